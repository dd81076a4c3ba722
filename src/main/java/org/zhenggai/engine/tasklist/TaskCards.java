package org.zhenggai.engine.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.engine.tasklist.Subjects.Subject;
import org.zhenggai.engine.tasklist.TasksProcess.Open;
import org.zhenggai.engine.tasklist.Teams.Member;
import org.zhenggai.engine.tasklist.Teams.Team;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.LadderStep;

/** What Tasklist's list says about each task beside its name. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TaskCards {

    /** The most tasks that are asked for or assigned at once; a page of Tasklist has 15. */
    public static final int MOST = 50;

    private static final String REPORT = "reportProgress";

    private final TasksProcess tasks;
    private final Subjects subjects;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * One task in the list.
     *
     * @param round short name of its round
     * @param unit name of the item's lead unit, or null
     * @param overdueItem how late the item itself is, or null when it is not
     * @param level word for the step of the ladder, or null when the item does not stall
     * @param returned whether it asks for a report on what was sent back
     * @param assignee name of who has the task, or null
     * @param team code of the team among whom the viewer may assign it, or null
     */
    public record Card(
            String step,
            String round,
            String number,
            String title,
            String unit,
            Due due,
            String overdueItem,
            String level,
            boolean returned,
            String assignee,
            String team) {}

    /** The cards by task, and for whoever assigns the people of his teams. */
    public record Cards(Map<String, Card> cards, Map<String, List<Member>> teams) {}

    /** A task with all that is known of it; the card is made of that. */
    record Known(Open open, Subject subject, String teamCode, Team team) {}

    /**
     * The cards of those of these tasks that the viewer may see.
     *
     * @throws Refusal when there are more than {@link #MOST}
     */
    public Cards cards(Viewer viewer, Collection<String> ids) {
        List<Known> known = known(viewer, ids);
        Map<String, String> names = names(known.stream()
                .map(task -> task.open().assignee())
                .filter(assignee -> assignee != null)
                .collect(Collectors.toSet()));
        Map<String, Card> cards =
                known.stream().collect(Collectors.toMap(task -> task.open().id(), task -> card(viewer, task, names)));
        Map<String, List<Member>> members = new LinkedHashMap<>();
        known.stream()
                .filter(task -> task.team() != null)
                .forEach(task -> members.put(task.teamCode(), task.team().members()));
        return new Cards(cards, members);
    }

    /**
     * Those of these tasks that the viewer may see, with what they are about and his team for them. Whom the engine shows a
     * task is shown its item's title.
     */
    List<Known> known(Viewer viewer, Collection<String> ids) {
        Refusal.unless(ids.size() <= MOST, "一次最多处理%d项任务，现为%d项，请分批办理。", MOST, ids.size());
        List<Open> visible = ids.isEmpty() ? List.of() : tasks.visible(viewer.username(), ids);
        if (visible.isEmpty()) {
            return List.of();
        }
        Map<String, Subject> about = subjects.of(visible, Scope.ALL);
        Map<String, Team> own = teams.of(viewer);
        Map<String, String> teamOf = new LinkedHashMap<>();
        own.forEach(
                (code, team) -> tasks.offeredTo(team.groups(), ids).forEach(task -> teamOf.putIfAbsent(task, code)));
        return visible.stream()
                .map(task ->
                        new Known(task, about.get(task.id()), teamOf.get(task.id()), own.get(teamOf.get(task.id()))))
                .toList();
    }

    private Card card(Viewer viewer, Known task, Map<String, String> names) {
        Open open = task.open();
        Subject subject = task.subject();
        return new Card(
                open.step(),
                subject.roundName(),
                subject.number(),
                subject.title(),
                subject.unit(),
                Due.of(open.due(), LocalDateTime.now(clock)),
                overdue(subject),
                level(viewer, subject.level()),
                subject.returned() && open.key().equals(REPORT),
                open.assignee() == null ? null : names.getOrDefault(open.assignee(), open.assignee()),
                task.teamCode());
    }

    private String overdue(Subject subject) {
        if (subject.item() == null) {
            return null;
        }
        Deadline deadline = Deadline.of(subject.deadline(), subject.state(), LocalDate.now(clock));
        return deadline.colour().equals("overdue") ? deadline.word() : null;
    }

    private static String level(Viewer viewer, Integer level) {
        if (level == null || level == 0) {
            return null;
        }
        return (viewer.isDiscipline() ? LadderStep.of(level) : LadderStep.shown(level)).word();
    }

    private record Person(String username, String name) {}

    private Map<String, String> names(Set<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select username, name from person where username in (:usernames)")
                        .param("usernames", usernames)
                        .query(Person.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Person::username, Person::name));
    }
}
