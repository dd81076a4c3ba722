package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.Overview;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportDates;

/** The next dates: when a report is due and the next period opens, and what comes due today, tomorrow or was yesterday. */
class NextDatesTest {

    private static final Viewer OFFICE = Viewer.of("office1", "", List.of(Role.RECTIFICATION_OFFICE.code()));
    private static final Viewer UNIT =
            Viewer.of("handler1", "", List.of(Role.INSPECTED_UNIT.code(), Role.groupOfUnit(Slice.UNIT)));

    private final Slice slice = new Slice();
    private final ReportDates reports = slice.use(ReportDates.class, Mockito.mock(ReportDates.class));
    private final NextDates dates = slice.make(NextDates.class);
    private final Overview overview = slice.make(Overview.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    private List<String> of(Viewer viewer) {
        List<RoundLine> rounds = overview.rounds(Scope.of(viewer));
        return dates.of(viewer, rounds, dates.known(rounds)).stream()
                .map(day -> day.on() + (day.time() == null ? "" : " " + day.time()) + " " + day.what())
                .toList();
    }

    @Test
    void aReportIsDueAndTheNextPeriodOpensAfterIt() {
        long first = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(60));
        long second = slice.item(round, 2, ItemState.IN_WORK, MONDAY.plusDays(60));
        LocalDateTime cutOff = MONDAY.plusDays(11).atTime(17, 0);
        long period = slice.period(round, 3, "OPEN", cutOff);
        slice.report(period, first, "DUE");
        slice.report(period, second, "SUBMITTED");
        LocalDateTime opens = MONDAY.plusDays(14).atTime(9, 0);
        Mockito.when(reports.of(Set.of(round)))
                .thenReturn(List.of(new ReportDates.Dates(round, 3, cutOff, opens)))
                .thenReturn(List.of(new ReportDates.Dates(round, null, null, opens)))
                .thenReturn(List.of(new ReportDates.Dates(round, null, null, null)));
        assertThat(of(UNIT)).containsExactly("2024-05-24 17:00 第3期报告截止，还有1项未报", "2024-05-27 09:00 开始填报下一期报告");
        assertThat(of(UNIT)).as("cut off").containsExactly("2024-05-27 09:00 开始填报下一期报告");
        assertThat(of(UNIT)).as("the clock does not run").isEmpty();
    }

    @Test
    void deadlinesOfTodayUntilTheFortnightIsOver() {
        slice.item(round, 1, ItemState.IN_WORK, MONDAY.minusDays(1));
        slice.item(round, 2, ItemState.IN_WORK, MONDAY);
        slice.item(round, 3, ItemState.IN_WORK, MONDAY.plusDays(1));
        slice.item(round, 4, ItemState.IN_WORK, MONDAY.plusDays(1));
        slice.item(round, 5, ItemState.IN_WORK, MONDAY.plusDays(14));
        slice.item(round, 6, ItemState.IN_WORK, MONDAY.plusDays(15));
        slice.item(round, 7, ItemState.CLOSED, MONDAY.plusDays(1));
        assertThat(of(OFFICE))
                .containsExactly("2024-05-13 事项2整改期限到期", "2024-05-14 事项3、4整改期限到期", "2024-05-27 事项5整改期限到期");
    }

    @Test
    void aDayNamesSixItemsAndHowManyThereAre() {
        for (int n = 1; n <= 7; n++) {
            slice.item(round, n, ItemState.IN_WORK, MONDAY.plusDays(1));
        }
        assertThat(of(OFFICE)).contains("2024-05-14 事项1、2、3、4、5、6等7项整改期限到期");
    }

    @Test
    void whatWaitsIsAskedForAgainAndARoundThatEndedHasNoDates() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(60));
        slice.set("item", item, "waiting_for", "批复");
        slice.set("item", item, "ask_again_on", MONDAY);
        slice.set("round", round, "concentrated_end", MONDAY);
        assertThat(of(UNIT)).contains("2024-05-13 事项1再次询问外部条件", "2024-05-13 集中整改期届满");
        slice.on(MONDAY.plusDays(1));
        assertThat(of(UNIT)).noneMatch(day -> day.contains("询问") || day.contains("届满"));
        slice.set("round", round, "state", "ARCHIVED");
        assertThat(of(UNIT)).isEmpty();
    }
}
