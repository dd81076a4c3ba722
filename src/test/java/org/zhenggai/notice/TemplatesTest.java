package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.*;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.access.Visitor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.notice.admin.Templates;

/** An administrator writes the words of messages, and nobody else. */
class TemplatesTest extends NoticeServerTest {

    private static final String PAGE = "/administration/notices/templates/TASK";

    private static String fields(String subject, String body) {
        return "subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&body="
                + URLEncoder.encode(body, StandardCharsets.UTF_8);
    }

    @Test
    void whatAnAdministratorWroteIsSent() {
        Visitor administrator = loggedIn(ADMINISTRATOR);
        String token = administrator.token(PAGE);
        String words = fields("请办理{编号}号", "{姓名}，请于{期限}前办理：{链接}");
        assertThat(administrator.form(PAGE + "/preview", words, token).body())
                .contains("请办理21-2号", "张三，请于2024年3月15日 17:00前办理：http://zhenggai.town.test/items/21");
        assertThat(administrator.form(PAGE, words, token).statusCode()).isEqualTo(302);
        assertThat(administrator.get("/administration/notices").body()).contains("请办理{编号}号", "已修改");

        cycle.startedRound(1);
        assertThat(subjectsTo(HANDLER)).containsExactly("请办理1号");
        assertThat(post.mailsTo(HANDLER).get(0).body()).startsWith("测试-handler1，请于2024年3月6日 17:30前办理：http://");
        assertThat(jdbc.sql("select count(*) from access_log where kind = 'SETTINGS_CHANGED' and detail = '新任务'")
                        .query(Integer.class)
                        .single())
                .isPositive();

        assertThat(administrator.form(PAGE + "/reset", fields("", ""), token).body())
                .contains("恢复“新任务”的默认模板吗", "不能找回");
        assertThat(administrator.get(PAGE).body()).doesNotContain("您有一项新任务需要办理");
        administrator.form(PAGE + "/reset", "confirmed=true", token);
        assertThat(administrator.get(PAGE).body()).contains("您有一项新任务需要办理");
    }

    @Test
    void anUnknownPlaceholderIsRefusedWithASentence() {
        Visitor administrator = loggedIn(ADMINISTRATOR);
        assertThat(administrator
                        .form(PAGE, fields("新任务{标题}", "{链接}"), administrator.token(PAGE))
                        .body())
                .contains("“新任务”的模板里不能用{标题}，可用的有{姓名}、{编号}、{事由}、{期限}、{链接}。");
    }

    @ParameterizedTest
    @CsvSource({"新任务, 没有去处, 要有{链接}", "'  ', '{链接}', 标题和正文都要填写", "'{编号', '{链接}', 不成对的花括号", "'一行\n两行', '{链接}', 须为一行"})
    void aTemplateThatWouldMisleadIsRefused(String subject, String body, String sentence) {
        assertThatThrownBy(() -> Templates.checked(NoticeKind.TASK, subject, body))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void theWordsOfTheCodeAreInOrder(NoticeKind kind) {
        assertThat(Templates.checked(kind, kind.subject(), kind.body()).body()).isEqualTo(kind.body());
        assertThat(loggedIn(ADMINISTRATOR)
                        .get("/administration/notices/templates/" + kind)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void othersStayOutside() {
        for (String user : new String[] {HANDLER, OFFICE, SECRETARY}) {
            Visitor visitor = loggedIn(user);
            String token = visitor.token("/notices");
            assertThat(visitor.statusOf("/administration/notices")).isEqualTo(403);
            assertThat(visitor.statusOf(PAGE)).isEqualTo(403);
            assertThat(visitor.form(PAGE, fields("a", "{链接}"), token).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.form(PAGE + "/reset", "", token).statusCode()).isEqualTo(403);
            assertThat(visitor.form(PAGE + "/preview", fields("a", "{链接}"), token)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(visitor.form("/administration/notices/resend", "", token).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.form("/administration/notices/1/resend", "", token)
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
