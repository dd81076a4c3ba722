package org.zhenggai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.access.Visitor;
import org.zhenggai.closing.archive.VerifyFileCommand;
import org.zhenggai.database.OlderDatabase;
import org.zhenggai.engine.models.migration.Migrations;
import org.zhenggai.engine.models.migration.Migrations.Wish;
import org.zhenggai.engine.models.migration.Report;
import org.zhenggai.kernel.calendar.ClockConfiguration;
import org.zhenggai.people.account.Credentials;
import org.zhenggai.round.item.ItemState;
import picocli.CommandLine;

/** A release starts on what the one before it left, migrates it, and the work in it goes on to its end. */
class UpgradeTest {

    /** When the kept demo was ready, in Asia/Shanghai. */
    private static final LocalDateTime DEMO = LocalDateTime.of(2026, 11, 30, 1, 50);

    private static final Set<ItemState> ENDED = EnumSet.of(ItemState.CLOSED, ItemState.CARRIED_OVER);

    @TempDir
    private Path folder;

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @EnumSource
    void runningItemsOfEveryStateComeToTheirEnd(OlderDatabase database) {
        comeToTheirEnd(database, application -> {});
    }

    /** The same by the present models: nothing is lost on the way, and nothing stays behind. */
    @ParameterizedTest
    @EnumSource
    void whatRunsMovesToThePresentModelsAndComesToItsEnd(OlderDatabase database) {
        comeToTheirEnd(database, UpgradeTest::move);
    }

    private static void move(ConfigurableApplicationContext application) {
        Migrations migrations = application.getBean(Migrations.class);
        List<List<Map<String, Object>>> before = kept(application);
        long begun = System.nanoTime();
        int moved = 0;
        List<Report> reports = new ArrayList<>();
        reports.add(migrations.move(Wish.ALL, "guanli1"));
        migrations.others().forEach(process -> reports.add(migrations.move(new Wish(process, Map.of()), "guanli1")));
        reports.add(migrations.move(new Wish("referral", Map.of()), "guanli1"));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        for (Report report : reports) {
            assertThat(report.isWhole()).as(report.inWords()).isTrue();
            moved += report.moved();
        }
        assertThat(moved).isGreaterThan(100);
        assertThat(taken).isLessThan(Duration.ofSeconds(30));
        assertThat(kept(application)).isEqualTo(before);
        assertThat(jdbc(application).sql("""
                        select d.key_, d.version_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where d.version_ < (select max(n.version_) from act_re_procdef n where n.key_ = d.key_)
                        """).query().listOfRows())
                .as("what stays in older versions")
                .isEmpty();
    }

    /** What nobody may lose: tasks with who has them and their dates, what waits for a time, history, comments, drafts. */
    private static List<List<Map<String, Object>>> kept(ConfigurableApplicationContext application) {
        return Stream.of(
                        """
                        select t.id_, t.task_def_key_, t.assignee_, t.owner_, t.due_date_, t.follow_up_date_,
                            t.create_time_, t.name_, t.description_, (
                                select count(*) from act_ru_identitylink l where l.task_id_ = t.id_) as links
                        from act_ru_task t order by t.id_
                        """, """
                        select j.id_, j.duedate_, j.retries_, j.handler_type_ from act_ru_job j
                        where j.process_instance_id_ is not null order by j.id_
                        """, """
                        select s.event_type_, s.event_name_, s.proc_inst_id_ from act_ru_event_subscr s
                        where s.proc_inst_id_ is not null order by s.event_type_, s.event_name_, s.proc_inst_id_
                        """, "select * from event order by id", "select * from form_draft order by task", """
                        select id, state from item order by id
                        """)
                .map(sql -> jdbc(application).sql(sql).query().listOfRows())
                .toList();
    }

    private void comeToTheirEnd(OlderDatabase database, Consumer<ConfigurableApplicationContext> first) {
        at(DEMO);
        try (ConfigurableApplicationContext application = start(database, "demo-4acf4cc")) {
            first.accept(application);
            Map<Long, ItemState> before = states(application);
            assertThat(before.values())
                    .contains(
                            ItemState.ASSIGNED,
                            ItemState.HANDED_BACK,
                            ItemState.ACCEPTED,
                            ItemState.MEASURES_REVIEW,
                            ItemState.IN_WORK,
                            ItemState.EXTENSION_REVIEW,
                            ItemState.VERIFICATION,
                            ItemState.SIGN_OFF);
            LocalDate today = DEMO.toLocalDate();
            long shift = Demo.shift(today);
            long round = jdbc(application)
                    .sql("select id from round")
                    .query(Long.class)
                    .single();
            application
                    .getBean(Story.class)
                    .goOn(round, shift, today, Sample.END.plusDays(shift).atTime(LocalTime.of(18, 0)), line -> {});
            Map<Long, ItemState> after = states(application);
            assertThat(endedOf(before, after))
                    .as("states whose items came to their end")
                    .containsAll(openOf(before));
            assertThat(application
                            .getBean(RuntimeService.class)
                            .createIncidentQuery()
                            .list())
                    .as("incidents")
                    .isEmpty();
        }
    }

    /** The states that items were in which have ended since. */
    private static Set<ItemState> endedOf(Map<Long, ItemState> before, Map<Long, ItemState> after) {
        return before.entrySet().stream()
                .filter(item -> ENDED.contains(after.get(item.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static Set<ItemState> openOf(Map<Long, ItemState> states) {
        return states.values().stream().filter(ItemState::isOpen).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void everyPageOfAnEndedRoundIsReadAndItsClosedFilesAreWhole(OlderDatabase database) throws IOException {
        at(Sample.END.atTime(LocalTime.of(18, 0)));
        try (ConfigurableApplicationContext application = start(database, "replay-4acf4cc")) {
            Credentials credentials = application.getBean(Credentials.class);
            credentials.setHash("zhenggaiban1", credentials.hash("test-only-password"), false);
            ClockUtil.reset();
            Visitor office = new Visitor(
                            application.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                    .ofOlderTexts();
            office.logIn("zhenggaiban1", "test-only-password");
            long round = jdbc(application)
                    .sql("select id from round")
                    .query(Long.class)
                    .single();
            assertThat(pages(round, states(application).keySet()))
                    .allSatisfy(
                            page -> assertThat(office.statusOf(page)).as(page).isEqualTo(200));
            olderPeriodsStandAsTheirBulletinsCountedThem(jdbc(application));
            List<Long> closed = jdbc(application)
                    .sql("select distinct item from closed_file order by item limit 5")
                    .query(Long.class)
                    .list();
            for (long item : closed) {
                Path file = folder.resolve(item + ".zip");
                Files.write(
                        file,
                        office.download("/items/" + item + "/closed-file", null).body());
                assertThat(new CommandLine(new VerifyFileCommand()).execute(file.toString()))
                        .as("closed file of %d", item)
                        .isZero();
            }
            assertThat(closed).hasSize(5);
        }
    }

    /** The dashboard's pictures of periods from before there was one, counted when the page was opened. */
    private static void olderPeriodsStandAsTheirBulletinsCountedThem(JdbcClient jdbc) {
        assertThat(jdbc.sql("""
                select p.number, p.open_items as told_open, sum(c.open) as kept_open, p.stalled as told_stalled,
                    sum(c.stalled) as kept_stalled, p.reported as told_reported, sum(c.reported) as kept_reported,
                    p.silent as told_silent, sum(c.silent) as kept_silent
                from reporting_period p join bulletin b on b.period = p.id
                    left join dashboard_picture q on q.round = p.round and q.number = p.number and q.counted
                    left join dashboard_count c on c.picture = q.id and c.part = 'ROUND'
                group by p.number, p.open_items, p.stalled, p.reported, p.silent order by p.number
                """).query().listOfRows()).hasSizeGreaterThan(5).allSatisfy(period -> {
            for (String figure : List.of("open", "stalled", "reported", "silent")) {
                assertThat(period.get("kept_" + figure))
                        .as(figure + " of " + period)
                        .isNotNull()
                        .hasToString(period.get("told_" + figure).toString());
            }
        });
        assertThat(jdbc.sql("select count(distinct state) from item_stay")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(6);
    }

    private static List<String> pages(long round, Set<Long> items) {
        String at = "/rounds/" + round;
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/bulletins",
                at,
                at + "/plan",
                at + "/ledger",
                "/dashboard",
                at + "/dashboard",
                at + "/dashboard?period=1",
                at + "/dashboard/rows?stay=IN_WORK&period=2",
                at + "/ledger.csv",
                at + "/ledger.xlsx",
                at + "/original",
                at + "/intake"));
        items.stream()
                .flatMap(item ->
                        Stream.of("", "/history", "/source", "/comments").map(part -> "/items/" + item + part))
                .forEach(pages::add);
        return pages;
    }

    private ConfigurableApplicationContext start(OlderDatabase database, String name) {
        List<String> arguments = new ArrayList<>(List.of(database.restore(name, folder)));
        arguments.add("--server.port=0");
        ConfigurableApplicationContext application = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .profiles("replay")
                .run(arguments.toArray(String[]::new));
        assertThat(application.getBean(Flyway.class).info().pending()).isEmpty();
        return application;
    }

    private static Map<Long, ItemState> states(ConfigurableApplicationContext application) {
        return jdbc(application).sql("select id, state from item").query().listOfRows().stream()
                .collect(Collectors.toMap(
                        row -> ((Number) row.get("id")).longValue(),
                        row -> ItemState.valueOf((String) row.get("state"))));
    }

    private static JdbcClient jdbc(ConfigurableApplicationContext application) {
        return application.getBean(JdbcClient.class);
    }

    private static void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(time.atZone(ClockConfiguration.ZONE).toInstant()));
    }
}
