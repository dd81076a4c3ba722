package org.zhenggai.closing.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.signoff.Duties;
import org.zhenggai.closing.verification.VerificationTable.Member;
import org.zhenggai.closing.verification.VerificationTable.Row;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/**
 * Verification by a team (会同核验): the lead verifier proposes that the item passes, each co-verifier agrees or
 * dissents himself, and only what all of them say holds.
 */
@Service
@Transactional
@RequiredArgsConstructor
class JointChecks {

    private final Items items;
    private final Duties duties;
    private final Directory directory;
    private final VerificationTable table;
    private final Verifiers verifiers;
    private final Events events;

    /**
     * After a dissent the lead verifier goes on, so that nobody else turns it into a pass; another takes over only when
     * he has left or is away.
     */
    void checkLead(long item, Actor actor) {
        table.latest(item)
                .filter(row -> row.verdict().equals("WITHDRAWN"))
                .map(Row::byWhom)
                .filter(lead -> !actor.names().contains(lead) && verifiers.isPresent(lead))
                .ifPresent(lead -> {
                    throw new Refusal("此次核验由" + directory.nameOf(lead) + "牵头，会同核验有不同意见，请由其修改或者退回。");
                });
    }

    /**
     * Refuses a team that is no team: too few, the same person twice, one of the lead's own, or somebody who may not
     * verify this item.
     */
    void checkTeam(long item, Actor lead, Check check, int size) {
        List<String> members = check.members();
        Set<String> different = new HashSet<>(members);
        Refusal.unless(different.size() == members.size(), "会同核验人有重复，每人只能算一次，请重新提名。");
        Refusal.unless(members.size() == size - 1, "本事项须%d人会同核验，请提名%d名会同核验人，现为%d名。", size, size - 1, members.size());
        for (String member : members) {
            String name = directory.nameOf(member);
            Refusal.unless(!lead.names().contains(member), "%s是牵头核验人或其所代的人，不能再作会同核验人，请另提名。", name);
            Refusal.unless(verifiers.isVerifier(member), "%s不是整改办或纪检的在岗人员，不能会同核验，请另提名。", name);
            mayVerify(item, member, name);
        }
        boolean isRevised = table.latest(item)
                .filter(row -> row.verdict().equals("WITHDRAWN"))
                .isPresent();
        Refusal.unless(!isRevised || check.revision() != null, "上次会同核验没有取得一致，请填写“对不同意见的处理”。");
    }

    /** The same rules as for the lead, said of the one who is nominated. */
    private void mayVerify(long item, String member, String name) {
        try {
            duties.verify(item, new Actor(member, null));
        } catch (Refusal refused) {
            throw new Refusal("不能提名" + name + "：" + refused.getMessage().replaceFirst("^您", name));
        }
    }

    /** Asks the co-verifiers, once the proposal is recorded. */
    void ask(Item item, String lead, List<String> members) {
        table.addMembers(item.id(), members);
        events.record(
                item.round(),
                item.id(),
                lead,
                EventKind.JOINT_CHECK_ASKED,
                "会同核验人：" + members.stream().map(directory::nameOf).collect(Collectors.joining("、")));
    }

    /**
     * What a co-verifier says of the proposal; he says it himself, not by a substitute.
     *
     * @param reason of a dissent, else null
     */
    void answer(long id, Actor actor, boolean isAgreed, String reason) {
        Refusal.unless(actor.actsFor() == null, "会同核验须由提名的本人办理，不能代办。");
        duties.verify(id, actor);
        Row proposal = proposal(id);
        boolean isAnswered = table.answer(proposal.id(), actor.user(), isAgreed ? "AGREED" : "DISSENTED", reason);
        Refusal.unless(isAnswered, "您不是这次会同核验的核验人，或者已经签署过意见，每人只能签署一次。");
        events.record(
                items.get(id).round(),
                id,
                actor.user(),
                isAgreed ? EventKind.JOINT_CHECK_AGREED : EventKind.JOINT_CHECK_DISSENTED,
                isAgreed ? "" : reason);
    }

    /**
     * What the team comes to, once: passed when all have agreed. Otherwise the proposal does not hold and the lead
     * verifier goes on; those who said nothing in time are named.
     */
    Verdict settle(long id) {
        Row proposal = table.latest(id).orElseThrow();
        if (!proposal.verdict().equals("PROPOSED")) {
            return proposal.verdict().equals("PASSED") ? Verdict.PASSED : Verdict.DISSENTED;
        }
        Item item = items.get(id);
        List<Member> team = table.members(proposal.id());
        if (!team.isEmpty() && team.stream().allMatch(Member::isAgreed)) {
            table.settle(proposal.id(), "PASSED");
            String names = Stream.concat(
                            Stream.of(directory.nameOf(proposal.byWhom())),
                            team.stream().map(Member::name))
                    .collect(Collectors.joining("、"));
            items.move(
                    id,
                    proposal.byWhom(),
                    EventKind.VERIFIED,
                    proposal.opinion() + "（核验人：" + names + "）",
                    ItemState.SIGN_OFF,
                    ItemState.VERIFICATION);
            return Verdict.PASSED;
        }
        table.settle(proposal.id(), "WITHDRAWN");
        if (team.stream().noneMatch(Member::isDissented)) {
            String silent = team.stream()
                    .filter(member -> member.answer() == null)
                    .map(Member::name)
                    .collect(Collectors.joining("、"));
            events.record(item.round(), id, Actor.SYSTEM, EventKind.JOINT_CHECK_OVERDUE, silent + "未按期签署意见");
        }
        return Verdict.DISSENTED;
    }

    private Row proposal(long item) {
        return table.latest(item)
                .filter(row -> row.verdict().equals("PROPOSED"))
                .orElseThrow(() -> new Refusal("这次会同核验已经结束，请刷新任务列表。"));
    }
}
