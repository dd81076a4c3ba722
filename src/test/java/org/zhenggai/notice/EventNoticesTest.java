package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.zhenggai.database.Slice.MONDAY;

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
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Recorded;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.deadline.DeadlinesWarned;

/** Who hears of which line of history and of which warning, and when the digest comes. */
class EventNoticesTest {

    private static final Slice slice = new Slice();
    private static final List<Draft> told = new ArrayList<>();
    private static final EventNotices events;
    private static final WarningNotices warnings;

    static {
        Outbox outbox = slice.use(Outbox.class, Mockito.mock(Outbox.class));
        Mockito.when(outbox.isOn()).thenReturn(true);
        Mockito.doAnswer(call -> told.addAll(call.<Collection<Draft>>getArgument(0)))
                .when(outbox)
                .write(any());
        events = slice.make(EventNotices.class);
        warnings = slice.make(WarningNotices.class);
    }

    private long round;
    private long item;

    @BeforeEach
    void item() {
        told.clear();
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "MEASURES_RETURNED, RETURNED, inspected-unit:unit1",
        "VERIFICATION_FAILED, RETURNED, inspected-unit:unit1",
        "SECRETARY_REFUSED, RETURNED, inspected-unit:unit1",
        "HANDED_BACK, RETURNED, rectification-office",
        "REMINDED, REMINDED, inspected-unit:unit1",
        "NAMED, ESCALATED, inspected-unit:unit1 person:leader1",
        "LETTER_SENT, ESCALATED, inspected-unit:unit1 person:leader1",
        "VERIFIED, MOVED, inspected-unit:unit1",
        "CLOSED, MOVED, inspected-unit:unit1",
        "EVIDENCE_WITHDRAWN, MOVED, inspected-unit:unit1",
        "REPORTED, , ",
        "EVIDENCE_ADDED, , "
    })
    void whoHasToDoSomethingHears(EventKind kind, NoticeKind notice, String groups) {
        events.recorded(new Recorded(1, round, item, "somebody", kind));
        if (notice == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).singleElement().satisfies(draft -> {
                assertThat(draft.kind()).isEqualTo(notice);
                assertThat(draft.groups()).isEqualTo(Set.of(groups.split(" ")));
                assertThat(draft.except()).isEqualTo("somebody");
            });
        }
    }

    @Test
    void aUnitIsNotToldWhatItsOwnPeopleTakeBack() {
        slice.person("withdrawer", Slice.UNIT);
        events.recorded(new Recorded(1, round, item, "withdrawer", EventKind.EVIDENCE_WITHDRAWN));
        assertThat(told).isEmpty();
    }

    @Test
    void ofAConfidentialItemOnlyTheHeads() {
        slice.set("item", item, "confidential", true);
        events.recorded(new Recorded(1, round, item, "somebody", EventKind.VERIFICATION_FAILED));
        assertThat(told.get(0).groups()).isEqualTo(Set.of("unit-head:unit1"));
    }

    @ParameterizedTest
    @CsvSource({"false, inspected-unit:unit1", "true, inspected-unit:unit1 person:leader1"})
    void theLeaderHearsTheLastWarning(boolean isLast, String groups) {
        warnings.warned(new DeadlinesWarned(List.of(new DeadlinesWarned.Warning(item, MONDAY, 3, isLast))));
        assertThat(told.get(0).groups()).isEqualTo(Set.of(groups.split(" ")));
        assertThat(told.get(0).due()).isEqualTo(MONDAY.atTime(17, 30));
    }

    @ParameterizedTest
    @CsvSource({"08:59, 2024-05-13T09:00", "09:00, 2024-05-14T09:00", "09:01, 2024-05-14T09:00"})
    void theDigestComesOnceADay(LocalTime now, LocalDateTime next) {
        slice.use(NoticeSettings.class, DueSweepTest.SETTINGS);
        slice.at(MONDAY.atTime(now));
        assertThat(slice.make(Digests.class).next()).isEqualTo(next);
    }
}
