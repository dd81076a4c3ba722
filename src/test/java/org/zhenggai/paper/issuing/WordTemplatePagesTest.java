package org.zhenggai.paper.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.zhenggai.process.Cycle.OFFICE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.template.WordTemplates;

/** The administrator's pages of the Word templates. */
class WordTemplatePagesTest extends TestServer {

    private static final String PAGE = "/administration/documents/plan";

    @Autowired
    private WordTemplates templates;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void people() {
        cycle.people();
    }

    @AfterEach
    void packagedTemplates() {
        jdbc.sql("delete from document_template").update();
    }

    @Test
    void templateIsTakenListedAndGivenBack() {
        Visitor administrator = visitor();
        administrator.logIn("guanli", "test-only-password");
        assertThat(administrator.get("/administration/documents").body()).contains("整改工作方案", "销号审批表");
        assertThat(administrator.get(PAGE).body()).contains("事项标题", "未列涉密事项数", "一直使用默认模板");
        byte[] packaged = templates.current(DocumentKind.PLAN);
        assertThat(administrator.download(PAGE + "/template", null).body()).isEqualTo(packaged);
        byte[] other = templates.current(DocumentKind.SIGN_OFF_FORM);
        // The same file again is a version too, and one of another document names tags that a plan does not have.
        templates.replace(DocumentKind.PLAN, packaged, "guanli");
        assertThat(administrator.get(PAGE).body()).contains("/administration/documents/plan/versions/");
        assertThat(catchThrowable(() -> templates.replace(DocumentKind.PLAN, other, "guanli")))
                .hasMessageContaining("{{核验意见}}");
        assertThat(templates.versions(DocumentKind.PLAN)).hasSize(1);
        administrator.form(PAGE + "/reset", "", administrator.token(PAGE));
        assertThat(administrator.get(PAGE).body()).contains("恢复默认");
        assertThat(templates.current(DocumentKind.PLAN)).isEqualTo(packaged);
        assertThat(administrator.statusOf("/administration/documents/ledger")).isEqualTo(404);
        assertThat(loggedIn(OFFICE).statusOf(PAGE)).isEqualTo(403);
    }
}
