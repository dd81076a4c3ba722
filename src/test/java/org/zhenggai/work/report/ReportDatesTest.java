package org.zhenggai.work.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.work.report.ReportDates.Dates;

/** A period runs until its cut-off, and a round in work has a next one as long as its clock runs. */
class ReportDatesTest {

    private static final LocalDateTime OPENS = MONDAY.plusDays(14).atTime(9, 0);

    private final Slice slice = new Slice();
    private final ReportProcess process = slice.use(ReportProcess.class, Mockito.mock(ReportProcess.class));
    private final ReportDates dates = slice.make(ReportDates.class);

    @Test
    void aPeriodRunsUntilItsCutOff() {
        slice.on(MONDAY);
        long round = slice.round();
        Mockito.when(process.nextOpenings(Set.of(round))).thenReturn(Map.of(round, OPENS));
        assertThat(dates.of(List.of(round))).containsExactly(new Dates(round, null, null, OPENS));
        LocalDateTime nine = MONDAY.atTime(9, 0);
        slice.period(round, 1, "OPEN", nine);
        assertThat(dates.of(List.of(round))).as("it is nine").containsExactly(new Dates(round, null, null, OPENS));
        slice.period(round, 2, "OPEN", nine.plusMinutes(1));
        assertThat(dates.of(List.of(round))).containsExactly(new Dates(round, 2, nine.plusMinutes(1), OPENS));
    }

    @Test
    void theEngineIsAskedOnceForAllRounds() {
        List<Long> rounds = List.of(slice.round(), slice.round(), slice.round());
        assertThat(dates.of(rounds)).hasSize(3);
        Mockito.verify(process).nextOpenings(Set.copyOf(rounds));
        Mockito.verifyNoMoreInteractions(process);
    }

    @Test
    void onlyARoundInWorkHasPeriods() {
        long round = slice.round();
        slice.set("round", round, "state", "PLANNING");
        assertThat(dates.of(List.of(round))).isEmpty();
        assertThat(dates.of(List.of())).isEmpty();
    }
}
