package org.zhenggai.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.inbox.Inbox.Line;
import org.zhenggai.notice.inbox.Inbox.Told;

/** A notice is in an inbox once, waits until it is read or its task is done, and is its reader's own. */
class InboxTest {

    private static final Slice slice = new Slice();
    private static final Inbox inbox = slice.make(Inbox.class);

    static {
        slice.person("reader", null);
        slice.person("other", null);
        slice.jdbc().sql("create table act_ru_task (id_ varchar(64))").update();
    }

    @BeforeEach
    void empty() {
        slice.jdbc().sql("delete from notice_inbox").update();
        slice.jdbc().sql("delete from act_ru_task").update();
        slice.on(MONDAY);
    }

    private static Draft draft(String key, String task) {
        return new Draft(key, NoticeKind.TASK, task, "21-2", "签收", "/items/3", null, Set.of(), Set.of(), null);
    }

    private static void tell(String person, String... keys) {
        inbox.add(List.of(keys).stream()
                .map(key -> new Told(draft(key, null), person))
                .toList());
    }

    private static List<Line> unread() {
        return inbox.page("reader", true, 1).rows();
    }

    @Test
    void whatIsToldTwiceIsThereOnce() {
        tell("reader", "a", "b");
        tell("reader", "a");
        tell("other", "a");
        assertThat(inbox.unread("reader")).isEqualTo(2);
        assertThat(inbox.unread("other")).isOne();
    }

    @Test
    void whoFollowsItHasReadIt() {
        tell("reader", "a", "b");
        long newest = unread().get(0).id();
        assertThat(inbox.open("other", newest)).isEmpty();
        assertThat(inbox.unread("reader")).isEqualTo(2);
        assertThat(inbox.open("reader", newest)).contains("/items/3");
        assertThat(inbox.open("reader", newest)).contains("/items/3");
        assertThat(inbox.unread("reader")).isOne();
        assertThat(inbox.page("reader", false, 1).rows())
                .extracting(Line::waits)
                .containsExactly(false, true);
    }

    @Test
    void whatCameMeanwhileStaysUnread() {
        tell("reader", "a", "b");
        long seen = unread().get(0).id();
        tell("reader", "c");
        tell("other", "a");
        assertThat(inbox.readAll("reader", seen)).isEqualTo(2);
        assertThat(unread()).hasSize(1);
        assertThat(inbox.unread("other")).isOne();
    }

    @Test
    void aDoneTaskWaitsForNobody() {
        slice.jdbc().sql("insert into act_ru_task values ('open')").update();
        inbox.add(List.of(new Told(draft("a", "open"), "reader"), new Told(draft("b", "done"), "reader")));
        assertThat(inbox.unread("reader")).isOne();
        assertThat(inbox.page("reader", false, 1).rows())
                .extracting(Line::ended)
                .containsExactly(true, false);
    }

    @Test
    void aLongInboxHasPages() {
        tell(
                "reader",
                IntStream.rangeClosed(0, Page.SIZE).mapToObj(n -> "k" + n).toArray(String[]::new));
        assertThat(inbox.page("reader", true, 1).rows()).hasSize(Page.SIZE);
        assertThat(inbox.page("reader", true, 2).rows()).hasSize(1);
    }

    @Test
    void whatIsOldIsForgotten() {
        tell("reader", "a");
        slice.on(MONDAY.plusDays(3));
        tell("reader", "b");
        inbox.forget(MONDAY.plusDays(1).atStartOfDay());
        assertThat(inbox.unread("reader")).isOne();
    }
}
