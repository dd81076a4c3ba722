package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.notice.NoticeSettings.Webhook;
import org.zhenggai.notice.OpenTasksProcess.OpenTask;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.round.item.ItemState;

/** On which day whoever has to act is reminded: two days, one and none before a date, one, three and six after it. */
class DueSweepTest {

    static final NoticeSettings SETTINGS = new NoticeSettings(
            true,
            true,
            "a@b.cn",
            LocalTime.of(8, 30),
            LocalTime.of(9, 0),
            LocalTime.of(20, 0),
            LocalTime.of(7, 0),
            List.of(1, 2),
            List.of(1, 3, 6),
            5,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            90,
            new Webhook("", "", false));

    private static final Slice slice = new Slice();
    private static final List<Draft> told = new ArrayList<>();
    private static final OpenTasksProcess tasks =
            slice.use(OpenTasksProcess.class, Mockito.mock(OpenTasksProcess.class));
    private static final DueSweep sweep;

    static {
        slice.use(NoticeSettings.class, SETTINGS);
        Outbox outbox = slice.use(Outbox.class, Mockito.mock(Outbox.class));
        Mockito.when(outbox.isOn()).thenReturn(true);
        Mockito.doAnswer(call -> told.addAll(call.<Collection<Draft>>getArgument(0)))
                .when(outbox)
                .write(any());
        sweep = slice.make(DueSweep.class);
    }

    private long round;

    @BeforeEach
    void round() {
        told.clear();
        Mockito.when(tasks.all()).thenReturn(List.of());
        slice.jdbc().sql("update notice_sweep set done_on = '2000-01-01'").update();
        slice.jdbc().sql("update item set state = 'CLOSED'").update();
        slice.on(MONDAY);
        round = slice.round();
    }

    private void task(LocalDateTime due) {
        Mockito.when(tasks.all())
                .thenReturn(List.of(
                        new OpenTask("t", "rectification-item", "userTask_x", "1", "签收", due, Set.of("group"))));
    }

    private static String said() {
        return told.isEmpty()
                ? ""
                : told.get(0).kind() + " " + told.get(0).key().replaceAll(".*:", "");
    }

    /** A task that is due on a Thursday at the end of the day. */
    @ParameterizedTest
    @CsvSource({
        "-4, ''",
        "-3, ''",
        "-2, DUE_SOON 2",
        "-1, DUE_SOON 1",
        "0, DUE_SOON 1",
        "1, OVERDUE 1",
        "2, ''",
        "4, OVERDUE 1",
        "5, OVERDUE 3",
        "7, OVERDUE 3",
        "8, OVERDUE 6",
        "15, OVERDUE 6"
    })
    void aTaskIsRemindedOfInWorkingDays(int days, String expected) {
        LocalDate thursday = MONDAY.plusDays(10);
        task(thursday.atTime(17, 30));
        slice.on(thursday.plusDays(days));
        sweep.run();
        assertThat(said()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "-3, 1", "-4, 1"})
    void ofADeadlineTheUnitHearsOnceItHasPassed(int days, int times) {
        slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(days));
        sweep.run();
        assertThat(told).hasSize(times);
        assertThat(told).allMatch(draft -> draft.groups().equals(Set.of("inspected-unit:unit1")));
    }

    @Test
    void ofAConfidentialItemOnlyTheHeadsHear() {
        slice.set("item", slice.item(round, 1, ItemState.IN_WORK, MONDAY.minusDays(5)), "confidential", true);
        sweep.run();
        assertThat(told).singleElement().matches(draft -> draft.groups().equals(Set.of("unit-head:unit1")));
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void ofWhatIsNotStartedOrHasEndedNobodyHears(ItemState state) {
        slice.item(round, 1, state, MONDAY.minusDays(5));
        sweep.run();
        assertThat(told).hasSize(state.isOpen() && state != ItemState.PLANNED ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"08:29, 0", "08:30, 1", "23:59, 1"})
    void theRoundBeginsAtItsHourAndIsMadeOnceADay(LocalTime time, int times) {
        slice.item(round, 1, ItemState.IN_WORK, MONDAY.minusDays(5));
        slice.at(MONDAY.atTime(time));
        sweep.run();
        sweep.run();
        assertThat(told).hasSize(times);
    }
}
