package org.zhenggai.closing.signoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.Duty;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.round.RefusedAct;
import org.zhenggai.round.RefusedAct.Way;

/**
 * Separation of duties: who reported an item may not verify it, and who reported or verified it may
 * not sign it off, by whatever way the task came to him. What a substitute did counts for the absent person too, and
 * what the absent person did counts for the substitute who acts for him.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Duties implements Duty {

    /** Of this item; {@code :item} is its id. */
    private static final String UNITS = " (select lead_unit from item where id = :item"
            + " union select unit from item_assisting where item = :item"
            + " union select unit from fortnightly_report where item = :item)";

    /** A rule: whom it keeps away, and what he is told. */
    private record Rule(String people, String sentence) {}

    private static final String REPORTERS = "select submitted_by from fortnightly_report where item = :item"
            + " and submitted_by is not null union select absent from deputy_act where item = :item"
            + " and task = 'reportProgress'";

    /** Who put the unit's side forward: its measures, and evidence uploaded as one of its people. */
    private static final String UNIT_SIDE = "select actor from event where item = :item and kind = 'MEASURES_PROPOSED'"
            + " union select absent from deputy_act where item = :item and task = 'proposeMeasures'"
            + " union select e.uploaded_by from evidence e join person p on p.username = e.uploaded_by"
            + " where e.item = :item and p.unit in" + UNITS;

    private static final String VERIFIERS = "select by_whom from verification where item = :item"
            + " union select actor from task_act where item = :item and act = 'COMPLETED'"
            + " and task in ('verifyItem', 'coVerifyItem')"
            + " union select m.username from verification_member m join verification v on v.id = m.verification"
            + " where v.item = :item and m.answer is not null"
            + " union select absent from deputy_act where item = :item and task in ('verifyItem', 'coVerifyItem')";

    private static final String HEADS =
            "select username from person where post = 'head' and unit in (select lead_unit from item where id = :item"
                    + " union select unit from item_assisting where item = :item)";

    /** The leader's signatures since the item was last verified: those of the route that is under way. */
    private static final String LEADER_SIGNERS = "select by_whom from sign_off where item = :item and step = 'LEADER'"
            + " and verdict = 'APPROVED' and not exists (select 1 from verification v where v.item = :item"
            + " and v.at > sign_off.at) union select absent from deputy_act d where item = :item"
            + " and task = 'signOffLeader' and not exists (select 1 from verification v where v.item = :item"
            + " and v.at > d.at)";

    private static final String REQUESTERS = "select requested_by from extension where item = :item"
            + " and state in ('REQUESTED', 'SUPPORTED') union select d.absent from extension e join deputy_act d on d.item = e.item"
            + " and d.actor = e.requested_by and d.at = e.requested_at where e.item = :item"
            + " and e.state in ('REQUESTED', 'SUPPORTED')";

    /** Who gave the office's opinion on the request that is under way. */
    private static final String ADVISERS =
            "select opinion_by from extension where item = :item and state = 'SUPPORTED'";

    private static final List<Rule> VERIFY = List.of(
            new Rule(REPORTERS, "填报过该事项的报告，不能核验，请由他人办理。"), new Rule(UNIT_SIDE, "替责任单位提出过该事项的措施或上传过佐证材料，不能核验，请由他人办理。"));

    private static final List<Rule> SIGN = List.of(
            new Rule(REPORTERS, "填报过该事项的报告，不能审批销号，请由他人办理。"),
            new Rule(UNIT_SIDE, "替责任单位提出过该事项的措施或上传过佐证材料，不能审批销号，请由他人办理。"),
            new Rule(VERIFIERS, "核验过该事项，不能审批销号，请由他人办理。"));

    private static final Rule OWN_UNIT = new Rule(HEADS, "是该事项牵头或配合单位的负责人，不能以责任领导身份审批销号，请整改办变更责任领导后办理。");

    private static final Rule BOTH_SIGNATURES = new Rule(LEADER_SIGNERS, "已以责任领导身份审批过该事项，不能再以主要领导身份审批，请由他人办理。");

    private static final List<Rule> EXTEND = List.of(new Rule(REQUESTERS, "申请过该事项的延期，不能审批，请由他人办理。"));

    /** By key of the task, whatever model it stands in; a new task of the same kind gets a row. */
    private static final Map<String, List<Rule>> OF_TASKS = Map.of(
            "verifyItem", VERIFY,
            "coVerifyItem", VERIFY,
            "signOffLeader", and(SIGN, OWN_UNIT),
            "signOffSecretary", and(SIGN, BOTH_SIGNATURES),
            "recordResolution", SIGN,
            "reviewExtension", EXTEND,
            "decideExtension", and(EXTEND, new Rule(ADVISERS, "提出过该事项延期的意见，不能再审批，请由他人办理。")),
            "confirmSums", SIGN);

    private final JdbcClient jdbc;
    private final Directory directory;
    private final ApplicationEventPublisher publisher;

    private static List<Rule> and(List<Rule> rules, Rule one) {
        return Stream.concat(rules.stream(), Stream.of(one)).toList();
    }

    @Override
    public Optional<String> objection(String task, long item, String person) {
        return objection(OF_TASKS.getOrDefault(task, List.of()), item, person);
    }

    private Optional<String> objection(List<Rule> rules, long item, String person) {
        return rules.stream()
                .filter(rule -> jdbc.sql(rule.people())
                        .param("item", item)
                        .query(String.class)
                        .list()
                        .contains(person))
                .map(Rule::sentence)
                .findFirst();
    }

    /** Why this person's signature under the closure of the item does not count; empty when it does. */
    Optional<String> objectionToSigning(long item, String person) {
        return objection(SIGN, item, person);
    }

    /** Refuses a verifier who stood on the unit's side. */
    public void verify(long item, Actor actor) {
        refuse("verifyItem", "核验整改成效", VERIFY, item, actor);
    }

    /** Refuses a signer who stood on the unit's side or verified the item. */
    void sign(long item, Actor actor) {
        refuse("signOff", "审批销号", SIGN, item, actor);
    }

    private void refuse(String task, String word, List<Rule> rules, long item, Actor actor) {
        objection(rules, item, actor.user()).ifPresent(why -> refuse(task, word, item, actor, "您" + why));
        if (actor.actsFor() != null) {
            objection(rules, item, actor.actsFor())
                    .ifPresent(
                            why -> refuse(task, word, item, actor, "您所代办的" + directory.nameOf(actor.actsFor()) + why));
        }
    }

    private void refuse(String task, String word, long item, Actor actor, String sentence) {
        publisher.publishEvent(new RefusedAct(actor.user(), actor.user(), task, word, item, Way.COMPLETED, sentence));
        throw new Refusal(sentence);
    }
}
