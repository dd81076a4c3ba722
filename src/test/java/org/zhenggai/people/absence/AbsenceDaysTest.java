package org.zhenggai.people.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.people.mirror.Mirror;

/** The first and the last day of an absence, and the days beside them. */
class AbsenceDaysTest {

    private static final Slice slice = new Slice();
    private static final Absences absences;

    static {
        Memberships memberships = slice.use(Memberships.class, Mockito.mock(Memberships.class));
        Mockito.when(memberships.own(any())).thenReturn(new TreeSet<>(Set.of("rectification-office")));
        Mockito.when(memberships.lentBy(any())).thenReturn(new TreeSet<>(Set.of("rectification-office")));
        absences = slice.make(Absences.class, Mirror.class);
        for (String person : List.of("a", "b", "c")) {
            slice.person(person, null);
        }
    }

    @BeforeEach
    void nobodyIsAway() {
        slice.on(MONDAY);
        slice.jdbc().sql("delete from absence").update();
    }

    private static void set(String person, String substitute, LocalDate from, LocalDate until) {
        absences.set(person, substitute, from, until, person);
    }

    private static LocalDate day(int days) {
        return MONDAY.plusDays(days);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "2, true", "3, false"})
    void bothDaysBelongToIt(int days, boolean covers) {
        set("a", "b", day(0), day(2));
        assertThat(absences.of("a"))
                .singleElement()
                .satisfies(one -> assertThat(one.covers(day(days))).isEqualTo(covers));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0"})
    void itIsListedUntilItsLastDay(int days, int listed) {
        set("a", "b", day(0), day(2));
        slice.on(day(days));
        assertThat(absences.of("a")).hasSize(listed);
        assertThat(absences.substitutedBy("b")).hasSize(listed);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 早于今天", "0, 0, ", "1, 0, 早于开始日期", "0, 365, ", "0, 366, 最长12个月", "365, 365, ", "366, 366, 12个月以后"
    })
    void daysHaveTheirBounds(int from, int until, String why) {
        if (why == null) {
            assertThatCode(() -> set("a", "b", day(from), day(until))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> set("a", "b", day(from), day(until)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 4, true", "4, 5, false", "5, 6, false", "7, 8, false", "8, 9, true"})
    void twoOfOnePersonDoNotShareADay(int from, int until, boolean isTaken) {
        set("a", "b", day(5), day(7));
        if (isTaken || from == 0) {
            assertThatCode(() -> set("a", "c", day(from), day(until))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> set("a", "c", day(from), day(until))).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void whoIsAwayHimselfSubstitutesNobody() {
        set("b", "c", day(5), day(7));
        assertThatThrownBy(() -> set("a", "b", day(7), day(8))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> set("c", "a", day(3), day(5))).isInstanceOf(Refusal.class);
        assertThatCode(() -> set("a", "b", day(8), day(9))).doesNotThrowAnyException();
    }
}
