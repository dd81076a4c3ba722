package org.zhenggai.closing.signoff;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zhenggai.kernel.contract.DutyKind;

/** Whom which duty on an item is kept from, and what he is told: a table of rules. */
final class DutyRules {

    /**
     * A rule.
     *
     * @param people query of those whom it keeps away
     * @param did what they did or are
     * @param cannot what they cannot do therefore and the way out, or null for the words of the task
     */
    record Rule(String people, String did, String cannot) {

        Rule(String people, String did) {
            this(people, did, null);
        }
    }

    /**
     * The rules of a task.
     *
     * @param deed what is done by it, in words
     */
    record Kept(String deed, List<Rule> rules) {

        /** The rest of a sentence whose subject is the person. */
        String sentence(Rule rule) {
            return rule.did() + (rule.cannot() == null ? "，不能" + deed + "，请由他人办理。" : rule.cannot());
        }

        private Kept and(Rule one) {
            return new Kept(deed, Stream.concat(rules.stream(), Stream.of(one)).toList());
        }
    }

    /** Of this item; {@code :item} is its id, wherever it stands. */
    private static final String UNITS = " (select lead_unit from item where id = :item"
            + " union select unit from item_assisting where item = :item"
            + " union select unit from fortnightly_report where item = :item)";

    private static final String REPORTERS = "select submitted_by from fortnightly_report where item = :item"
            + " and submitted_by is not null union select absent from deputy_act where item = :item"
            + " and (duty = 'report' or duty is null and task = 'reportProgress')";

    /** Who put the unit's side forward: its measures, and evidence uploaded as one of its people. */
    private static final String UNIT_SIDE = "select actor from event where item = :item and kind = 'MEASURES_PROPOSED'"
            + " union select absent from deputy_act where item = :item"
            + " and (duty = 'report' or duty is null and task = 'proposeMeasures')"
            + " union select e.uploaded_by from evidence e join person p on p.username = e.uploaded_by"
            + " where e.item = :item and p.unit in" + UNITS;

    private static final String VERIFIERS = "select by_whom from verification where item = :item"
            + " union select actor from task_act where item = :item and act = 'COMPLETED'"
            + " and (duty = 'verify' or duty is null and task in ('verifyItem', 'coVerifyItem'))"
            + " union select m.username from verification_member m join verification v on v.id = m.verification"
            + " where v.item = :item and m.answer is not null"
            + " union select absent from deputy_act where item = :item"
            + " and (duty = 'verify' or duty is null and task in ('verifyItem', 'coVerifyItem'))";

    private static final String HEADS =
            "select username from person where post = 'head' and unit in (select lead_unit from item where id = :item"
                    + " union select unit from item_assisting where item = :item)";

    /** The leader's signatures since the item was last verified: those of the route that is under way. */
    private static final String LEADER_SIGNERS = "select by_whom from sign_off where item = :item and step = 'LEADER'"
            + " and verdict = 'APPROVED' and not exists (select 1 from verification v where v.item = :item"
            + " and v.at > sign_off.at) union select absent from deputy_act d where item = :item"
            + " and (d.duty = 'leaderSignature' or d.duty is null and d.task = 'signOffLeader') and not exists (select 1 from verification v where v.item = :item"
            + " and v.at > d.at)";

    private static final String REQUESTERS = "select requested_by from extension where item = :item"
            + " and state in ('REQUESTED', 'SUPPORTED') union select d.absent from extension e join deputy_act d on d.item = e.item"
            + " and d.actor = e.requested_by and d.at = e.requested_at where e.item = :item"
            + " and e.state in ('REQUESTED', 'SUPPORTED')";

    /** Who gave the office's opinion on the request that is under way. */
    private static final String ADVISERS =
            "select opinion_by from extension where item = :item and state = 'SUPPORTED'";

    private static final Rule REPORTED = new Rule(REPORTERS, "填报过该事项的报告");

    private static final Rule STOOD_FOR_UNIT = new Rule(UNIT_SIDE, "替责任单位提出过该事项的措施或上传过佐证材料");

    private static final Rule VERIFIED = new Rule(VERIFIERS, "核验过该事项");

    private static final Rule OWN_UNIT = new Rule(HEADS, "是该事项牵头或配合单位的负责人", "，不能以责任领导身份审批销号，请整改办变更责任领导后办理。");

    private static final Rule BOTH_SIGNATURES = new Rule(LEADER_SIGNERS, "已以责任领导身份审批过该事项", "，不能再以主要领导身份审批，请由他人办理。");

    private static final Rule ASKED = new Rule(REQUESTERS, "申请过该事项的延期");

    private static final Rule ADVISED = new Rule(ADVISERS, "提出过该事项延期的意见", "，不能再审批，请由他人办理。");

    static final Kept VERIFY = new Kept("核验", List.of(REPORTED, STOOD_FOR_UNIT));

    static final Kept SIGN = signed("审批销号");

    private static final Map<DutyKind, Kept> OF_DUTIES = Map.of(
            DutyKind.REVIEW, new Kept("审核", List.of(REPORTED, STOOD_FOR_UNIT)),
            DutyKind.VERIFY, VERIFY,
            DutyKind.LEADER_SIGNATURE, SIGN.and(OWN_UNIT),
            DutyKind.SECRETARY_SIGNATURE, SIGN.and(BOTH_SIGNATURES),
            DutyKind.RESOLUTION, signed("登记其销号的党委会决议"),
            DutyKind.SUMS, signed("核实其涉及资金"),
            DutyKind.EXTENSION_OPINION, new Kept("提出意见", List.of(ASKED)),
            DutyKind.EXTENSION_DECISION, new Kept("审批", List.of(ASKED)).and(ADVISED));

    private DutyRules() {}

    private static Kept signed(String deed) {
        return new Kept(deed, List.of(REPORTED, STOOD_FOR_UNIT, VERIFIED));
    }

    static Map<DutyKind, Kept> all() {
        return OF_DUTIES;
    }

    /** The rules of the duty; none where it is nobody's to keep away from. */
    static Kept of(DutyKind duty) {
        return OF_DUTIES.getOrDefault(duty, new Kept("", List.of()));
    }
}
