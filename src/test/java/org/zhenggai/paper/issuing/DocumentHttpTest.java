package org.zhenggai.paper.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.HEAD;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.OFFICE;
import static org.zhenggai.process.Cycle.OTHER_UNIT;
import static org.zhenggai.process.Cycle.SECRETARY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/** Documents through HTTP: made, taken, kept from strangers, and those of a large round in the background. */
class DocumentHttpTest extends TestServer {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Issuing issuing;

    @Autowired
    private DocumentTable table;

    @Autowired
    private Events events;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    private static HttpResponse<String> make(Visitor visitor, DocumentKind kind, long subject) {
        String token = visitor.token("/notices");
        return visitor.form("/documents", "kind=" + kind + "&subject=" + subject, token);
    }

    /** The path of what was made last of a kind. */
    private String path(DocumentKind kind, long subject) {
        return "/documents/" + table.of(kind, subject).get(0).id() + "/content";
    }

    @Test
    void officeMakesAndTakesEveryDocumentOfARound() throws Exception {
        long round = cycle.startedRound(2);
        ClockUtil.reset();
        Visitor office = loggedIn(OFFICE);
        assertThat(office.get("/rounds/" + round + "/documents").body())
                .contains("整改工作方案", "整改进展情况报告", "整改情况通报（公开）", "整改台账", "责任清单", "还没有生成过");
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.subject() == DocumentKind.Subject.ROUND) {
                assertThat(make(office, kind, round).headers().firstValue("Location"))
                        .as(kind.word())
                        .hasValueSatisfying(to -> assertThat(to).endsWith("/rounds/" + round + "/documents"));
                HttpResponse<byte[]> file = office.download(path(kind, round), null);
                assertThat(file.statusCode()).as(kind.word()).isEqualTo(200);
                assertThat(sha256(file.body()))
                        .isEqualTo(table.of(kind, round).get(0).sha256());
            }
        }
        String page = office.get("/rounds/" + round + "/documents").body();
        assertThat(page)
                .contains("测试-" + OFFICE, "整改台账-轮次" + round, ".xlsx")
                .contains(table.of(DocumentKind.LEDGER, round).get(0).sha256().substring(0, 12));
        assertThat(jdbc.sql("select count(*) from access_log where actor = ? and kind = 'EXPORTED' and subject like ?")
                        .params(OFFICE, "公文：整改台账-轮次" + round + "-%")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void unitGetsWhatIsItsOwnAndAStrangerNothing() throws IOException {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        ClockUtil.reset();
        Visitor unit = loggedIn(HANDLER);
        Visitor stranger = loggedIn(OTHER_UNIT);
        assertThat(make(unit, DocumentKind.SIGN_OFF_FORM, item).statusCode()).isEqualTo(302);
        String form = path(DocumentKind.SIGN_OFF_FORM, item);
        assertThat(unit.statusOf(form)).isEqualTo(200);
        assertThat(unit.get("/items/" + item + "/documents").body()).contains("销号审批表-事项1");
        assertThat(stranger.statusOf(form)).isEqualTo(404);
        assertThat(stranger.statusOf("/items/" + item + "/documents")).isEqualTo(404);
        assertThat(make(stranger, DocumentKind.SIGN_OFF_FORM, item).statusCode())
                .isEqualTo(404);
        assertThat(stranger.statusOf("/rounds/" + round + "/documents")).isEqualTo(404);
        assertThat(make(stranger, DocumentKind.LEDGER, round).statusCode()).isEqualTo(404);

        assertThat(make(unit, DocumentKind.PLAN, round).statusCode()).isEqualTo(404);
        assertThat(make(unit, DocumentKind.PUBLIC_CIRCULAR, round).statusCode()).isEqualTo(404);
        assertThat(make(unit, DocumentKind.LEDGER, round).statusCode()).isEqualTo(302);
        String ledger = path(DocumentKind.LEDGER, round);
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(unit.download(ledger, null).body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isOne();
        }
        assertThat(loggedIn(OFFICE).statusOf(ledger))
                .as("whoever sees other things makes his own")
                .isEqualTo(404);
        assertThat(visitor().statusOf(form)).isEqualTo(302);
        assertThat(unit.statusOf("/documents/999999/content")).isEqualTo(404);
    }

    @Test
    void whatBecameConfidentialClosesTheDocumentsOfBefore() {
        long round = cycle.startedRound(2);
        ClockUtil.reset();
        Visitor leader = loggedIn("leader7".equals(directory.nameOf("leader7")) ? leader() : "leader7");
        assertThat(make(leader, DocumentKind.LEDGER, round).statusCode()).isEqualTo(302);
        String ledger = path(DocumentKind.LEDGER, round);
        assertThat(leader.statusOf(ledger)).isEqualTo(200);
        long item = cycle.items(round).get(0);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        events.record(round, item, OFFICE, EventKind.CONFIDENTIAL_SET, "理由");
        assertThat(leader.statusOf(ledger)).isEqualTo(404);
        assertThat(make(leader, DocumentKind.LEDGER, round).statusCode()).isEqualTo(302);
        assertThat(leader.statusOf(path(DocumentKind.LEDGER, round))).isEqualTo(200);
    }

    /** A leader who is responsible for nothing. */
    private String leader() {
        directory.addPerson(
                new Directory.Person("leader7", "测试-别的领导七", "leader", null, null, Set.of(Role.LEADING_GROUP)),
                PASSWORD);
        return "leader7";
    }

    @Test
    void draftOfABulletinIsForThoseWhoWorkOnIt() {
        long round = cycle.startedRound(1);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        ClockUtil.reset();
        long bulletin = jdbc.sql("select id from bulletin where period = ?")
                .param(cycle.period(round))
                .query(Long.class)
                .single();
        assertThat(make(loggedIn(OFFICE), DocumentKind.BULLETIN, bulletin).statusCode())
                .isEqualTo(302);
        String path = path(DocumentKind.BULLETIN, bulletin);
        assertThat(loggedIn(SECRETARY).statusOf(path)).isEqualTo(200);
        assertThat(loggedIn(LEADER).statusOf(path)).isEqualTo(404);
        jdbc.sql("update bulletin set state = 'PUBLISHED' where id = ?")
                .param(bulletin)
                .update();
        assertThat(loggedIn(LEADER).statusOf(path)).isEqualTo(200);
        assertThat(loggedIn(HANDLER).statusOf(path)).isEqualTo(404);
    }

    @Test
    void officeDecidesWhatACircularSaysOfAConfidentialItem() {
        long round = cycle.startedRound(2);
        ClockUtil.reset();
        long item = cycle.items(round).get(0);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        Visitor office = loggedIn(OFFICE);
        String page = "/rounds/" + round + "/documents";
        make(office, DocumentKind.PUBLIC_CIRCULAR, round);
        assertThat(office.get(page).body()).contains("1项涉密事项还没有决定怎样处理（1）", "没有生成", "涉密事项的处理", "未决定");
        String decision = "item=" + item + "&kind=PUBLIC_CIRCULAR&words=&reason=";
        String path = "/rounds/" + round + "/circular-decisions";
        office.form(path, decision, office.token(page));
        assertThat(office.get(page).body()).contains("请填写理由");
        office.form(path, decision + "baomi", office.token(page));
        assertThat(office.get(page).body()).contains("不写入");
        make(office, DocumentKind.PUBLIC_CIRCULAR, round);
        assertThat(office.statusOf(path(DocumentKind.PUBLIC_CIRCULAR, round))).isEqualTo(200);
        Visitor secretary = loggedIn(SECRETARY);
        assertThat(secretary.form(path, decision + "x", secretary.token(page)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void largeRoundIsMadeInTheBackgroundAndSurvivesARestart() {
        long round = cycle.round(Issuing.AT_ONCE + 1);
        ClockUtil.reset();
        Visitor office = loggedIn(OFFICE);
        make(office, DocumentKind.LEDGER, round);
        String page = "/rounds/" + round + "/documents";
        assertThat(office.get(page).body()).contains("正在后台生成", "排队中");
        DocumentTable.Row waiting = table.of(DocumentKind.LEDGER, round).get(0);
        assertThat(office.statusOf("/documents/" + waiting.id() + "/content")).isEqualTo(404);
        // A worker takes it and dies: nobody else has it until the claim has ended.
        assertThat(table.claim(waiting.id())).isTrue();
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> {
            table.progress(waiting.id(), 40);
            assertThat(office.get(page).body()).contains("生成中，40%");
        });
        issuing.run();
        assertThat(office.get(page).body()).contains("生成中，40%");
        jdbc.sql("update document_file set leased_until = asked_at where id = ?")
                .param(waiting.id())
                .update();
        issuing.run();
        assertThat(table.get(waiting.id()).orElseThrow().isMade()).isTrue();
        assertThat(office.statusOf("/documents/" + waiting.id() + "/content")).isEqualTo(200);
    }

    private static HttpResponse<String> ask(Visitor visitor, DocumentKind kind, long subject) {
        return visitor.script(
                "POST", "/documents", "{\"kind\":\"" + kind + "\",\"subject\":" + subject + "}", visitor.scriptToken());
    }

    private static String pathOf(HttpResponse<String> made) {
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(made.body());
        assertThat(id.find()).as(made.body()).isTrue();
        return "/documents/" + id.group(1);
    }

    /** What the page's script asks for: made at once, or shown on its way; whoever may not have it learns nothing of it. */
    @Test
    void pageShowsHowFarADocumentIsAndWhatWentWrong() {
        long round = cycle.startedRound(2);
        ClockUtil.reset();
        Visitor office = loggedIn(OFFICE);
        HttpResponse<String> made = ask(office, DocumentKind.LEDGER, round);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("\"made\":true", "\"percent\":100", "\"failed\":false", "整改台账-轮次" + round);
        assertThat(office.statusOf(pathOf(made) + "/content")).isEqualTo(200);
        assertThat(office.get(pathOf(made)).body()).isEqualTo(made.body());
        assertThat(loggedIn(HANDLER).statusOf(pathOf(made))).isEqualTo(404);
        assertThat(office.statusOf("/documents/999999999")).isEqualTo(404);
        assertThat(ask(loggedIn(OTHER_UNIT), DocumentKind.LEDGER, round).statusCode())
                .isEqualTo(404);

        assertThat(office.script("POST", "/documents", "{}", office.scriptToken())
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.script("POST", "/documents", "{\"kind\":\"NONSENSE\"}", office.scriptToken())
                        .statusCode())
                .isEqualTo(400);

        long item = cycle.items(round).get(0);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        HttpResponse<String> refused = ask(office, DocumentKind.PUBLIC_CIRCULAR, round);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("\"failed\":true", "1项涉密事项还没有决定怎样处理");
        assertThat(office.get("/documents/"
                                + table.of(DocumentKind.PUBLIC_CIRCULAR, round)
                                        .get(0)
                                        .id())
                        .body())
                .contains("\"failed\":true", "涉密事项还没有决定");

        assertThat(office.get("/rounds/" + round + "/documents").body())
                .contains("class=\"making\" role=\"status\"")
                .doesNotContain("data-working");
        long waiting = table.insert(new Request(DocumentKind.LEDGER, round, round, null), OFFICE);
        assertThat(office.get("/rounds/" + round + "/documents").body()).contains("data-working=\"" + waiting + "\"");
        assertThat(office.get("/documents/" + waiting).body()).contains("排队中", "\"made\":false", "\"failed\":false");
        assertThat(table.claim(waiting)).isTrue();
        table.progress(waiting, 40);
        assertThat(office.get("/documents/" + waiting).body()).contains("生成中，40%", "\"percent\":40");
    }

    @Test
    void whatTakesItsWorkersDownIsGivenUp() {
        long round = cycle.round(1);
        ClockUtil.reset();
        long id = table.insert(new Request(DocumentKind.LEDGER, round, round, null), OFFICE);
        for (int n = 0; n < DocumentTable.ATTEMPTS; n++) {
            assertThat(table.claim(id)).isTrue();
            jdbc.sql("update document_file set leased_until = ? where id = ?")
                    .params(table.get(id).orElseThrow().askedAt().minusHours(1), id)
                    .update();
        }
        issuing.run();
        assertThat(table.get(id).orElseThrow().isFailed()).isTrue();
        assertThat(loggedIn(OFFICE).get("/rounds/" + round + "/documents").body())
                .contains("服务中断3次");
    }

    @Test
    void taskOffersItsDocumentsToWhoeverSeesIt() {
        long item = cycle.itemInWork();
        cycle.toSignOff(item);
        String task = cycle.task("signOffLeader", item).getId();
        ClockUtil.reset();
        Visitor leader = loggedIn(LEADER);
        assertThat(leader.get("/tasks/" + task + "/documents").body())
                .contains("\"kind\":\"SIGN_OFF_FORM\"", "\"word\":\"销号审批表\"", "\"last\":null");
        String asked = "{\"kind\":\"SIGN_OFF_FORM\",\"subject\":" + item + "}";
        HttpResponse<String> made = leader.script("POST", "/tasks/" + task + "/documents", asked, leader.scriptToken());
        assertThat(made.statusCode()).isEqualTo(200);
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(made.body());
        assertThat(id.find()).isTrue();
        assertThat(leader.statusOf("/documents/" + id.group(1) + "/content")).isEqualTo(200);
        assertThat(leader.get("/tasks/" + task + "/documents").body()).contains("\"made\":true");
        assertThat(leader.script(
                                "POST",
                                "/tasks/" + task + "/documents",
                                asked.replace("SIGN_OFF_FORM", "LEDGER"),
                                leader.scriptToken())
                        .statusCode())
                .isEqualTo(404);
        for (String user : new String[] {HEAD, OTHER_UNIT, SECRETARY}) {
            assertThat(loggedIn(user).statusOf("/tasks/" + task + "/documents"))
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(leader.statusOf("/tasks/nothing/documents")).isEqualTo(404);
    }

    @Test
    void tasksOfARoundOfferItsPapers() {
        long round = cycle.plannedRound(1, Cycle::planned);
        String prepare = cycle.task("preparePlan", round).getId();
        ClockUtil.reset();
        assertThat(loggedIn(OFFICE).get("/tasks/" + prepare + "/documents").body())
                .contains("整改工作方案", "问题清单", "任务清单", "责任清单");
        long other = cycle.startedRound(1);
        cycle.openPeriod(other);
        cycle.cutOff(other);
        String check = cycle.task("checkBulletin", cycle.period(other)).getId();
        ClockUtil.reset();
        assertThat(loggedIn(OFFICE).get("/tasks/" + check + "/documents").body())
                .contains("两周通报");
    }
}
