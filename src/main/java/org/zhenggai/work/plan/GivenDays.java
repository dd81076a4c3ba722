package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.GivenDay;

/**
 * Days by which something has to be done, given elsewhere than in the plan: with an extension, by a meeting, in an explanation. A doubtful
 * one is taken only when it was confirmed, which the history keeps.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class GivenDays {

    private final DeadlineRules rules;
    private final Events events;

    /**
     * What was asked.
     *
     * @param item null where it is about none
     * @param about what the day is for, as people read it: {@code 申请延至}
     */
    public record Asked(Long item, String about, LocalDate day) {}

    private record Doubtful(Asked asked, String words) {}

    /** As {@link #take(long, String, boolean, List)} for one day. */
    public void take(long round, Long item, String user, String about, GivenDay given) {
        take(round, user, given.isConfirmed(), List.of(new Asked(item, about, given.day())));
    }

    /**
     * Takes the days.
     *
     * @param isConfirmed whether doubtful ones among them are meant
     * @throws Refusal naming a day that has passed, or all that are doubtful and not confirmed
     */
    public void take(long round, String user, boolean isConfirmed, List<Asked> days) {
        DeadlineRules.Today today = rules.today(round);
        List<Doubtful> doubtful = new ArrayList<>();
        for (Asked asked : days) {
            today.fault(asked.day()).ifPresent(why -> {
                throw new Refusal("“" + asked.about() + "”" + why + "。");
            });
            List<DeadlineDoubt> doubts = today.doubtsOutsideThePlan(asked.day());
            if (!doubts.isEmpty()) {
                String words = asked.about() + Days.words(asked.day()) + DeadlineDoubt.words(doubts);
                doubtful.add(new Doubtful(asked, words));
            }
        }
        Refusal.unless(
                isConfirmed || doubtful.isEmpty(),
                "%s。请改期；确实要用的，请勾选“日期存疑仍采用”。",
                doubtful.stream().map(Doubtful::words).collect(Collectors.joining("；")));
        doubtful.forEach(one -> events.record(round, one.asked().item(), user, EventKind.DAY_CONFIRMED, one.words()));
    }
}
