package org.zhenggai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.VisibleDays;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.intake.RoundPrints;

/** Whatever day the demo is started on, it shows mid-October of the story, and everybody has something to do. */
class DemoTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    /** What somebody has to do on any day of the demo; reports come on top until the fortnight is cut off. */
    private static final Set<String> EVERY_DAY = Set.of(
            "acceptItem",
            "reassignItem",
            "proposeMeasures",
            "reviewMeasures",
            "reviewExtension",
            "decideExtension",
            "askAgain",
            "verifyItem",
            "coVerifyItem",
            "signOffLeader",
            "signOffSecretary",
            "confirmSums",
            "recordResolution",
            "confirmReceipt",
            "arrangeTalk",
            "recordTalk",
            "submitExplanation",
            "checkExplanation",
            "takeCharge",
            "reportSupervision",
            "liftSupervision",
            "recordOutcome",
            "carryOutDecision",
            "confirmDecision");

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles("replay")
                .run("--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());
        application.getBean(SamplePeople.class).add("test-only-password");
    }

    @AfterAll
    static void stop() {
        application.close();
        ClockUtil.reset();
    }

    @Test
    void weekdaysStayWeekdaysAndLandInMidOctober() {
        List<LocalDate> days = MONDAY.datesUntil(MONDAY.plusWeeks(2)).toList();
        assertThat(days).allSatisfy(today -> {
            LocalDate told = today.minusDays(Demo.shift(today));
            assertThat(told.getDayOfWeek()).isEqualTo(today.getDayOfWeek());
            assertThat(told).isBetween(LocalDate.of(2023, 10, 13), LocalDate.of(2023, 10, 19));
        });
    }

    /** A Saturday, and the first working day after the Spring Festival. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-14", "2026-02-24"})
    void everyKindOfTaskWaitsForSomebody(LocalDate today) {
        assertThat(waiting(today)).containsAll(EVERY_DAY).contains("reportProgress");
    }

    /** The fortnight is cut off before the holiday begins, so that no report is owed in it. */
    @Test
    void onlyReportsPauseInTheSpringFestival() {
        assertThat(waiting(LocalDate.of(2026, 2, 18))).containsAll(EVERY_DAY).doesNotContain("reportProgress");
    }

    /** The kinds of tasks that wait when the story has been told until the afternoon of this day. */
    private static Set<String> waiting(LocalDate today) {
        long round =
                application.getBean(Story.class).tell(Demo.shift(today), today.atTime(LocalTime.of(15, 0)), line -> {});
        // All that the system itself wrote of the story; its people write no days this way.
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        for (String texts : List.of(
                "select text from event",
                "select text from bulletin",
                "select letter from escalation_step where letter is not null")) {
            jdbc.sql(texts).query(String.class).list().forEach(text -> VisibleDays.ofText(texts, text));
        }
        Set<String> kinds = application.getBean(ReplayProcess.class).waiting().stream()
                .map(ReplayProcess.Waiting::key)
                .collect(Collectors.toSet());
        forget(round);
        return kinds;
    }

    /** Ends what the round started, so that the same feedback can be told again for another day. */
    private static void forget(long round) {
        RuntimeService runtime = application.getBean(RuntimeService.class);
        runtime.deleteProcessInstances(
                runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                        .map(ProcessInstance::getId)
                        .toList(),
                "told",
                true,
                true);
        application.getBean(RoundPrints.class).forget(round);
        application
                .getBean(JdbcClient.class)
                .sql("update round set document_sha256 = ? where id = ?")
                .params("told-" + round, round)
                .update();
    }
}
