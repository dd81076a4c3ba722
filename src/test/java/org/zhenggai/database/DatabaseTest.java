package org.zhenggai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.repository.CrudRepository;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.closing.withdrawal.Withdrawals;
import org.zhenggai.figures.FiguresProperty;
import org.zhenggai.figures.RandomRounds;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.KnownElsewhere;
import org.zhenggai.ledger.Ledger;
import org.zhenggai.ledger.LedgerProbe;
import org.zhenggai.ledger.dashboard.DashboardProbe;
import org.zhenggai.paper.PaperProbe;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.account.Attempt;
import org.zhenggai.people.account.LockOuts;
import org.zhenggai.people.account.LockOuts.Limit;
import org.zhenggai.people.account.LockOuts.Limits;
import org.zhenggai.people.account.LockOuts.Lock;
import org.zhenggai.people.account.LockOuts.Scope;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.ShortNames;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** What has to hold on every database that the system runs on. */
@Import({
    Cycle.class,
    RandomRounds.class,
    LedgerProbe.class,
    PaperProbe.class,
    DashboardProbe.class,
    FiguresProperty.class
})
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
    private ShortNames names;

    @Autowired
    private Ledger ledger;

    @Autowired
    private RoundClosing closing;

    @Autowired
    private FormService formService;

    @Autowired
    private ManagementService management;

    @Autowired
    private LockOuts lockOuts;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private IntakeService intake;

    @Autowired
    private FiguresProperty figures;

    abstract String product();

    /**
     * Each database has rounds of its own. A larger run: {@code mvn test -Dtest=H2Test#figuresAddUp*
     * -Dfigures.rounds=2000 -Dfigures.seed=7}.
     */
    @Test
    void figuresAddUpWhateverCourseARoundTakes() {
        cycle.people();
        try {
            long seed = Long.getLong("figures.seed", product().hashCode());
            figures.holds(seed, Integer.getInteger("figures.rounds", 40));
        } finally {
            ClockUtil.reset();
        }
    }

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

    @Test
    void carriesARoundThroughItsCycle() {
        FormCycle forms = new FormCycle(cycle, formService, management, jdbc, clock);
        long round = forms.planned();
        long item = cycle.items(round).get(0);
        forms.intoWork(item);
        forms.openPeriod(round);
        forms.extend(item);
        assertThat(items.get(item).deadline()).isEqualTo("2024-09-30");
        forms.cutOff(round);
        assertThat(forms.published(round, "")).contains("第1期", "请协调用地", "未报告0项");
        forms.openPeriod(round);
        forms.cutOff(round);
        assertThat(forms.published(round, "限期报告")).contains("第2期", "1 第1类账目不清（财政分局）：");
        forms.openPeriod(round);
        forms.cutOff(round);
        assertThat(forms.published(round, "再限期报告")).contains("第3期", "1 第1类账目不清（财政分局）：", "第2-1号 事项1（财政分局）：限期报告。");
        forms.carryOut(item);
        forms.receiveLetter(item);
        forms.openPeriod(round);
        long other = cycle.items(round).get(1);
        forms.intoWork(other);
        forms.waitOutside(other, round, LocalDate.now(clock).plusDays(2));
        assertThat(items.get(other).askAgainOn()).isNull();
        forms.close(item);
        assertThat(items.get(item).state()).isEqualTo(ItemState.CLOSED);
        forms.end(round);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.ARCHIVED);
        assertThat(csv(round)).hasSize(3).element(1).asString().contains("财政分局", "已销号");
        assertThat(csv(round)).last().asString().contains("已结转");
    }

    /** Every figure of two bulletins in a row, counted once more by plain questions to the tables. */
    @Test
    void bulletinSaysWhatTheTablesSay() throws Exception {
        long round = cycle.startedRound(4);
        List<Long> items = cycle.items(round);
        items.subList(0, 3).forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.complete("reportProgress", items.get(0), HANDLER, report(40));
        cycle.cutOff(round);
        assertFactsMatch(round, "{新列入停滞=3}");
        cycle.openPeriod(round);
        cycle.toClosure(items.get(0));
        cycle.complete("reportProgress", items.get(1), HANDLER, report(32));
        cycle.cutOff(round);
        assertFactsMatch(round, "{新销号=1, 新通过核验=1, 恢复进展=1}");
    }

    private void assertFactsMatch(long round, String changes) throws Exception {
        long period = cycle.period(round);
        JsonNode facts = new ObjectMapper()
                .readTree(jdbc.sql("select facts from bulletin where period = ?")
                        .param(period)
                        .query(String.class)
                        .single());
        JsonNode totals = facts.path("totals");
        assertThat(totals.path("items").asInt()).isEqualTo(count("item i where i.round = ?", round));
        assertThat(totals.path("closed").asInt())
                .isEqualTo(count("item i where i.round = ? and i.state = 'CLOSED'", round));
        assertThat(totals.path("open").asInt())
                .isEqualTo(count("item i where i.round = ? and i.state <> 'CLOSED'", round));
        assertThat(totals.path("reported").asInt())
                .isEqualTo(count("fortnightly_report where period = ? and state = 'SUBMITTED'", period));
        assertThat(totals.path("silent").asInt())
                .isEqualTo(count("fortnightly_report where period = ? and state = 'MISSING'", period));
        assertThat(totals.path("stalled").asInt()).isEqualTo(count("stall where period = ?", period));
        assertThat(facts.path("slow")).hasSize(totals.path("stalled").asInt());
        assertThat(facts.path("units")).singleElement().satisfies(unit -> {
            for (String figure : List.of("items", "closed", "open", "reported", "silent", "stalled", "overdue")) {
                assertThat(unit.path(figure).asInt())
                        .as(figure)
                        .isEqualTo(totals.path(figure).asInt());
            }
            assertThat(unit.path("progress").asInt())
                    .isEqualTo(jdbc.sql("select floor(avg(cast(progress as decimal))) from item where round = ?")
                            .param(round)
                            .query(Integer.class)
                            .single());
        });
        Map<String, Integer> sizes = new LinkedHashMap<>();
        facts.path("changes")
                .forEach(change -> sizes.put(
                        change.path("word").asText(), change.path("items").size()));
        sizes.values().removeIf(size -> size == 0);
        assertThat(sizes).hasToString(changes);
        assertThat(jdbc.sql("select open_items, reported, silent, stalled, closed from reporting_period where id = ?")
                        .param(period)
                        .query()
                        .singleRow()
                        .values())
                .map(Object::toString)
                .containsExactly(
                        totals.path("open").asText(),
                        totals.path("reported").asText(),
                        totals.path("silent").asText(),
                        totals.path("stalled").asText(),
                        totals.path("newlyClosed").asText());
    }

    private int count(String from, long id) {
        return jdbc.sql("select count(*) from " + from)
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Test
    void openTasksAreFoundByTheNewNameOfTheirRound() {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        String words = cycle.task("acceptItem", item).getDescription();
        names.rename(round, Cycle.OFFICE, "改名" + round);
        assertThat(cycle.task("acceptItem", item).getDescription())
                .isEqualTo("※" + round + "※改名·" + round + words.substring(words.indexOf('\n')));
    }

    @Test
    void countsWrongPasswords() {
        Limits limits = new Limits(
                new Limit(2, Duration.ofDays(1), Duration.ofMinutes(15)),
                new Limit(20, Duration.ofHours(1), Duration.ofMinutes(15)),
                new Limit(3, Duration.ofHours(1), Duration.ofMinutes(1)),
                Duration.ofDays(30));
        String name = "counted" + System.nanoTime();
        Attempt here = new Attempt(name, "10.0.0.1");
        Attempt known = new Attempt(name, "10.0.0.2");
        lockOuts.remember(known, limits);
        lockOuts.remember(known, limits);
        assertThat(lockOuts.failed(here, limits)).isEmpty();
        assertThat(lockOuts.failed(here, limits)).containsExactly(Scope.PAIR);
        assertThat(lockOuts.lock(here, limits)).map(Lock::scope).contains(Scope.PAIR);
        assertThat(lockOuts.lock(new Attempt(name, "10.0.0.3"), limits)).isEmpty();
        assertThat(lockOuts.failed(new Attempt(name, "10.0.0.3"), limits)).containsExactly(Scope.NAME);
        assertThat(lockOuts.lock(new Attempt(name, "10.0.0.4"), limits))
                .map(Lock::scope)
                .contains(Scope.NAME);
        assertThat(lockOuts.passed(known, limits)).isEmpty();
        assertThat(lockOuts.lockedUntil(name)).isPresent();
        lockOuts.unlock(name);
        assertThat(lockOuts.lock(here, limits)).isEmpty();
    }

    @Test
    void warnsOfDeadlinesAndEndsWaitsOfCarriedOverItems() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        long round = cycle.roundOf(item);
        cycle.complete("reportProgress", item, HANDLER, Answers.waiting(LocalDate.of(2024, 5, 6)));
        for (int morning = 0; morning < 2; morning++) {
            cycle.at(LocalDate.of(2024, 3, 12).atTime(8, morning));
            management.executeJob(
                    cycle.timer("rectification-round", round, "timer_morning").getId());
            cycle.runJobs();
        }
        assertThat(jdbc.sql("select days from deadline_warning where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .list())
                .containsExactly(3);
        closing.decideCarryOver(round, OFFICE, "转入下一轮");
        closing.carryOver(round);
        assertThat(jdbc.sql("select ending from waiting where item = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("LAPSED");
    }

    @Test
    void closesFiveHundredItemsByEightThreads() throws Exception {
        ManyClosures many = new ManyClosures(cycle, engine, jdbc);
        long round = many.round(500);
        many.sign(round, 8);
        many.assertClosed(round);
    }

    @Test
    void showsEveryPage() throws Exception {
        long round = cycle.startedRound(2);
        long item = cycle.items(round).get(0);
        String ledger = "/rounds/" + round + "/ledger";
        for (String page : List.of(
                "/",
                "/bulletins",
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
    void whatIsWrittenDownStays() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.toWork(item);
        jdbc.sql("insert into item_comment (item, actor, at, text) values (?, 'x', current_timestamp, 'x')")
                .param(item)
                .update();
        for (String table : List.of("event", "item_comment", "task_act", "plan_edit")) {
            for (String sql : List.of(
                    "update " + table + " set actor = 'x' where item = ?",
                    "delete from " + table + " where item = ?")) {
                assertThatThrownBy(() -> jdbc.sql(sql).param(item).update())
                        .as(sql)
                        .rootCause()
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void keepsEvidenceInPieces() throws Exception {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        byte[] file = ("整改台账" + item + "清理账目。".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        String evidence = "/items/" + item + "/evidence";
        for (String name : List.of("一.txt", "二.txt")) {
            pages().perform(post(evidence)
                            .param("name", name)
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .content(file)
                            .with(handler())
                            .with(csrf()))
                    .andExpect(status().isCreated());
        }
        long id = jdbc.sql("select max(id) from evidence where item = ?")
                .param(item)
                .query(Long.class)
                .single();
        assertThat(pages().perform(get(evidence + "/" + id + "/content").with(handler()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(file);
        assertThat(jdbc.sql(
                                "select count(*) from evidence_chunk c join evidence e on e.content = c.content where e.id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(file.length / (256 * 1024) + 1);
        pages().perform(post(evidence + "/" + id + "/withdraw")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"重复\"}")
                        .with(handler())
                        .with(csrf()))
                .andExpect(status().isNoContent());
        pages().perform(post("/items/" + item + "/comments")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"请核对\"}")
                        .with(handler())
                        .with(csrf()))
                .andExpect(status().isCreated());
        for (String part : List.of("", "/evidence", "/history", "/source", "/comments")) {
            pages().perform(get("/items/" + item + part).with(handler())).andExpect(status().isOk());
        }
    }

    @Test
    void keepsAnUploadUntilItIsDiscarded() throws Exception {
        String draft = upload();
        assertThat(upload()).isEqualTo(draft);
        change(draft + "/edits", "{\"version\": 0, \"kind\": \"TITLE\", \"text\": \"标题\"}");
        change(draft + "/edits", "{\"version\": 1, \"kind\": \"FEEDBACK_DAY\", \"text\": \"2023-07-06\"}");
        change(draft + "/undo", "{\"version\": 2}");
        pages().perform(get(draft + "/version").with(office()))
                .andExpect(jsonPath("$.said").value("您在另一个窗口刚刚撤销了修改"));
        pages().perform(get(draft).with(office())).andExpect(status().isOk());
        pages().perform(post(draft + "/discard")
                        .param("confirmed", "true")
                        .with(office())
                        .with(csrf()))
                .andExpect(status().isFound());
        pages().perform(get(draft).with(office())).andExpect(status().isNotFound());
    }

    @Test
    void aWithdrawnRoundEndsWithAllThatBelongsToIt() {
        long round = cycle.startedRound(3);
        List<Long> all = cycle.items(round);
        all.forEach(cycle::toWork);
        cycle.openPeriod(round);
        cycle.toClosure(all.get(2));
        cycle.cutOff(round);
        cycle.openNextPeriod();
        // The same number is the key of a round, of an item and of a period.
        String instances = """
                select count(*) from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_
                where e.parent_id_ is null
                and (p.key_ = 'rectification-round' and e.business_key_ = '%1$d'
                    or p.key_ in ('rectification-item', 'verification', 'sign-off', 'extension', 'waiting')
                    and e.business_key_ in (select cast(i.id as varchar) from item i where i.round = %1$d)
                    or p.key_ = 'fortnightly-report' and e.business_key_ in
                    (select cast(r.id as varchar) from reporting_period r where r.round = %1$d))
                """.formatted(round);
        assertThat(count(instances)).isGreaterThanOrEqualTo(4);
        jdbc.sql("insert into standing_series (item, started_on, state) values (?, ?, 'OPEN')")
                .params(all.get(2), LocalDate.of(2024, 3, 11))
                .update();
        jdbc.sql(
                        "insert into referral (episode, item, reasons, fortnights, referred_at) select max(e.id), e.item, '未按期报告', 5,"
                                + " current_timestamp from escalation_episode e join item i on i.id = e.item where i.round = ?"
                                + " group by e.item")
                .param(round)
                .update();
        withdrawals.withdraw(Viewer.of(Cycle.SECRETARY, "书记", List.of(Role.SECRETARY.code())), round, "导错了文件");
        assertThat(count(instances)).isZero();
        String here = " join item i on i.id = x.item where i.round = " + round;
        assertThat(count("select count(*) from escalation_episode x" + here + " and x.ended_at is null"))
                .isZero();
        assertThat(count("select count(*) from fortnightly_report x" + here + " and x.state = 'DUE'"))
                .isZero();
        assertThat(count("select count(*) from reporting_period x where x.state = 'OPEN' and x.round = " + round))
                .isZero();
        assertThat(count("select count(*) from reporting_period x where x.state = 'WITHDRAWN' and x.round = " + round))
                .isEqualTo(1);
        assertThat(count("select count(*) from standing_series x" + here + " and x.state = 'OPEN'"))
                .isZero();
        assertThat(count("select count(*) from referral x" + here + " and x.closed_at is null"))
                .isZero();
        assertThat(count("select count(*) from referral x" + here + " and x.outcome = 'WITHDRAWN'"))
                .isPositive();
        assertThat(count("select count(*) from item where state <> 'WITHDRAWN' and round = " + round))
                .isZero();
        assertThat(count("select count(*) from event where kind = 'WITHDRAWN' and round = " + round))
                .isEqualTo(4);
        assertThat(rounds.get(round).state()).isEqualTo(RoundState.WITHDRAWN);
        assertThat(rounds.get(round).title()).startsWith("【已撤销】");
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .noRetriesLeft()
                        .count())
                .isZero();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void theFileOfAWithdrawnRoundComesAgainAsAnotherFormat() {
        byte[] text = "反馈意见\n（一）关于库存管理方面\n1.针对“物资没有台账”的问题。仓库物资没有登记，领用没有签字。\n".getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        LocalDate day = LocalDate.of(2023, 7, 6);
        long round = intake.commit("甲.txt", text, day, Cycle.OFFICE);
        assertThatThrownBy(() -> intake.commit("乙.txt", marked, day, Cycle.OFFICE))
                .isInstanceOf(KnownElsewhere.class)
                .hasMessageContaining("不能重复导入");
        withdrawals.withdraw(Viewer.of(Cycle.OFFICE, "整改办", List.of(Role.RECTIFICATION_OFFICE.code())), round, "导错了文件");
        long again = intake.commit("乙.txt", marked, day, Cycle.OFFICE);
        assertThatThrownBy(() -> intake.commit("甲.txt", text, day, Cycle.OFFICE))
                .isInstanceOfSatisfying(
                        KnownElsewhere.class,
                        known -> assertThat(known.address()).isEqualTo("/rounds/" + again));
    }

    @Test
    void feedbackSetRightBecomesARoundWithItsFile() throws Exception {
        byte[] text = ("关于第%s次巡察的反馈意见\n（一）关于责任落实方面\n1.针对“台账不全”的问题。责任人不明确。\n" + "2.针对“账目不清”的问题。没有核对。\n")
                .formatted(System.nanoTime())
                .getBytes(StandardCharsets.UTF_8);
        String draft = upload(text);
        change(draft + "/edits", "{\"version\": 0, \"kind\": \"FEEDBACK_DAY\", \"text\": \"2023-07-06\"}");
        change(draft + "/edits", "{\"version\": 1, \"kind\": \"DECIDE\", \"at\": 0, \"text\": \"KEPT\"}");
        change(draft + "/edits", "{\"version\": 2, \"kind\": \"MERGE\", \"node\": \"f4\"}");
        change(draft + "/commit", "{\"version\": 3}");
        long round = jdbc.sql("select max(id) from round").query(Long.class).single();
        assertThat(jdbc.sql("select count(*) from item where round = ?")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        pages().perform(get("/rounds/{round}/original", round).with(office()))
                .andExpect(content().bytes(text));
        pages().perform(get("/rounds/{round}/intake", round).with(office()))
                .andExpect(content().string(containsString("并入“台账不全”")));
    }

    @Test
    void deskShowsARoundAndItsLedgerInEveryFilterAndOrder() throws Exception {
        long round = cycle.startedRound(2);
        cycle.items(round).forEach(cycle::toWork);
        cycle.openPeriod(round);
        pages().perform(get("/rounds/{round}", round).with(office()))
                .andExpect(content().string(containsString("应报")));
        String all =
                "unit=unit1&lead=true&state=IN_WORK&area=1&leader=leader1&from=2000-01-01&until=2999-01-01&report=SILENT"
                        + "&open=true&words=1&sort=";
        for (String column :
                List.of("NUMBER", "TITLE", "UNIT", "LEADER", "KIND", "DEADLINE", "PROGRESS", "STATE", "REPORT")) {
            pages().perform(get("/rounds/" + round + "/ledger?" + all + column + "&down=true")
                            .with(office()))
                    .andExpect(content().string(containsString("共1项")));
        }
        for (String none : List.of("level=2", "stalled=true", "overdue=true", "report=REPORTED")) {
            pages().perform(get("/rounds/" + round + "/ledger?" + none).with(office()))
                    .andExpect(content().string(containsString("共0项")));
        }
        pages().perform(get("/rounds/{round}/ledger.xlsx", round).with(office()))
                .andExpect(status().isOk());
        ClockUtil.reset();
    }

    @Test
    void planComesBackFromExcel() throws Exception {
        long round = cycle.plannedRound(1, Cycle::planned);
        ClockUtil.reset();
        byte[] bytes = pages().perform(
                        get("/rounds/{round}/plan/workbook", round).with(office()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            book.getSheetAt(0).getRow(1).getCell(5).setCellValue("河田社区");
            book.write(filled);
        }
        String preview = pages().perform(multipart("/rounds/{round}/plan/workbook", round)
                        .file(new MockMultipartFile("file", "plan.xlsx", null, filled.toByteArray()))
                        .with(office())
                        .with(csrf()))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String page = pages().perform(get(preview).with(office()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String sum = page.replaceAll("(?s).*name=\"sum\" value=\"([^\"]+)\".*", "$1");
        pages().perform(post(preview).param("sum", sum).with(office()).with(csrf()))
                .andExpect(status().isFound());
        assertThat(jdbc.sql("select lead_unit from item where round = ?")
                        .param(round)
                        .query(String.class)
                        .single())
                .isEqualTo("unit2");
    }

    /** A click by its key, a request of a program by its words; here by two threads, as on two nodes. */
    @Test
    void commentSentTwiceAtTheSameMomentIsStoredOnce() throws Exception {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        ClockUtil.reset();
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .addFilters(application
                        .getBean("once", FilterRegistrationBean.class)
                        .getFilter())
                .build();
        for (String key : List.of("", "key-of-a-click")) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                answers.add(CompletableFuture.supplyAsync(() -> comment(pages, item, key)));
            }
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(201);
        }
        assertThat(jdbc.sql("select text from item_comment where item = ?")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("请核对", "请核对key-of-a-click");
        assertThat(jdbc.sql("select status from sent_request where person = ?")
                        .param(OFFICE)
                        .query(Integer.class)
                        .list())
                .containsExactly(201);
    }

    private static int comment(MockMvc pages, long item, String key) {
        try {
            return pages.perform(post("/items/{item}/comments", item)
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("Idempotency-Key", key)
                            .content("{\"text\":\"请核对" + key + "\"}")
                            .with(office())
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String path, String json) throws Exception {
        pages().perform(post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json)
                        .with(office())
                        .with(csrf()))
                .andExpect(status().isOk());
    }

    private String upload() throws Exception {
        return upload("（一）关于责任落实方面\n\n1.针对“台账不全”的问题。责任人不明确。\n".getBytes(StandardCharsets.UTF_8));
    }

    private String upload(byte[] text) throws Exception {
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

    private static RequestPostProcessor handler() {
        return user(HANDLER).roles("inspected-unit", "inspected-unit:unit1");
    }

    private static RequestPostProcessor office() {
        return user(OFFICE).roles("rectification-office");
    }

    private List<String> csv(long round) {
        StringWriter csv = new StringWriter();
        ledger.writeCsv(round, csv);
        return csv.toString().lines().toList();
    }
}
