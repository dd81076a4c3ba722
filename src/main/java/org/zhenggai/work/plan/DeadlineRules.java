package org.zhenggai.work.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.Round;
import org.zhenggai.round.RoundRepository;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemKind;

/**
 * What a day may be by which something has to be done: one that has passed is refused, one that is doubtful needs a decision. The one place
 * for the plan's page, workbook, submission and approval, and for {@link GivenDays}.
 */
@Component
@RequiredArgsConstructor
class DeadlineRules {

    private static final int DOUBTED_YEARS = 2;
    private static final int LONGEST_YEARS = 10;

    private final RoundRepository rounds;
    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** The rules for deadlines of this round today. */
    Today today(long round) {
        return new Today(rounds.get(round), LocalDate.now(clock), calendar);
    }

    /** What the rules know of days: today, the round's own, and which are working days. */
    record Today(Round round, LocalDate today, WorkCalendar calendar) {

        boolean isPast(LocalDate day) {
            return Deadline.isPast(day, today);
        }

        /** What will not do, a sentence without its subject and full stop. */
        Optional<String> fault(LocalDate day) {
            if (isPast(day)) {
                return Optional.of(Days.words(day) + "已经过去，请改为今天或以后的日期");
            }
            return day.isAfter(today.plusYears(LONGEST_YEARS))
                    ? Optional.of(Days.words(day) + "在" + LONGEST_YEARS + "年以后，请核对年份")
                    : Optional.empty();
        }

        /** What has to be decided; empty for a day that is taken as it is, and for none. */
        List<DeadlineDoubt> doubts(LocalDate day) {
            List<DeadlineDoubt> doubts = new ArrayList<>();
            if (day == null || fault(day).isPresent()) {
                return doubts;
            }
            if (!calendar.isWorkingDay(day)) {
                doubts.add(DeadlineDoubt.DAY_OFF);
            }
            if (round.concentratedEnd() != null && day.isAfter(round.concentratedEnd())) {
                doubts.add(DeadlineDoubt.AFTER_PERIOD);
            }
            if (round.feedbackOn() != null && day.isBefore(round.feedbackOn())) {
                doubts.add(DeadlineDoubt.BEFORE_FEEDBACK);
            }
            if (day.isAfter(today.plusYears(DOUBTED_YEARS))) {
                doubts.add(DeadlineDoubt.FAR_AHEAD);
            }
            return doubts;
        }

        /** The same for a day that is given after the plan: later than the concentrated period is then no doubt any more. */
        List<DeadlineDoubt> doubtsOutsideThePlan(LocalDate day) {
            return doubts(day).stream()
                    .filter(doubt -> doubt != DeadlineDoubt.AFTER_PERIOD)
                    .toList();
        }
    }

    /**
     * The deadline that the round's rules propose for each kind: soon for 立行立改 (figure {@code immediateDays}, from today),
     * the end of the concentrated period for the others; always a working day, and none that would not do.
     */
    Map<ItemKind, LocalDate> proposals(long id) {
        Today days = today(id);
        LocalDate end = days.round().concentratedEnd();
        LocalDate soon = days.today().plusDays(rules.figure(id, "immediateDays"));
        Map<ItemKind, LocalDate> proposals = new EnumMap<>(ItemKind.class);
        for (ItemKind kind : ItemKind.values()) {
            LocalDate day = kind != ItemKind.IMMEDIATE ? end : end == null || soon.isBefore(end) ? soon : end;
            if (day != null && days.fault(calendar.onOrBefore(day)).isEmpty()) {
                proposals.put(kind, calendar.onOrBefore(day));
            }
        }
        return proposals;
    }
}
