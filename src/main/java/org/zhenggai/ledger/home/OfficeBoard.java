package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.PastPeriods;
import org.zhenggai.ledger.RoundBoard;
import org.zhenggai.ledger.RoundBoard.Fortnight;
import org.zhenggai.ledger.home.DeskProcess.Task;
import org.zhenggai.ledger.home.TaskSubjects.Subject;
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
    private final TaskSubjects subjects;
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
        return board.fortnight(round, Scope.of(viewer)).map(found -> new Period(found, past.returnedSince(round)));
    }

    /** Of the models that everybody may know of; a referral is not among them. */
    Late late(Viewer viewer) {
        List<Task> open = tasks.late().stream()
                .filter(task -> viewer.isDiscipline() || !CaseModels.isRestricted(task.process()))
                .toList();
        Map<String, Subject> about = subjects.of(open, Scope.of(viewer));
        Names names = names(open);
        LocalDateTime now = LocalDateTime.now(clock);
        List<Stuck> stuck = open.stream()
                .filter(task -> about.containsKey(task.id()))
                .map(task -> new Stuck(
                        task.id(),
                        task.step(),
                        about.get(task.id()),
                        names.of(task.holders()),
                        ChronoUnit.DAYS.between(task.due().toLocalDate(), now.toLocalDate()),
                        task.due()))
                .toList();
        return new Late(stuck.size(), hands(stuck), stuck.subList(0, Math.min(SHOWN, stuck.size())));
    }

    private static List<Hands> hands(List<Stuck> stuck) {
        Map<String, List<Stuck>> byHolder =
                stuck.stream().collect(Collectors.groupingBy(Stuck::holder, TreeMap::new, Collectors.toList()));
        List<Hands> hands = new ArrayList<>();
        byHolder.forEach((holder, own) -> hands.add(new Hands(
                holder, own.size(), own.stream().mapToLong(Stuck::days).max().orElse(0))));
        hands.sort(
                Comparator.comparing(Hands::longest).thenComparing(Hands::tasks).reversed());
        return hands;
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

    private Names names(List<Task> open) {
        Map<String, String> names = new HashMap<>();
        for (Role role : Role.values()) {
            names.put(role.code(), role.word());
        }
        directory.units().forEach(unit -> {
            names.put(Role.groupOfUnit(unit.code()), unit.name());
            names.put(Role.groupOfHeads(unit.code()), unit.name() + "负责人");
        });
        String person = Role.groupOfPerson("");
        Set<String> people = open.stream()
                .flatMap(task -> task.holders().stream())
                .filter(group -> group.startsWith(person))
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
