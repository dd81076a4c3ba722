package org.zhenggai.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zhenggai.kernel.calendar.WorkCalendar;

/** The real rule sets on a database of its own, by a clock that stands. */
class DueDatesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long ROUND = 1;

    private static JdbcClient jdbc;

    @BeforeAll
    static void createRound() {
        DriverManagerDataSource source =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        jdbc.sql(
                        "insert into round (id, version, title, short_name, state, rule_set, document_name, document_sha256, document_text,"
                                + " created_at, created_by) values (?, 0, '巡察整改', '2023年巡察', 'IN_WORK', 'inspection-2024', 'feedback.txt',"
                                + " 'sha', '正文', timestamp '2023-07-01 09:00:00', 'office1')")
                .param(ROUND)
                .update();
    }

    @BeforeEach
    void noPeriod() {
        jdbc.sql("delete from reporting_period").update();
    }

    private DueDates at(LocalDateTime now) {
        try (var context = new AnnotationConfigApplicationContext(WorkCalendar.class)) {
            return new DueDates(
                    jdbc,
                    context.getBean(WorkCalendar.class),
                    Clock.fixed(now.atZone(ZONE).toInstant(), ZONE));
        }
    }

    private static Date date(String day, String time) {
        return Date.from(
                LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
    }

    private void openPeriod(LocalDateTime opens, LocalDateTime cutOff) {
        jdbc.sql("insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed) values (?, 1, 'OPEN', ?, ?, 0, 0, 0, 0, 0, 0)")
                .params(ROUND, opens, cutOff)
                .update();
    }

    @Test
    void twoWorkingDaysToAcceptAcrossNationalDay() {
        // Thursday 28 September 2023: eight days off follow, then a Saturday and a Sunday that are worked
        assertThat(at(LocalDateTime.of(2023, 9, 28, 15, 20)).of(ROUND, "acceptItem"))
                .contains(new DueDates.Dates(date("2023-10-08", "17:30"), date("2023-10-07", "09:00")));
    }

    @Test
    void aDueDateRightAfterTheHolidayIsFollowedUpBeforeIt() {
        assertThat(at(LocalDateTime.of(2023, 9, 27, 10, 0)).of(ROUND, "acceptItem"))
                .contains(new DueDates.Dates(date("2023-10-07", "17:30"), date("2023-09-28", "09:00")));
    }

    @Test
    void aFollowUpIsNeverInThePast() {
        // due tomorrow; the morning of today is over
        assertThat(at(LocalDateTime.of(2024, 3, 5, 10, 0)).of(ROUND, "checkBulletin"))
                .contains(new DueDates.Dates(date("2024-03-06", "17:30"), date("2024-03-05", "10:00")));
    }

    @Test
    void aReportIsDueAtTheCutOff() {
        DueDates dueDates = at(LocalDateTime.of(2024, 3, 11, 9, 0));
        assertThat(dueDates.of(ROUND, "reportProgress")).isEmpty();
        openPeriod(LocalDateTime.of(2024, 3, 11, 9, 0), LocalDateTime.of(2024, 3, 22, 18, 0));
        assertThat(dueDates.of(ROUND, "reportProgress"))
                .contains(new DueDates.Dates(date("2024-03-22", "18:00"), date("2024-03-21", "09:00")));
    }

    @Test
    void aPeriodThatIsCutOffAsksForNothing() {
        openPeriod(LocalDateTime.of(2024, 3, 11, 9, 0), LocalDateTime.of(2024, 3, 22, 18, 0));
        jdbc.sql("update reporting_period set state = 'CUT_OFF'").update();
        assertThat(at(LocalDateTime.of(2024, 3, 22, 18, 0)).of(ROUND, "reportProgress"))
                .isEmpty();
    }

    @Test
    void aTaskWithoutAFigureHasNoDates() {
        DueDates dueDates = at(LocalDateTime.of(2024, 3, 5, 10, 0));
        assertThat(dueDates.of(ROUND, "holdTalk")).isEmpty();
        assertThat(dueDates.of(ROUND, "concentratedPeriod"))
                .as("a figure in months")
                .isEmpty();
        assertThat(dueDates.of(2, "acceptItem"))
                .as("a round that does not exist")
                .isEmpty();
    }
}
