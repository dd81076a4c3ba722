package org.zhenggai.ledger.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.people.absence.Deputies.Right;
import org.zhenggai.round.item.ItemState;

/** On which day and in which state an item's page offers a later deadline. */
class ItemDeadlinesTest {

    private static final Viewer HANDLER = Viewer.of("handler1", "", List.of("inspected-unit:unit1"));
    private static final Slice slice = new Slice();
    private static final ItemDeadlines deadlines;

    static {
        slice.items();
        Deputies deputies = slice.use(Deputies.class, Mockito.mock(Deputies.class));
        Mockito.when(deputies.rightOf(any(), any())).thenReturn(Optional.of(Right.OWN));
        deadlines = slice.make(ItemDeadlines.class);
    }

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void untilTheDeadlineItself(int days, boolean isOffered) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(days));
        assertThat(deadlines.mayAskExtension(HANDLER, item)).isEqualTo(isOffered);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyInWork(ItemState state) {
        long item = slice.item(round, 1, state, MONDAY);
        assertThat(deadlines.mayAskExtension(HANDLER, item)).isEqualTo(state == ItemState.IN_WORK);
    }

    @ParameterizedTest
    @CsvSource({"DUE, false", "SUBMITTED, true", "MISSING, true"})
    void notWhileAReportIsOwed(String report, boolean isOffered) {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        slice.report(slice.period(round, 1, "OPEN", MONDAY.atTime(17, 0)), item, report);
        assertThat(deadlines.mayAskExtension(HANDLER, item)).isEqualTo(isOffered);
    }
}
