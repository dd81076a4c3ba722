package org.zhenggai.engine.desk;

import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.desk.TaskFileProcess.Found;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.engine.view.ViewSerializer;
import org.zhenggai.engine.view.Views;

/**
 * The case of a task, which stands above its form: each view of the case that the model names. Not read-only, since reading a
 * confidential case writes a line of the log of access, which PostgreSQL would refuse.
 */
@Service
@Transactional
@RequiredArgsConstructor
class Panels {

    private final Views views;

    /**
     * A part of the panel.
     *
     * @param view its name, which is that of its template in the folder {@code case}
     * @param content as this template takes it
     */
    record Part(String view, Object content) {}

    /** The case as this person reads it; what he has to heed comes before what the task is about. */
    List<Part> of(Found task, String reader) {
        return task.views().stream()
                .map(views::get)
                .filter(CaseView.class::isInstance)
                .sorted(Comparator.comparing(Subject.class::isInstance))
                .map(view -> views.isSeenBy(reader, view, task.subject())
                        ? new Part(view.name(), ViewSerializer.plain(views, view.name(), task.subject(), reader))
                        : new Part("withheld", ""))
                .distinct()
                .toList();
    }
}
