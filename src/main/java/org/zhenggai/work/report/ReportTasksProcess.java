package org.zhenggai.work.report;

import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.PersonTasksProcess;

/** The reports that are asked of a person now, by the engine's own rights. */
@Component
@RequiredArgsConstructor
class ReportTasksProcess {

    /** More than a unit has; the page says when there are more. */
    static final int MOST = 1000;

    private final PersonTasksProcess tasks;

    /** The open report tasks of a person, by the item that they are about; not those that somebody else has claimed. */
    Map<Long, String> of(String user) {
        return tasks.offered(user, MOST, "userTask_reportProgress").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue, found -> found.getKey().getId(), (one, other) -> one));
    }
}
