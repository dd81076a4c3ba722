package org.zhenggai.engine.models.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** What designers added goes by a draft, when nothing needs it; and a trial holds for the texts that it tried. */
class RemovalTest extends TestServer {

    private static final String DESIGNER = "designer-of-removals";
    private static final Path KIT = Path.of("docs/starter-kit/sample");
    private static final String OWN = "processes/item-legal-review/item-legal-review.bpmn";
    private static final String CALLER = "processes/sign-off/sign-off.bpmn";
    private static final String TABLE = "processes/escalation/escalation-level.dmn";
    private static final String ROUTE = "processes/sign-off/sign-off-route.dmn";

    @Autowired
    private RepositoryService models;

    @Autowired
    private SoftwareMerge software;

    @Autowired
    private ModelTexts texts;

    @Autowired
    private ReleaseList list;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private long before;
    private Visitor designer;
    private Visitor administrator;

    @BeforeEach
    void people() {
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-删文件", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
        }
        designer = loggedIn(DESIGNER);
        administrator = visitor();
        administrator.logIn("guanli", "test-only-password");
        before = newest();
    }

    @AfterEach
    void forget() {
        DraftTraces.forget(jdbc, models, before);
        transactions.executeWithoutResult(status -> software.at(new ModelSet(ModelFolders.packaged())));
        assertThat(newest()).as("what runs is what was packaged").isEqualTo(before);
    }

    private long newest() {
        return jdbc.sql("select max(id) from model_release").query(Long.class).single();
    }

    @Test
    void anOwnProcessGoesWithItsFormWhenNothingCallsItAndComesBack() throws IOException {
        Map<String, String> kit = new TreeMap<>();
        try (Stream<Path> files = Files.walk(KIT)) {
            files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                    .forEach(file -> kit.put(KIT.relativize(file).toString(), read(file)));
        }
        String form = kit.keySet().stream()
                .filter(path -> path.startsWith("forms/item-legal-review"))
                .findFirst()
                .orElseThrow();
        release(drafted("kit", kit));
        assertThat(list.running().texts()).containsKeys(OWN, form);
        assertThat(designer.get("/workshop").body()).contains("提交删除");

        assertThat(remove(CALLER).body()).contains("不能删除：它随系统提供");
        assertThat(remove(OWN).body()).contains("不能删除：", "还用到它");

        // What nothing calls any more goes with the change, and may not stay.
        String draft = drafted("less", Map.of("sign-off.bpmn", read(Path.of(CALLER))));
        assertThat(administrator.get(draft).body())
                .contains("删除文件", "没有在办的，删除后不再开始新的", OWN, form)
                .doesNotContain("不删除");
        assertThat(mark(draft, CALLER, true).body()).contains("不能删除");
        assertThat(mark(draft, OWN, false).body()).contains("没有流程调用“" + OWN);
        assertThat(mark(draft, form, false).statusCode()).isEqualTo(302);
        assertThat(designer.get(draft).body()).contains("随这份草稿删除");
        assertThat(mark(draft, form, true).statusCode()).isEqualTo(302);
        // What is sent again keeps the mark.
        String again = drafted("less", Map.of("sign-off.bpmn", read(Path.of(CALLER))));
        assertThat(again).isNotEqualTo(draft);
        release(again);
        assertThat(list.running().texts()).doesNotContainKeys(OWN, form);
        assertThat(administrator.get("/workshop").body()).contains("，删除3");

        HttpResponse<String> back = administrator.form(
                "/workshop/releases/" + newest() + "/take-back",
                "reason=" + encoded("还要用"),
                administrator.token("/workshop"));
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(list.running().texts()).containsKeys(OWN, form);
        assertThat(models.createProcessDefinitionQuery()
                        .processDefinitionKey("item-legal-review")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(2);
    }

    @Test
    void aTrialHoldsForWhatItTried() throws IOException {
        String draft = drafted(
                "tried",
                Map.of(
                        "escalation-level.dmn",
                        read(Path.of(TABLE)).replace("第1", "第一").replaceFirst("<description>", "<description>新：")));
        long id = Long.parseLong(draft.replaceFirst(".*/", ""));
        jdbc.sql(
                        "update model_draft set trial_state = 'DONE', trial = '没有差别', trial_of = ?, trial_at = at where id = ?")
                .params(texts.pair(id), id)
                .update();
        assertThat(administrator.get(draft).body()).contains("已试办").doesNotContain("不经试办发布");
        release(drafted(
                "between",
                Map.of("sign-off-route.dmn", read(Path.of(ROUTE)).replaceFirst("<description>", "<description>新："))));
        assertThat(administrator.get(draft).body()).contains("试办已过时", "重新试办", "不经试办发布");
        assertThat(administrator.get("/workshop").body()).contains("试办已过时");
        assertThat(administrator
                        .form(draft + "/release", "reason=x&untried=false", administrator.token(draft))
                        .body())
                .contains("那次试办不能算数");
    }

    private String drafted(String name, Map<String, String> files) {
        HttpResponse<String> answer =
                visitor().basic(DESIGNER, PASSWORD).upload("/engine-rest/deployment/create", name, files);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst("(?s).*\"page\":\"([^\"]+)\".*", "$1");
    }

    private void release(String draft) {
        HttpResponse<String> answer = administrator.form(
                draft + "/release", "reason=" + encoded("按制度") + "&untried=true", administrator.token(draft));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private HttpResponse<String> remove(String path) {
        return designer.form("/workshop/removals", "path=" + encoded(path), designer.token("/workshop"));
    }

    private HttpResponse<String> mark(String draft, String path, boolean gone) {
        return designer.form(draft + "/removals", "path=" + encoded(path) + "&gone=" + gone, designer.token(draft));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
