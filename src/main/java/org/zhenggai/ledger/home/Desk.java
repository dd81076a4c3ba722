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
import org.zhenggai.ledger.home.DeskProcess.Task;
import org.zhenggai.ledger.home.Readings.Reading;
import org.zhenggai.ledger.home.TaskSubjects.Subject;
import org.zhenggai.people.Viewer;

/** What waits for somebody, each with what it is about and, for who decides, what to read before. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Desk {

    private final DeskProcess tasks;
    private final TaskSubjects subjects;
    private final Readings readings;
    private final Clock clock;

    Waiting of(Viewer viewer) {
        LocalDateTime now = LocalDateTime.now(clock);
        Scope scope = Scope.of(viewer);
        List<Task> open = tasks.of(viewer.username());
        Map<String, Subject> about = subjects.of(open, scope);
        Map<Long, Reading> read = viewer.signsOff()
                ? readings.of(
                        about.values().stream()
                                .map(Subject::item)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        scope)
                : Map.of();
        return new Waiting(open.stream()
                .filter(task -> about.containsKey(task.id()))
                .map(task -> {
                    Subject subject = about.get(task.id());
                    return Waiting.Row.of(task, subject, now, subject.item() == null ? null : read.get(subject.item()));
                })
                .toList());
    }
}
