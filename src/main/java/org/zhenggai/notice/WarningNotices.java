package org.zhenggai.notice;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.notice.EventNotices.Affected;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.work.deadline.DeadlinesWarned;
import org.zhenggai.work.deadline.DeadlinesWarned.Warning;

/**
 * Tells of deadlines that come near: the people of the lead unit, its head among them, and at the last step the
 * responsible leader too. Of a confidential item only the heads are told.
 */
@Component
@RequiredArgsConstructor
class WarningNotices {

    private static final String REASON = "整改期限预警";

    private final Outbox outbox;
    private final JdbcClient jdbc;

    @EventListener
    void warned(DeadlinesWarned event) {
        if (!outbox.isOn()) {
            return;
        }
        List<Long> ids = event.warnings().stream().map(Warning::item).toList();
        Map<Long, Affected> items =
                jdbc
                        .sql(Affected.SELECT + " where i.id in (:ids)")
                        .param("ids", ids)
                        .query(Affected.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Affected::id, Function.identity()));
        outbox.write(event.warnings().stream()
                .map(warning -> draft(warning, items.get(warning.item())))
                .toList());
    }

    private static Draft draft(Warning warning, Affected item) {
        LocalDateTime due = warning.deadline().atTime(WorkCalendar.END_OF_DAY);
        return new Draft(
                "warning:" + item.id() + ":" + warning.deadline() + ":" + warning.days(),
                NoticeKind.DUE_SOON,
                null,
                item.number(),
                REASON,
                Links.item(item.id()),
                due,
                warning.isLast() ? item.unitAndLeader() : item.unit(),
                null);
    }
}
