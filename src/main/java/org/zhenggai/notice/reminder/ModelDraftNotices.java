package org.zhenggai.notice.reminder;

import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.draft.DraftSubmitted;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;

/** Tells the administrators of a designer's draft that waits to be released. */
@Component
@RequiredArgsConstructor
class ModelDraftNotices {

    private final Outbox outbox;

    @EventListener
    void submitted(DraftSubmitted draft) {
        if (outbox.isOn()) {
            outbox.write(List.of(new Draft(
                    "model-draft:" + draft.id(),
                    NoticeKind.TASK,
                    null,
                    "草稿" + draft.id(),
                    "发布流程改动“" + draft.name() + "”",
                    "/workshop/drafts/" + draft.id(),
                    null,
                    Set.of(Role.CAMUNDA_ADMIN.code()),
                    Set.of(),
                    draft.author())));
        }
    }
}
