package org.zhenggai.bulletin;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.decision.Decisions;
import org.zhenggai.bulletin.decision.NewDecision;
import org.zhenggai.bulletin.decision.UnfinishedDecisions;
import org.zhenggai.bulletin.decision.UnfinishedDecisions.Unfinished;
import org.zhenggai.bulletin.facts.SlowItems;
import org.zhenggai.bulletin.facts.SlowItems.SlowItem;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.PastDays;
import org.zhenggai.work.plan.GivenDays;
import org.zhenggai.work.plan.GivenDays.Asked;

/** The meeting of the principal leader that hears a bulletin item by item: all it decides is taken, or nothing. */
@Service
@Transactional
@RequiredArgsConstructor
class Hearings {

    private final GivenDays days;
    private final PastDays past;
    private final Bulletins bulletins;
    private final SlowItems slow;
    private final UnfinishedDecisions unfinished;
    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Bulletin(long id, long round) {}

    /**
     * The leaders have heard the bulletin.
     *
     * @throws Refusal naming the decision that names no slow item, names one twice, or has a day that is not to come
     */
    void approve(long period, String user, Meeting meeting) {
        LocalDate today = LocalDate.now(clock);
        Bulletin bulletin =
                jdbc.sql("""
                        select b.id, p.round from bulletin b join reporting_period p on p.id = b.period
                        where p.id = :period
                        """).param("period", period).query(Bulletin.class).single();
        past.require(bulletin.round(), "会议日期", meeting.heldOn(), "请核对");
        List<NewDecision> decided = onItems(period, meeting.onItems(), today);
        for (Meeting.General general : meeting.general()) {
            requireToCome("综合", general.dueOn(), today);
            decided.add(new NewDecision(null, general.text(), null, general.dueOn()));
        }
        days.take(bulletin.round(), user, meeting.isConfirmed(), given(decided, meeting.earlier()));
        changeEarlier(bulletin, user, meeting.earlier());
        bulletins.approve(period, user, meeting);
        decisions.take(bulletin.round(), bulletin.id(), user, decided);
    }

    /** The days of the meeting, each with what it is for. */
    private static List<Asked> given(List<NewDecision> decided, List<Meeting.Earlier> earlier) {
        return Stream.concat(
                        decided.stream().map(one -> new Asked(one.item(), "“" + one.text() + "”的完成日期", one.dueOn())),
                        earlier.stream()
                                .filter(change -> !change.isDropped())
                                .map(change -> new Asked(null, "第" + change.code() + "号决定的新日期", change.dueOn())))
                .toList();
    }

    private List<NewDecision> onItems(long period, List<Meeting.OnItem> rows, LocalDate today) {
        Map<String, SlowItem> items = slow.of(period).stream().collect(toMap(SlowItem::number, Function.identity()));
        Set<String> seen = new HashSet<>();
        List<NewDecision> decided = new ArrayList<>();
        for (Meeting.OnItem row : rows) {
            SlowItem item = items.get(row.number());
            Refusal.unless(item != null, "事项%s不在本期进展缓慢的事项中，或者已经销号、结转，不能对它作决定。请重新打开任务。", row.number());
            Refusal.unless(seen.add(row.number()), "事项%s写了两项决定，请合并为一项。", row.number());
            requireToCome("事项" + row.number() + "的", row.dueOn(), today);
            decided.add(new NewDecision(item.id(), row.text(), row.byOffice() ? null : item.leadUnit(), row.dueOn()));
        }
        return decided;
    }

    private static void requireToCome(String of, LocalDate dueOn, LocalDate today) {
        Refusal.unless(dueOn.isAfter(today), "“%s决定”的完成日期%s须晚于今天，请另选一天。", of, dueOn);
    }

    private void changeEarlier(Bulletin bulletin, String user, List<Meeting.Earlier> changes) {
        Map<String, Long> open =
                unfinished.of(bulletin.round()).stream().collect(toMap(Unfinished::code, Unfinished::id));
        Set<String> seen = new HashSet<>();
        for (Meeting.Earlier change : changes) {
            Refusal.unless(
                    open.containsKey(change.code()) && seen.add(change.code()),
                    "第%s号决定已经办结，或者写了两行。请重新打开任务后处理。",
                    change.code());
            long id = open.get(change.code());
            if (change.isDropped()) {
                decisions.dropInMeeting(id, user, change.reason(), bulletin.id());
            } else {
                decisions.renewInMeeting(id, user, change.dueOn(), bulletin.id());
            }
        }
    }
}
