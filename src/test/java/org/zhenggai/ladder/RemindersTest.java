package org.zhenggai.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** Who reminds of what, from which day on again, and how often a day. */
class RemindersTest {

    private static final Slice slice = new Slice();
    private static final Reminders reminders = slice.make(Reminders.class);
    private static final int MOST = 20;

    static {
        slice.person("somebody", null);
    }

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
        slice.jdbc().sql("delete from reminder").update();
    }

    private static Viewer viewer(String... groups) {
        return Viewer.of("somebody", "某人", List.of(groups));
    }

    private long item(int number, ItemState state) {
        return slice.item(round, number, state, MONDAY.plusDays(90));
    }

    private void send(long item) {
        reminders.send(viewer("rectification-office"), item, "请办");
    }

    /** Once in three working days: after a Monday on the Thursday, after a Thursday on the Tuesday. */
    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 2, false", "0, 3, true", "3, 7, false", "3, 8, true"})
    void anItemIsRemindedOnceInSomeWorkingDays(int first, int next, boolean isTaken) {
        long item = item(1, ItemState.IN_WORK);
        slice.at(MONDAY.plusDays(first).atTime(17, 0));
        send(item);
        slice.at(MONDAY.plusDays(next).atTime(8, 0));
        if (isTaken) {
            assertThatCode(() -> send(item)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> send(item)).isInstanceOf(Refusal.class).hasMessageContaining("3个工作日内只催一次");
        }
    }

    @Test
    void onePersonSendsSoManyADayAndAnewTheNext() {
        for (int n = 1; n <= MOST; n++) {
            send(item(n, ItemState.IN_WORK));
        }
        long one = item(MOST + 1, ItemState.IN_WORK);
        assertThatThrownBy(() -> send(one)).isInstanceOf(Refusal.class).hasMessageContaining("20次");
        slice.at(MONDAY.atTime(23, 59));
        assertThatThrownBy(() -> send(one)).isInstanceOf(Refusal.class);
        slice.at(MONDAY.plusDays(1).atStartOfDay());
        assertThatCode(() -> send(one)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyWhatIsStartedAndOpenIsRemindedOf(ItemState state) {
        long item = item(1, state);
        boolean isTaken = state.isOpen() && state != ItemState.PLANNED;
        assertThat(reminders.maySend(viewer("secretary"), item)).isEqualTo(isTaken);
        if (!isTaken) {
            assertThatThrownBy(() -> send(item)).isInstanceOf(Refusal.class).hasMessageContaining(state.word());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rectification-office, true",
        "secretary, true",
        "leading-group, false",
        "discipline, false",
        "inspected-unit:unit1, false",
        "person:leader1, true",
        "person:leader2, false"
    })
    void theOfficeTheSecretaryAndTheResponsibleLeaderRemind(String group, boolean maySend) {
        long item = item(1, ItemState.IN_WORK);
        assertThat(reminders.maySend(viewer(group), item)).isEqualTo(maySend);
        if (!maySend) {
            assertThatThrownBy(() -> reminders.send(viewer(group), item, "请办"))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void whatIsSentIsKept() {
        long item = item(1, ItemState.IN_WORK);
        send(item);
        assertThat(slice.jdbc()
                        .sql("select sent_at from reminder where item = ? and sender = 'somebody' and message = '请办'")
                        .param(item)
                        .query(LocalDateTime.class)
                        .single())
                .isEqualTo(MONDAY.atTime(9, 0));
    }
}
