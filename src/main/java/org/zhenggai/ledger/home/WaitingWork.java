package org.zhenggai.ledger.home;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.engine.desk.Desk;
import org.zhenggai.engine.tasklist.Subjects;
import org.zhenggai.engine.tasklist.Subjects.Subject;
import org.zhenggai.engine.tasklist.TaskCards.Card;
import org.zhenggai.ledger.home.DeskProcess.Task;
import org.zhenggai.ledger.home.Readings.Reading;
import org.zhenggai.people.Viewer;

/** The beginning of what waits for somebody, each with what it is about and, for who decides, what to read before. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class WaitingWork {

    /** Tasks on the first page; all of them are on the page of the tasks. */
    private static final int MOST = 40;

    private final Desk desk;
    private final DeskProcess tasks;
    private final Subjects subjects;
    private final Readings readings;
    private final Clock clock;

    Waiting of(Viewer viewer) {
        LocalDateTime now = LocalDateTime.now(clock);
        Scope scope = Scope.of(viewer);
        List<Desk.Row> first = desk.first(viewer, MOST);
        Map<String, Task> open = tasks.of(first.stream().map(Desk.Row::id).toList());
        Map<String, Subject> about = subjects.of(open.values(), scope);
        Map<Long, Reading> read = viewer.signsOff()
                ? readings.of(
                        about.values().stream()
                                .map(Subject::item)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        scope)
                : Map.of();
        return new Waiting(
                desk.parts(viewer),
                first.stream()
                        .filter(row -> about.containsKey(row.id()))
                        .map(row -> row(open.get(row.id()), row.card(), about.get(row.id()), read, now))
                        .toList());
    }

    private static Waiting.Row row(Task task, Card card, Subject subject, Map<Long, Reading> read, LocalDateTime now) {
        return Waiting.Row.of(
                task,
                card.due().word(),
                card.assignee(),
                subject,
                now,
                subject.item() == null ? null : read.get(subject.item()));
    }
}
