package org.zhenggai.notice.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.zhenggai.engine.models.draft.DraftSubmitted;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.channel.Outbox;

/** Administrators are told of a draft that waits, its author is not, and nobody where notices are off. */
class ModelDraftNoticesTest {

    private final List<Draft> told = new ArrayList<>();
    private final Outbox outbox = Mockito.mock(Outbox.class);

    @Test
    void administratorsAreToldOfADraft() {
        Mockito.when(outbox.isOn()).thenReturn(true);
        Mockito.doAnswer(call -> told.addAll(call.<Collection<Draft>>getArgument(0)))
                .when(outbox)
                .write(any());
        new ModelDraftNotices(outbox).submitted(new DraftSubmitted(3, "法制审核", "liucheng1"));
        assertThat(told).singleElement().satisfies(draft -> {
            assertThat(draft.kind()).isEqualTo(NoticeKind.TASK);
            assertThat(draft.groups()).containsExactly("camunda-admin");
            assertThat(draft.except()).isEqualTo("liucheng1");
            assertThat(draft.number() + draft.reason()).isEqualTo("草稿3发布流程改动“法制审核”");
            assertThat(draft.path()).isEqualTo("/workshop/drafts/3");
        });
    }

    @Test
    void nobodyIsToldWhereNoticesAreOff() {
        new ModelDraftNotices(outbox).submitted(new DraftSubmitted(3, "法制审核", "liucheng1"));
        Mockito.verify(outbox, Mockito.never()).write(any());
    }
}
