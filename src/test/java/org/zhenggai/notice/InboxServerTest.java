package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Answers;

/** The inbox as its reader sees it: whatever he chose of mail, with a badge, and nobody else's. */
class InboxServerTest extends NoticeServerTest {

    private static final Pattern LINE = Pattern.compile("href=\"/inbox/([0-9]+)\"");

    @Test
    void aNewTaskIsInTheInboxUntilItIsReadOrDone() {
        jdbc.sql("update notice_preference set mail = false").update();
        long item = cycle.items(cycle.startedRound(1)).get(0);
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.get("/inbox/count").body()).isEqualTo("{\"unread\":1}");
        String page = handler.get("/inbox").body();
        assertThat(page).contains("新任务", "签收整改事项", "未读1", "账目不清");
        Matcher line = LINE.matcher(page);
        assertThat(line.find()).isTrue();

        assertThat(loggedIn(OFFICE).statusOf("/inbox/" + line.group(1))).isEqualTo(404);
        HttpResponse<String> opened = handler.get("/inbox/" + line.group(1));
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to)
                        .endsWith(Links.task(cycle.task("acceptItem", item).getId())));
        assertThat(handler.get("/inbox/count").body()).isEqualTo("{\"unread\":0}");

        Visitor head = loggedIn(HEAD);
        assertThat(head.get("/inbox/count").body()).isEqualTo("{\"unread\":1}");
        cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "accepted"));
        assertThat(head.get("/inbox?all=true").body()).contains("任务已办结");
    }

    @Test
    void allAreMarkedAsReadAtOnce() {
        cycle.startedRound(2);
        Visitor handler = loggedIn(HANDLER);
        String page = handler.get("/inbox").body();
        Matcher line = LINE.matcher(page);
        assertThat(line.find()).isTrue();
        String sent = "upTo=" + line.group(1);
        assertThat(handler.form("/inbox/read", sent, null).statusCode()).isEqualTo(403);
        assertThat(handler.form("/inbox/read", sent, handler.token("/inbox")).statusCode())
                .isEqualTo(302);
        assertThat(handler.get("/inbox/count").body()).isEqualTo("{\"unread\":0}");
        assertThat(handler.get("/inbox").body()).contains("没有未读的通知");
    }

    /** The notice keeps no title; the page asks for it anew, so that it is told to nobody who may see the item no more. */
    @Test
    void whatAnItemIsCalledIsToldToWhoSeesIt() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        jdbc.sql("update notice_inbox set task = null, path = ? where person = ?")
                .params(Links.item(item), HANDLER)
                .update();
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.get("/inbox").body()).contains("账目不清");
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        assertThat(handler.get("/inbox").body()).contains("签收整改事项").doesNotContain("账目不清");
    }

    @Test
    void aReturnSaysOfWhatAndWhyToWhoeverMayReadTheItem() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, OFFICE, Answers.failed("缺三月凭证"));
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.get("/inbox").body()).contains("核验未通过", "第1类账目不清", "缺三月凭证");

        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        assertThat(handler.get("/inbox").body()).contains("核验未通过").doesNotContain("缺三月凭证");
    }

    @Test
    void aUnitHearsThatItsItemHasPassed() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        assertThat(loggedIn(HANDLER).get("/inbox").body()).contains("进展", "核验通过", "第1类账目不清");
    }
}
