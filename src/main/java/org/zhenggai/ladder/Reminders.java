package org.zhenggai.ladder;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.ActingFor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.ItemState;

/**
 * Reminders (催办) by hand: the office, the item's responsible leader and the principal leaders push an item at any
 * time. So that nobody nags, an item is reminded once in some working days, and one person sends so many a day; both
 * figures are the rule set's.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Reminders {

    private static final int LONGEST = 500;

    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final Events events;
    private final ActingFor actingFor;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Reminded(long round, String number, ItemState state, String leader) {}

    /** Whether he is one of those who may remind of this item now or later. */
    @Transactional(readOnly = true)
    public boolean maySend(Viewer viewer, long item) {
        return item(item, "").filter(found -> maySend(viewer, found)).isPresent();
    }

    private static boolean maySend(Viewer viewer, Reminded item) {
        return item.state().isStarted()
                && (isByRole(viewer) || viewer.principals().contains(item.leader()));
    }

    private static boolean isByRole(Viewer viewer) {
        return viewer.isOffice() || viewer.roles().contains(Role.SECRETARY);
    }

    /**
     * Sends a reminder to the people of the item's lead unit.
     *
     * @throws Refusal when it is too early or the sender has sent too many, with the next time that is possible
     */
    public void send(Viewer viewer, long id, String message) {
        // Two who press at the same moment count one after the other.
        Reminded item = item(id, " for update").orElseThrow(() -> new Refusal("没有这个整改事项，请从台账重新进入。"));
        Refusal.unless(
                item.state().isStarted(),
                "事项%s现为“%s”，不需要催办。",
                item.number(),
                item.state().word());
        viewer.require(maySend(viewer, item));
        String words = message == null ? "" : message.strip();
        Refusal.unless(!words.isEmpty(), "请填写催办的话，写明要办什么、何时办好。");
        Refusal.unless(words.length() <= LONGEST, "催办的话有%d字，请压缩到%d字以内。", words.length(), LONGEST);
        notTooSoon(item, id);
        notTooMany(item, viewer);
        jdbc.sql("insert into reminder (item, sender, message, sent_at) values (?, ?, ?, ?)")
                .params(id, viewer.username(), words, LocalDateTime.now(clock))
                .update();
        if (isByRole(viewer) || viewer.username().equals(item.leader())) {
            events.record(item.round(), id, viewer.username(), EventKind.REMINDED, words);
        } else {
            actingFor.during(item.leader(), directory.nameOf(item.leader()), () -> {
                events.record(item.round(), id, viewer.username(), EventKind.REMINDED, words);
                return null;
            });
        }
    }

    private void notTooSoon(Reminded item, long id) {
        int interval = rules.figure(item.round(), "reminderInterval");
        Optional<LocalDate> last = jdbc.sql("select max(sent_at) from reminder where item = ?")
                .param(id)
                .query(LocalDateTime.class)
                .optional()
                .map(LocalDateTime::toLocalDate);
        last.ifPresent(day -> {
            LocalDate next = calendar.plus(day, interval);
            Refusal.unless(
                    !LocalDate.now(clock).isBefore(next),
                    "事项%s已于%s催办过，%d个工作日内只催一次，%s起可以再催。",
                    item.number(),
                    day,
                    interval,
                    next);
        });
    }

    private void notTooMany(Reminded item, Viewer viewer) {
        int most = rules.figure(item.round(), "remindersPerDay");
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("select username from person where username = ? for update")
                .param(viewer.username())
                .query(String.class)
                .single();
        int sent = jdbc.sql("select count(*) from reminder where sender = ? and sent_at >= ?")
                .params(viewer.username(), today.atStartOfDay())
                .query(Integer.class)
                .single();
        Refusal.unless(sent < most, "您今天已经催办%d次，达到每人每天的上限，%s起可以再催。", sent, today.plusDays(1));
    }

    private Optional<Reminded> item(long id, String lock) {
        return jdbc.sql("select round, number, state, leader from item where id = ?" + lock)
                .param(id)
                .query(Reminded.class)
                .optional();
    }
}
