package org.zhenggai.engine.models.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.state.OpenStatesReader;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** A draft is whole and compared, waits for a second person, and can be taken back; the software overwrites nothing. */
class WorkshopTest extends TestServer {

    private static final String DESIGNER = "designer-of-drafts";
    private static final String BOTH = "designer-and-administrator";
    private static final String TABLE = "processes/escalation/escalation-level.dmn";
    private static final String ROUTE = "processes/sign-off/sign-off-route.dmn";
    private static final String FORM = "forms/sign-off/confirmSums.form";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private RepositoryService models;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private SoftwareMerge software;

    @Autowired
    private ModelTexts texts;

    @Autowired
    private ReleaseList list;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private OpenStatesReader open;

    @Autowired
    private ModelExport export;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private long before;

    @BeforeEach
    void people() {
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-画图", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
            directory.addPerson(
                    new Directory.Person(
                            BOTH, "测试-两职", "designer", null, null, Set.of(Role.PROCESS_DESIGNER, Role.CAMUNDA_ADMIN)),
                    PASSWORD);
        }
        before = jdbc.sql("select max(id) from model_release").query(Long.class).single();
    }

    @AfterEach
    void forget() {
        DraftTraces.forget(jdbc, models, before);
        transactions.executeWithoutResult(status -> software.at(new ModelSet(ModelFolders.packaged())));
        assertThat(jdbc.sql("select max(id) from model_release")
                        .query(Long.class)
                        .single())
                .as("what runs is what was packaged")
                .isEqualTo(before);
    }

    @Test
    void aLoneFileIsMadeWholeAndNothingRunsBeforeASecondPersonReleasesIt() throws IOException {
        JsonNode answer = json(deploy(DESIGNER, "route", Map.of("sign-off-route.dmn", majorAlways())), 200);
        assertThat(answer.path("name").asText()).contains("route", "待管理员发布");
        assertThat(answer.path("changed")).extracting(JsonNode::asText).containsExactly(ROUTE);
        assertThat(answer.path("along").toString())
                .contains(
                        "processes/sign-off/sign-off.bpmn", "一并发布，否则仍用旧版", "rectification-item.bpmn", FORM, "取正在运行的版本");
        assertThat(route()).isEqualTo("ordinary");

        long draft = draft(answer);
        String page = "/workshop/drafts/" + draft;
        Visitor designer = loggedIn(DESIGNER);
        assertThat(designer.get(page).body())
                .contains("改动：第", "&quot;ordinary&quot; 改为 &quot;major&quot;", "一并发布", "草稿由管理员发布")
                .doesNotContain("不经试办发布");
        assertThat(designer.form(page + "/release", "reason=x&untried=true", designer.token(page))
                        .statusCode())
                .isEqualTo(403);

        Visitor administrator = administrator();
        assertThat(release(administrator, page, "", true).body()).contains("请写明理由");
        assertThat(release(administrator, page, "按制度", false).body()).contains("还没有试办完");
        assertThat(route()).isEqualTo("ordinary");
        assertThat(release(administrator, page, "按制度", true).statusCode()).isEqualTo(302);
        assertThat(route()).isEqualTo("major");
        assertThat(release(administrator, page, "再来", true).body()).contains("已发布，不能再发布");
        assertThat(administrator.get("/workshop").body()).contains("按制度（未经试办）", "退回上一版");
        assertThat(logged("MODEL_DRAFTED", "MODEL_RELEASED")).isEqualTo(2);

        long release =
                jdbc.sql("select max(id) from model_release").query(Long.class).single();
        String back = "/workshop/releases/" + release + "/take-back";
        assertThat(administrator
                        .form(back, "reason=" + encoded("有误"), administrator.token("/workshop"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(route()).isEqualTo("ordinary");
        assertThat(administrator
                        .form(back, "reason=" + encoded("有误"), administrator.token("/workshop"))
                        .body())
                .contains("只能退回最近一次发布");
    }

    /** The program itself takes minutes; here another answers in its place. */
    @Test
    void aTrialIsKeptWithItsDraftAndStandsBeforeWhoeverReleasesIt() throws Exception {
        long draft = draft(json(deploy(DESIGNER, "tried", Map.of("sign-off-route.dmn", majorAlways())), 200));
        String page = "/workshop/drafts/" + draft;
        List<String> told = new CopyOnWriteArrayList<>();
        jdbc.sql("delete from model_telling").update();
        TrialProgram program = new TrialProgram() {
            @Override
            Outcome run(
                    Map<String, String> running,
                    Map<String, String> changed,
                    String states,
                    String before,
                    Predicate<String> goesOn) {
                assertThat(running).containsKeys(ROUTE, FORM);
                assertThat(changed).containsOnlyKeys(ROUTE);
                assertThat(states).contains("\"states\"");
                told.add(before);
                return new Outcome(true, "督办级别没有变化", "走过的");
            }
        };
        DraftTrials trials = trials(program);
        trials.start(drafts.find(draft).orElseThrow(), "guanli");
        await().until(() -> jdbc.sql("select trial_state from model_draft where id = ?")
                .param(draft)
                .query(String.class)
                .single()
                .equals("DONE"));
        trials.destroy();
        trials(program).start(drafts.find(draft).orElseThrow(), "guanli");
        // What runs was told by the first trial, and the next one gets that.
        await().until(() -> told.equals(List.of("", "走过的")));
        await().until(() -> drafts.find(draft).orElseThrow().trialState() == ModelDrafts.Trial.DONE);
        Visitor administrator = administrator();
        assertThat(administrator.get(page).body()).contains("已试办", "督办级别没有变化").doesNotContain("不经试办发布");
        assertThat(release(administrator, page, "按制度", false).statusCode()).isEqualTo(302);
        assertThat(administrator.get("/workshop").body()).doesNotContain("按制度（未经试办）");
    }

    /** Whoever sees that it leads nowhere stops it; a server that was killed leaves no trial behind that seems to go on. */
    @Test
    void aTrialIsStoppedAndOneThatNobodyWorksOnCountsAsStopped() throws Exception {
        long draft = draft(json(deploy(DESIGNER, "stopped", Map.of("sign-off-route.dmn", majorAlways())), 200));
        String page = "/workshop/drafts/" + draft;
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        DraftTrials trials = trials(new TrialProgram() {
            @Override
            Outcome run(
                    Map<String, String> running,
                    Map<String, String> changed,
                    String states,
                    String before,
                    Predicate<String> goesOn) {
                await().until(() -> !goesOn.test("改动后的流程走到第7天，共212天"));
                said.add("停了");
                return Outcome.none("不该留下");
            }
        });
        trials.start(drafts.find(draft).orElseThrow(), "guanli");
        Visitor administrator = administrator();
        await().until(() -> administrator.get(page + "/trial").body(), body -> body.contains("第7天，共212天"));
        assertThat(administrator.get(page + "/trial").body()).contains("data-running", "停止试办");
        assertThat(administrator.get(page).body()).contains("第7天，共212天").doesNotContain("重新试办");
        administrator.form(page + "/trial/stop", "", administrator.token(page + "/trial"));
        await().until(() -> said.contains("停了"));
        trials.destroy();
        assertThat(administrator.get(page + "/trial").body())
                .contains("试办没有走完", "停止了试办", "重新试办")
                .doesNotContain("data-running", "不该留下");

        jdbc.sql("""
                update model_draft set trial_state = 'RUNNING', trial_alive = localtimestamp - interval '2' minute
                where id = ?
                """).param(draft).update();
        assertThat(administrator.get(page).body()).contains("试办没有走完", "中途停了机").doesNotContain("正在试办");
    }

    private DraftTrials trials(TrialProgram program) {
        return new DraftTrials(texts, list, program, open, jdbc, clock);
    }

    @Test
    void whatRunsIsWrittenBackToItsPlaces(@TempDir Path folder) throws IOException {
        long draft = draft(json(deploy(DESIGNER, "exported", Map.of("sign-off-route.dmn", majorAlways())), 200));
        release(administrator(), "/workshop/drafts/" + draft, "按制度", true);
        assertThat(export.run(folder)).contains("个文件已写入");
        assertThat(Files.readString(folder.resolve(ROUTE))).isEqualTo(majorAlways());
        assertThat(ModelFolders.inFolder(folder)).hasSameSizeAs(ModelFolders.packaged());
        assertThat(export.run(folder)).contains("其中0个与原来不同").doesNotContain("请删去");
        Files.writeString(folder.resolve("processes/sign-off/gone.dmn"), "<definitions/>");
        assertThat(export.run(folder)).contains("请删去：processes/sign-off/gone.dmn");
    }

    @Test
    void nobodyReleasesHisOwn() throws IOException {
        long draft = draft(json(deploy(BOTH, "own", Map.of("sign-off-route.dmn", majorAlways())), 200));
        Visitor author = loggedIn(BOTH);
        String page = "/workshop/drafts/" + draft;
        assertThat(author.get(page).body()).contains("须由另一位管理员发布");
        assertThat(release(author, page, "急用", true).body()).contains("须由另一位管理员发布");
        assertThat(route()).isEqualTo("ordinary");
        assertThat(author.form(page + "/withdraw", "", author.token(page)).statusCode())
                .isEqualTo(302);
        assertThat(release(administrator(), page, "急用", true).body()).contains("已撤回，不能再发布");
    }

    @Test
    void theSameAgainTakesThePlaceOfTheDraftAndWhatRunsIsNoDraft() throws IOException {
        long first = draft(json(deploy(DESIGNER, "same", Map.of("sign-off-route.dmn", majorAlways())), 200));
        long second = draft(json(deploy(DESIGNER, "same", Map.of("sign-off-route.dmn", majorAlways())), 200));
        assertThat(state(first)).isEqualTo("REPLACED");
        assertThat(state(second)).isEqualTo("WAITING");
        JsonNode answer = json(deploy(DESIGNER, "same", Map.of("sign-off-route.dmn", read(ROUTE))), 200);
        assertThat(answer.path("name").asText()).contains("没有生成草稿");
    }

    /** Whoever was first would be overwritten unread. */
    @Test
    void aDraftOfAnOlderStateIsNotReleasedOverANewerOne() throws IOException {
        long first = draft(json(deploy(DESIGNER, "one", Map.of("sign-off-route.dmn", majorAlways())), 200));
        long second = draft(json(
                deploy(
                        DESIGNER,
                        "two",
                        Map.of(
                                "sign-off-route.dmn",
                                read(ROUTE).replace("<text>\"ordinary\"</text>", "<text>\"standing\"</text>"))),
                200));
        Visitor administrator = administrator();
        assertThat(release(administrator, "/workshop/drafts/" + first, "先", true)
                        .statusCode())
                .isEqualTo(302);
        assertThat(release(administrator, "/workshop/drafts/" + second, "后", true)
                        .body())
                .contains("另一次发布改过" + ROUTE);
    }

    @Test
    void whatCannotBeReadIsRefusedInASentence() throws IOException {
        String model = read("processes/sign-off/sign-off.bpmn");
        assertThat(refused("sign-off.bpmn", model.substring(0, model.length() / 2)))
                .contains("“sign-off.bpmn”第", "请用 Camunda Modeler 打开检查");
        assertThat(refused("sums.form", "{")).contains("不是完整的表单");
        assertThat(refused("page.html", "<form/>")).contains("“page.html”不是流程（.bpmn）、决策表（.dmn）或表单（.form）");
        assertThat(refused(
                        "sign-off.bpmn",
                        model.replaceFirst(
                                "camunda:delegateExpression=\"[^\"]*\"", "camunda:class=\"java.lang.Thread\"")))
                .containsAnyOf("Java 类", "class");
        assertThat(refused("x.bpmn", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"))
                .contains("读不出来");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/", "/camunda/api/engine/engine/default/"})
    void otherWaysAreClosed(String api) throws IOException {
        String deployment = models.createDeploymentQuery().list().get(0).getId();
        Visitor designer = visitor().basic(DESIGNER, PASSWORD);
        assertThat(designer.json("POST", api + "deployment/" + deployment + "/redeploy", "{}")
                        .statusCode())
                .isIn(401, 403);
        long deployments = models.createDeploymentQuery().count();
        // By a slash at the end the engine's own REST is asked.
        designer.upload(api + "deployment/create/", "slash", Map.of("sign-off-route.dmn", majorAlways()));
        assertThat(models.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void theEngineTakesNothingFromSomebodyPastTheRelease() throws IOException {
        String table = majorAlways();
        identities.setAuthenticatedUserId("guanli");
        try {
            // Past the engine's rights, which nobody has anyway.
            assertThatThrownBy(() -> engine.getCommandExecutorTxRequired()
                            .execute(context -> context.runWithoutAuthorization(() -> models.createDeployment()
                                    .name("past")
                                    .addString("sign-off-route.dmn", table)
                                    .deploy())))
                    .hasMessageContaining("不能直接部署");
            assertThatThrownBy(() -> models.createDeployment()
                            .name("past")
                            .addString("sign-off-route.dmn", table)
                            .deploy())
                    .isInstanceOf(AuthorizationException.class);
        } finally {
            identities.clearAuthentication();
        }
        assertThat(route()).isEqualTo("ordinary");
    }

    @Test
    void whatADesignerChangedIsNotOverwrittenByTheSoftwareUnlessAnAdministratorSaysSo() throws IOException {
        long draft = draft(json(deploy(DESIGNER, "kept", Map.of("sign-off-route.dmn", majorAlways())), 200));
        Visitor administrator = administrator();
        release(administrator, "/workshop/drafts/" + draft, "按制度", true);
        SortedMap<String, String> next = new TreeMap<>(ModelFolders.packaged());
        next.put(ROUTE, read(ROUTE).replace("<text>\"ordinary\"</text>", "<text>\"standing\"</text>"));
        next.put(TABLE, read(TABLE) + "<!-- newer -->");
        upgrade(next);
        assertThat(route()).isEqualTo("major");
        assertThat(running(TABLE)).endsWith("<!-- newer -->");
        assertThat(running(ROUTE)).isEqualTo(majorAlways());
        String address = "/workshop/software?path=" + encoded(ROUTE);
        assertThat(administrator.get("/workshop").body()).contains("待决定（1）", ROUTE);
        assertThat(administrator.get(address).body())
                .contains("改为 &quot;standing&quot;", "设计人员改了什么", "系统改了什么", "两边都改了的有");
        assertThat(administrator.get("/workshop/files?path=" + encoded(ROUTE)).body())
                .isEqualTo(majorAlways());
        assertThat(administrator
                        .get("/workshop/files?software=true&path=" + encoded(ROUTE))
                        .body())
                .contains("<text>\"standing\"</text>");
        // The same again asks nothing anew.
        upgrade(next);
        HttpResponse<String> decided = administrator.form(
                "/workshop/software",
                "path=" + encoded(ROUTE) + "&take=true&reason=" + encoded("以系统为准"),
                administrator.token(address));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
        assertThat(running(ROUTE)).isEqualTo(next.get(ROUTE));
        assertThat(route()).isEqualTo("standing");
        assertThat(administrator.get("/workshop").body()).doesNotContain("待决定").contains("改用系统自带");
    }

    private void upgrade(SortedMap<String, String> brought) {
        transactions.executeWithoutResult(status -> software.at(new ModelSet(brought)));
    }

    private String running(String path) {
        return jdbc.sql("""
                        select t.text from model_release_file f join model_text t on t.hash = f.hash
                        where f.path = ? and f.release = (select max(id) from model_release)
                        """).param(path).query(String.class).single();
    }

    private static String majorAlways() throws IOException {
        return read(ROUTE).replace("<text>\"ordinary\"</text>", "<text>\"major\"</text>");
    }

    private String route() {
        return decisions
                .evaluateDecisionTableByKey("sign-off-route")
                .variables(Map.of("major", false, "involvesMoney", false, "confidential", false))
                .evaluate()
                .getFirstResult()
                .getEntry("route");
    }

    private String refused(String file, String text) throws IOException {
        JsonNode answer = json(deploy(DESIGNER, "wrong", Map.of(file, text)), 400);
        assertThat(answer.toString()).doesNotContain("Exception", "\\tat ");
        return answer.path("message").asText();
    }

    private HttpResponse<String> deploy(String user, String name, Map<String, String> files) {
        return visitor().basic(user, PASSWORD).upload("/engine-rest/deployment/create", name, files);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static long draft(JsonNode answer) {
        return Long.parseLong(answer.path("page").asText().replaceFirst(".*/", ""));
    }

    private Visitor administrator() {
        Visitor administrator = visitor();
        administrator.logIn("guanli", "test-only-password");
        return administrator;
    }

    private static HttpResponse<String> release(Visitor administrator, String page, String reason, boolean untried) {
        return administrator.form(
                page + "/release",
                "reason=" + encoded(reason) + (untried ? "&untried=true" : ""),
                administrator.token("/workshop"));
    }

    private String state(long draft) {
        return jdbc.sql("select state from model_draft where id = ?")
                .param(draft)
                .query(String.class)
                .single();
    }

    private long logged(String... kinds) {
        return jdbc.sql("select count(*) from access_log where kind in (:kinds) and subject like '%route%'")
                .param("kinds", Set.of(kinds))
                .query(Long.class)
                .single();
    }

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
