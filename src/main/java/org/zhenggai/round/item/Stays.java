package org.zhenggai.round.item;

import java.time.LocalDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;

/** Keeps how long items were in a state, when they leave it; the days are working days as the calendar knows them then. */
@Component
@RequiredArgsConstructor
class Stays {

    private final JdbcTemplate batches;
    private final WorkCalendar calendar;

    /** An item in a state since then. */
    record Stay(long item, ItemState state, LocalDateTime since) {}

    /** They have left their states at that time. */
    void left(List<Stay> stays, LocalDateTime at) {
        batches.batchUpdate(
                "insert into item_stay (item, state, entered_at, left_at, working_days) values (?, ?, ?, ?, ?)",
                stays.stream()
                        .map(stay -> new Object[] {
                            stay.item(),
                            stay.state().name(),
                            stay.since(),
                            at,
                            calendar.workingDaysBetween(stay.since().toLocalDate(), at.toLocalDate())
                        })
                        .toList());
    }
}
