package org.zhenggai.closing.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.verification.VerificationTable.Member;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Items;

/** What the model {@code verification} asks of a joint check; it passes the business key, the item's id. */
@Component("jointTeam")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class JointTeam {

    /** Until when members may sign on the last day; half an hour later than the end of the day elsewhere. */
    private static final LocalTime LAST_SIGNATURE = LocalTime.of(18, 0);

    private final VerificationTable table;
    private final Items items;
    private final RuleSets rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    /** The user names of the co-verifiers of the present proposal. */
    @ModelQuestion(what = "会同核验人", of = KeyKind.ITEM, gives = Answer.PEOPLE)
    public List<String> members(String item) {
        return team(item).stream().map(Member::username).toList();
    }

    /** Whether one of them dissents, so that the others need not be heard on this proposal. */
    @ModelQuestion(what = "会同核验是否有人不同意", of = KeyKind.ITEM, gives = Answer.YES_OR_NO)
    public boolean hasDissent(String item) {
        return team(item).stream().anyMatch(Member::isDissented);
    }

    /** When the lead verifier gets the item back if one of them stays silent: the figure {@code jointCheck}. */
    @ModelQuestion(what = "会同核验期限", of = KeyKind.ITEM, gives = Answer.TIME)
    public String endsAt(String item) {
        int days = rules.figure(items.get(Long.parseLong(item)).round(), "jointCheck");
        return Days.timer(
                calendar.plus(LocalDate.now(clock), days).atTime(LAST_SIGNATURE).atZone(clock.getZone()));
    }

    private List<Member> team(String item) {
        return table.members(table.latest(Long.parseLong(item)).orElseThrow().id());
    }
}
