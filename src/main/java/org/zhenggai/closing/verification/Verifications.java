package org.zhenggai.closing.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.signoff.Duties;
import org.zhenggai.closing.verification.Check.Conclusion;
import org.zhenggai.closing.verification.Check.Degree;
import org.zhenggai.closing.verification.DoubtfulWords.Doubt;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/**
 * Verification (核验) of an item that its unit calls done: somebody else checks the effect. A text
 * that says "finished" does not make it so; see findings 19, 48 and 50.
 */
@Service
@Transactional
@RequiredArgsConstructor
class Verifications {

    private final Items items;
    private final Duties duties;
    private final Requirements requirements;
    private final DoubtfulWords words;
    private final JointChecks joint;
    private final VerificationTable table;
    private final Events events;
    private final Clock clock;

    /**
     * Records that the effect is proven, or proposes so to the joint team.
     *
     * @return {@link Verdict#PASSED}, or {@link Verdict#JOINT} while the team has to agree
     * @throws Refusal naming what the item's requirement, a measure or a doubtful word still lacks
     */
    Verdict pass(long id, Actor actor, Check check) {
        Item item = checked(id, actor, check);
        Requirement requirement = requirements.of(id);
        requirement.objection(check.method()).ifPresent(why -> {
            throw new Refusal(why);
        });
        checkMeasures(id, check);
        List<Doubt> doubts = confirmed(id, check);
        if (requirement.isJoint()) {
            joint.checkTeam(id, actor, check, requirement.team());
        }
        String verdict = requirement.isJoint() ? "PROPOSED" : "PASSED";
        table.insert(id, actor.user(), verdict, check, null, doubts);
        if (!doubts.isEmpty()) {
            events.record(
                    item.round(),
                    id,
                    actor.user(),
                    EventKind.WORDS_CONFIRMED,
                    DoubtfulWords.words(doubts) + "，核对说明：" + check.confirmationReason());
        }
        if (requirement.isJoint()) {
            joint.ask(item, actor.user(), check.members());
            return Verdict.JOINT;
        }
        items.move(id, actor.user(), EventKind.VERIFIED, check.opinion(), ItemState.SIGN_OFF, ItemState.VERIFICATION);
        return Verdict.PASSED;
    }

    /** Returns the item to its unit, which reports again. */
    Verdict giveBack(long id, Actor actor, Check check, String reason) {
        checked(id, actor, check);
        items.sendBack(id, actor.user(), EventKind.VERIFICATION_FAILED, reason, ItemState.VERIFICATION);
        table.insert(id, actor.user(), "RETURNED", check, reason, List.of());
        return Verdict.RETURNED;
    }

    /** What holds for either conclusion: the person, the day, the measures that were judged. */
    private Item checked(long id, Actor actor, Check check) {
        Item item = items.get(id);
        Refusal.unless(
                item.state() == ItemState.VERIFICATION,
                "事项%s现处于“%s”，不能核验。请刷新任务列表后再试。",
                item.number(),
                item.state().word());
        duties.verify(id, actor);
        joint.checkLead(id, actor);
        LocalDate asked = item.stateSince().toLocalDate();
        Refusal.unless(!check.checkedOn().isAfter(LocalDate.now(clock)), "“核验日期”%s晚于今天，请在核验之后填写。", check.checkedOn());
        Refusal.unless(!check.checkedOn().isBefore(asked), "“核验日期”%s早于申请核验的%s，请核对日期。", check.checkedOn(), asked);
        Set<Integer> known = new HashSet<>(table.measures(id));
        Set<Integer> judged = new HashSet<>();
        for (Conclusion conclusion : check.conclusions()) {
            Refusal.unless(known.contains(conclusion.no()), "没有第%d条措施，请刷新任务后重新填写。", conclusion.no());
            Refusal.unless(judged.add(conclusion.no()), "第%d条措施有两个结论，请刷新任务后重新填写。", conclusion.no());
        }
        return item;
    }

    /** Passing needs a conclusion on every measure, and a reason where one is not fully carried out. */
    private void checkMeasures(long id, Check check) {
        List<Integer> open = new ArrayList<>(table.measures(id));
        check.conclusions().forEach(conclusion -> open.remove((Integer) conclusion.no()));
        Refusal.unless(open.isEmpty(), "第%s条措施还没有结论，请逐条选择“落实”“部分落实”或“未落实”。", numbers(open));
        List<Integer> unmet = check.conclusions().stream()
                .filter(conclusion -> conclusion.degree() != Degree.DONE)
                .map(Conclusion::no)
                .toList();
        Refusal.unless(
                unmet.isEmpty() || check.unmetReason() != null, "第%s条措施没有全部落实，请退回，或者写明“未全部落实仍予通过的理由”。", numbers(unmet));
    }

    private static String numbers(List<Integer> measures) {
        return String.join("、", measures.stream().map(String::valueOf).toList());
    }

    /** The doubtful words of the last report and of the opinion, which the verifier has confirmed. */
    private List<Doubt> confirmed(long id, Check check) {
        List<Doubt> doubts = new ArrayList<>(words.in("report", table.lastReport(id)));
        doubts.addAll(words.in("opinion", check.opinion()));
        Refusal.unless(
                doubts.isEmpty() || check.isConfirmed() && check.confirmationReason() != null,
                "完成情况或核验意见中有像是没有办完的字样：%s。请逐处核对后勾选“已逐处核对，确认已完成”并填写“核对说明”；没有办完的，请退回。",
                DoubtfulWords.words(doubts));
        return doubts;
    }
}
