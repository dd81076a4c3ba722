package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.PastPeriods;
import org.zhenggai.engine.tasklist.Subjects;
import org.zhenggai.engine.tasklist.Subjects.Subject;
import org.zhenggai.ledger.RoundBoard;
import org.zhenggai.ledger.RoundBoard.Fortnight;
import org.zhenggai.ledger.home.DeskProcess.Task;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.CaseModels;

/** What the office looks at first: this fortnight, and what is stuck in whose hands. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class OfficeBoard {

    private static final int SHOWN = 8;

    private final RoundBoard board;
    private final PastPeriods past;
    private final DeskProcess tasks;
    private final Subjects subjects;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** The newest period of a round; {@code returned} is how often work was sent back since the last bulletin. */
    record Period(Fortnight fortnight, int returned) {}

    /**
     * A task whose time is over.
     *
     * @param holder who has to do it, in words
     * @param days for how long it is late; 0 for today
     */
    record Stuck(String task, String step, Subject subject, String holder, long days, LocalDateTime due) {}

    /** Somebody's late tasks. */
    record Hands(String holder, int tasks, long longest) {}

    /**
     * What is stuck.
     *
     * @param hands those who have late tasks, the longest first
     * @param longest the tasks that are late for longest
     */
    record Late(int all, List<Hands> hands, List<Stuck> longest) {}

    Optional<Period> period(Viewer viewer, long round) {
        Scope scope = Scope.of(viewer);
        return board.fortnight(round, scope).map(found -> new Period(found, past.returnedSince(round, scope)));
    }

    /** Of the models that everybody may know of; a referral is not among them. */
    Late late(Viewer viewer) {
        Set<String> models = Stream.of(CaseModels.keys(), CaseModels.others())
                .flatMap(all -> all.keySet().stream())
                .filter(model -> viewer.isDiscipline() || !CaseModels.isRestricted(model))
                .collect(Collectors.toSet());
        List<DeskProcess.Hands> all = tasks.hands(models);
        List<Task> longest = tasks.late(models, SHOWN);
        Map<String, Subject> about = subjects.of(longest, Scope.of(viewer));
        Names names = names(all.stream().flatMap(hands -> hands.holders().stream()));
        LocalDate today = LocalDate.now(clock);
        return new Late(
                all.stream().mapToInt(DeskProcess.Hands::tasks).sum(),
                hands(all, names, today),
                longest.stream()
                        .filter(task -> about.containsKey(task.id()))
                        .map(task -> new Stuck(
                                task.id(),
                                task.step(),
                                about.get(task.id()),
                                names.of(task.holders()),
                                days(task.due(), today),
                                task.due()))
                        .toList());
    }

    private static long days(LocalDateTime due, LocalDate today) {
        return ChronoUnit.DAYS.between(due.toLocalDate(), today);
    }

    private static List<Hands> hands(List<DeskProcess.Hands> all, Names names, LocalDate today) {
        return all.stream()
                .map(one -> new Hands(names.of(one.holders()), one.tasks(), days(one.since(), today)))
                .sorted(Comparator.comparing(Hands::longest)
                        .thenComparing(Hands::tasks)
                        .reversed()
                        .thenComparing(Hands::holder))
                .toList();
    }

    private record Named(String username, String name) {}

    /** What groups of the engine are called. */
    private record Names(Map<String, String> byGroup) {

        String of(Set<String> groups) {
            return groups.isEmpty()
                    ? "无人"
                    : groups.stream()
                            .map(group -> byGroup.getOrDefault(group, group))
                            .distinct()
                            .collect(Collectors.joining("、"));
        }
    }

    private Names names(Stream<String> groups) {
        Map<String, String> names = new HashMap<>();
        for (Role role : Role.values()) {
            names.put(role.code(), role.word());
        }
        directory.units().forEach(unit -> {
            names.put(Role.groupOfUnit(unit.code()), unit.name());
            names.put(Role.groupOfHeads(unit.code()), unit.name() + "负责人");
        });
        String person = Role.groupOfPerson("");
        Set<String> people = groups.filter(group -> group.startsWith(person))
                .map(group -> group.substring(person.length()))
                .collect(Collectors.toSet());
        jdbc.sql("select username, name from person where username in (:people)")
                .param("people", people.isEmpty() ? Set.of("") : people)
                .query(Named.class)
                .list()
                .forEach(one -> names.put(person + one.username(), one.name()));
        return new Names(names);
    }
}
