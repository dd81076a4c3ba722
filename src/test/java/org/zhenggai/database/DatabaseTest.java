package org.zhenggai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.process.Cycle.*;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhenggai.ledger.Ledger;
import org.zhenggai.plan.PlanTable.Change;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Item;
import org.zhenggai.round.ItemKind;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Items;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;

/** What has to hold on every database that the system runs on. */
@Import(Cycle.class)
abstract class DatabaseTest {

    @Autowired
    private Cycle cycle;

    @Autowired
    private DataSource database;

    @Autowired
    private Flyway flyway;

    @Autowired
    private RoundRepository rounds;

    @Autowired
    private CrudRepository<Item, Long> itemRepository;

    @Autowired
    private Items items;

    @Autowired
    private Ledger ledger;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private WebApplicationContext application;

    abstract String product();

    @Test
    void isMigratedFromEmpty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(product());
        }
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.info().applied())
                .extracting(MigrationInfo::getScript)
                .contains("V1__rounds_and_items.sql", "V2__reports_escalation_closure.sql", "V3__rule_sets.sql");
    }

    @Test
    void keepsRoundsWithTheirVersions() {
        Round round = rounds.get(cycle.round(1));
        Round studied = rounds.save(round.studied(START.toLocalDate(), "全面认领", LocalDate.of(2024, 9, 4)));
        assertThat(rounds.get(round.id())).isEqualTo(studied);
        assertThat(studied.version()).isEqualTo(round.version() + 1);
        assertThatThrownBy(() -> rounds.save(round.withState(RoundState.ARCHIVED)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(rounds.get(round.id()).state()).isEqualTo(studied.state());
    }

    @Test
    void refusesTheSecondOfTwoChangesToAnItem() {
        long id = cycle.items(cycle.startedRound(1)).get(0);
        Item read = items.get(id);
        Item accepted = items.move(id, HEAD, EventKind.ACCEPTED, "", ItemState.ACCEPTED, ItemState.ASSIGNED);
        assertThat(items.get(id)).isEqualTo(accepted);
        assertThatThrownBy(() -> itemRepository.save(read)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(items.get(id).state()).isEqualTo(ItemState.ACCEPTED);
    }

    /** Opens every form on its way, so that every view is read. */
    @Test
    void carriesARoundThroughItsCycle() {
        long round = planned();
        long item = cycle.items(round).get(0);
        submit("acceptItem", item, HEAD, Map.of("decision", "handedBack", "reason", "职责不符"));
        submit("reassignItem", item, OFFICE, Map.of("leadUnit", "unit1", "leader", LEADER));
        submit("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        submit("proposeMeasures", item, HANDLER, Map.of("measures", "清理账目\n建立台账"));
        submit("reviewMeasures", item, OFFICE, Map.of("decision", "approved"));
        openPeriod(round);
        extension(item);
        cutOff(round);
        publish(round, 1);
        openPeriod(round);
        cutOff(round);
        publish(round, 2);
        openPeriod(round);
        cutOff(round);
        publish(round, 3);
        long episode = jdbc.sql("select id from escalation_episode where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        assertThat(submit("confirmReceipt", episode, HEAD, Map.of("received", true)))
                .containsKey("letter");
        openPeriod(round);
        close(item);
        assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
        end(round);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.ARCHIVED);
        assertThat(csv(round)).hasSize(3).element(1).asString().contains("财政分局", "已销号");
        assertThat(csv(round)).last().asString().contains("已结转");
    }

    @Test
    void showsEveryPage() throws Exception {
        long round = cycle.startedRound(2);
        long item = cycle.items(round).get(0);
        String ledger = "/rounds/" + round + "/ledger";
        for (String page : List.of(
                "/",
                "/intake",
                "/rounds/" + round + "/plan",
                "/rounds/" + round + "/plan/rows",
                "/rounds/" + round + "/plan/days?day=2024-10-01",
                ledger,
                ledger + "?unit=unit1&state=ASSIGNED&area=1&overdue=true&page=2",
                ledger + ".csv?unit=unit1",
                "/items/" + item)) {
            pages().perform(get(page).with(office())).andExpect(status().isOk());
        }
        for (String page : List.of("/", ledger, ledger + ".csv", "/items/" + item)) {
            pages().perform(get(page).with(user(HEAD).roles("inspected-unit", "inspected-unit:unit1")))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void keepsAnUploadUntilItIsDiscarded() throws Exception {
        String draft = upload();
        assertThat(upload()).isEqualTo(draft);
        pages().perform(get(draft).with(office())).andExpect(status().isOk());
        pages().perform(post(draft + "/discard").with(office()).with(csrf())).andExpect(status().isFound());
        pages().perform(get(draft).with(office())).andExpect(status().isNotFound());
    }

    private String upload() throws Exception {
        byte[] text = "（一）关于责任落实方面\n\n1.针对“台账不全”的问题。责任人不明确。\n".getBytes(StandardCharsets.UTF_8);
        String answer = pages().perform(multipart("/intake/drafts")
                        .file(new MockMultipartFile("file", "draft.txt", "text/plain", text))
                        .with(office())
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return answer.replaceAll(".*\"(/intake/drafts/\\d+)\".*", "$1");
    }

    private MockMvc pages() {
        return MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    private static RequestPostProcessor office() {
        return user(OFFICE).roles("rectification-office");
    }

    private long planned() {
        long round = cycle.round(2);
        submit(
                "studyFeedback",
                round,
                OFFICE,
                Map.of(
                        "studiedOn",
                        START.toLocalDate().toString(),
                        "resolution",
                        "全面认领",
                        "concentratedEnd",
                        "2024-06-28"));
        cycle.fillPlan(
                round,
                row -> new Change(
                        row.id(),
                        row.version(),
                        "unit1",
                        List.of("unit2"),
                        LEADER,
                        ItemKind.DATED,
                        LocalDate.of(2024, 8, 30),
                        false));
        submit("preparePlan", round, OFFICE, Map.of());
        submit("approvePlan", round, SECRETARY, Map.of("decision", "returned", "reason", "请核对配合单位"));
        submit("preparePlan", round, OFFICE, Map.of("note", "已核对"));
        submit("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        submit("confirmPlan", round, SECRETARY, and(approvedOn(START.toLocalDate()), "resolution", "细化措施"));
        cycle.runJobs();
        return round;
    }

    private void extension(long item) {
        submit(
                "reportProgress",
                item,
                HANDLER,
                and(
                        and(report(30), "request", "extension"),
                        "requestedDeadline",
                        "2024-09-30",
                        "extensionReason",
                        "雨季停工"));
        assertThat(submit("decideExtension", item, LEADER, Map.of("decision", "approved")))
                .containsKey("item");
        assertThat(items.get(item).deadline()).isEqualTo("2024-09-30");
    }

    private void openPeriod(long round) {
        fire("timer_fortnight", "rectification-round", round);
    }

    private void cutOff(long round) {
        fire("timer_cutOff", "fortnightly-report", lastPeriod(round));
    }

    /** Lets the time pass until a timer of this instance, whatever other rounds wait for. */
    private void fire(String timer, String process, long id) {
        Job job = management
                .createJobQuery()
                .timers()
                .activityId(timer)
                .processInstanceId(cycle.instance(process, id).getId())
                .singleResult();
        ClockUtil.setCurrentTime(job.getDuedate());
        management.executeJob(job.getId());
        cycle.runJobs();
    }

    private long lastPeriod(long round) {
        return jdbc.sql("select max(id) from reporting_period where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    private void publish(long round, int number) {
        long period = lastPeriod(round);
        submit("checkBulletin", period, OFFICE, Map.of("remark", "请协调用地"));
        submit(
                "hearBulletin",
                period,
                SECRETARY,
                and(approvedOn(LocalDate.now(clock)), "decisions", number == 1 ? "" : "1：限期报告"));
        cycle.runJobs();
        assertThat(jdbc.sql("select text from bulletin where period = ? and state = 'PUBLISHED'")
                        .param(period)
                        .query(String.class)
                        .single())
                .contains("第" + number + "期", "请协调用地", number == 1 ? "未报告0项" : "1 第1类账目不清（财政分局）：");
    }

    private void close(long item) {
        submit("reportProgress", item, HANDLER, done());
        submit(
                "verifyItem",
                item,
                DISCIPLINE,
                Map.of("decision", "returned", "method", "site", "opinion", "不符", "reason", "缺验收单"));
        submit("reportProgress", item, HANDLER, done());
        submit("verifyItem", item, DISCIPLINE, Map.of("decision", "passed", "method", "desk", "opinion", "属实"));
        submit("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        submit("signOffSecretary", item, SECRETARY, Map.of("decision", "approved"));
        cycle.runJobs();
    }

    private void end(long round) {
        fire("timer_concentratedEnd", "rectification-round", round);
        submit("holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-06-28", "resolution", "明确责任"));
        assertThat(submit("prepareProgressReport", round, OFFICE, Map.of("progressReport", "共2项，已销号1项。")))
                .extractingByKey("progressReport")
                .asString()
                .contains("共2项，已销号1项");
        submit("approveCircular", round, SECRETARY, Map.of("decision", "approved"));
        submit("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        cycle.runJobs();
    }

    /** Opens the form, submits it as this user and returns what the form showed. */
    private Map<String, Object> submit(String key, long id, String user, Map<String, Object> form) {
        Map<String, Object> shown =
                forms.getTaskFormVariables(cycle.task(key, id).getId());
        cycle.complete(key, id, user, form);
        return shown;
    }

    private static Map<String, Object> and(Map<String, Object> form, Object... more) {
        Map<String, Object> longer = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            longer.put((String) more[i], more[i + 1]);
        }
        return longer;
    }

    private List<String> csv(long round) {
        StringWriter csv = new StringWriter();
        ledger.writeCsv(round, csv);
        return csv.toString().lines().toList();
    }
}
