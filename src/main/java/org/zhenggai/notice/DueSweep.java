package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.notice.Numbers.Subject;
import org.zhenggai.notice.OpenTasksProcess.OpenTask;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.notice.inbox.Inbox;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemState;

/**
 * Reminds of due dates, on working days from a set hour on: of tasks those who may work on them, of an item's deadline
 * that has passed its lead unit; warnings before it are {@link WarningNotices}. Each threshold of days is told once; a
 * day that the server was off is made up for by the next.
 */
@Component
@RequiredArgsConstructor
class DueSweep {

    private static final String DEADLINE = "整改期限";

    private final JdbcClient jdbc;
    private final OpenTasksProcess tasks;
    private final Numbers numbers;
    private final Outbox outbox;
    private final WorkCalendar calendar;
    private final Inbox inbox;
    private final NoticeSettings settings;
    private final Clock clock;

    private record Deadline(long id, String number, String leadUnit, boolean confidential, LocalDate deadline) {

        String unit() {
            return confidential ? Role.groupOfHeads(leadUnit) : Role.groupOfUnit(leadUnit);
        }
    }

    /** A date that is near or past. */
    private record Mark(NoticeKind kind, int threshold) {}

    /** Does the day's round once; nothing before its hour, on days off, or when another node has done it. */
    @Transactional
    public void run() {
        LocalDate today = LocalDate.now(clock);
        boolean isTime = calendar.isWorkingDay(today) && !LocalTime.now(clock).isBefore(settings.remindAt());
        if (!outbox.isOn() || !isTime || !isFirst(today)) {
            return;
        }
        List<Draft> drafts = new ArrayList<>(ofTasks());
        drafts.addAll(ofItems());
        outbox.write(drafts);
        jdbc.sql("delete from notice where state in ('SENT', 'DROPPED') and created_at < ?")
                .param(today.minusDays(settings.keepDays()).atStartOfDay())
                .update();
        inbox.forget(today.minusDays(settings.keepDays()).atStartOfDay());
    }

    private boolean isFirst(LocalDate today) {
        return jdbc.sql("update notice_sweep set done_on = ? where name = 'due' and done_on < ?")
                        .params(today, today)
                        .update()
                == 1;
    }

    private List<Draft> ofTasks() {
        List<OpenTask> open = tasks.all();
        Map<Subject, String> known =
                numbers.of(open.stream().map(DueSweep::subject).toList());
        return open.stream()
                .flatMap(task -> mark(task.due()).stream()
                        .map(mark -> new Draft(
                                key(mark, "task:" + task.id(), task.due()),
                                mark.kind(),
                                task.id(),
                                known.get(subject(task)),
                                Numbers.word(task.process(), task.word()),
                                Links.task(task.id()),
                                task.due(),
                                task.groups(),
                                null)))
                .toList();
    }

    private static Subject subject(OpenTask task) {
        return new Subject(task.process(), task.subject());
    }

    private List<Draft> ofItems() {
        return jdbc.sql("""
                        select i.id, %s, i.lead_unit, i.confidential, i.deadline
                        from item i join round r on r.id = i.round
                        where i.deadline is not null and %s order by i.deadline, i.id
                        """.formatted(Numbers.OF_ITEM, ItemState.startedIn("i"))).query(Deadline.class).list().stream()
                .flatMap(this::ofItem)
                .toList();
    }

    private Stream<Draft> ofItem(Deadline item) {
        LocalDateTime due = item.deadline().atTime(WorkCalendar.END_OF_DAY);
        return mark(due).stream()
                .filter(mark -> mark.kind() == NoticeKind.OVERDUE)
                .map(mark -> new Draft(
                        key(mark, "item:" + item.id(), due),
                        mark.kind(),
                        null,
                        item.number(),
                        DEADLINE,
                        Links.item(item.id()),
                        due,
                        Set.of(item.unit()),
                        null));
    }

    /** A date that was put off is told anew. */
    private static String key(Mark mark, String subject, LocalDateTime due) {
        return mark.kind() + ":" + subject + ":" + due.toLocalDate() + ":" + mark.threshold();
    }

    /** The threshold that a date has passed last, if any. */
    private Optional<Mark> mark(LocalDateTime due) {
        LocalDate today = LocalDate.now(clock);
        if (due.isBefore(LocalDateTime.now(clock))) {
            int over = calendar.workingDaysBetween(due.toLocalDate(), today);
            return settings.overdueDays().stream()
                    .filter(days -> days <= over)
                    .max(Integer::compare)
                    .map(days -> new Mark(NoticeKind.OVERDUE, days));
        }
        int left = calendar.workingDaysBetween(today, due.toLocalDate());
        return settings.dueSoonDays().stream()
                .filter(days -> days >= left)
                .min(Integer::compare)
                .map(days -> new Mark(NoticeKind.DUE_SOON, days));
    }
}
