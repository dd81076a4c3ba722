package org.zhenggai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        at(DEMO);
        try (ConfigurableApplicationContext application = start(database, "demo-4acf4cc")) {
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
