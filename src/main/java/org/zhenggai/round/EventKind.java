package org.zhenggai.round;

/** What happened, as one line of history. */
public enum EventKind {
    IMPORTED("导入反馈意见"),
    STUDIED("传达学习"),
    PLAN_SUBMITTED("提交整改方案"),
    PLAN_APPROVED("审定整改方案"),
    PLAN_RETURNED("退回整改方案", Place.RETURN),
    PLAN_FINAL("方案定稿"),
    ASSIGNED("分派事项"),
    LEADER_CHANGED("变更责任领导", Place.ASIDE),
    ACCEPTED("签收"),
    HANDED_BACK("退回分派", Place.RETURN),
    REASSIGNED("重新分派", Place.ASIDE),
    MEASURES_PROPOSED("提出措施"),
    MEASURES_APPROVED("措施审核通过"),
    MEASURES_RETURNED("退回措施", Place.RETURN),
    REPORTED("两周报告"),
    REPORT_MISSING("未按期报告", Place.ASIDE),
    EXTENSION_REQUESTED("申请延期"),
    EXTENSION_SUPPORTED("整改办支持延期"),
    EXTENSION_NOT_SUPPORTED("整改办不支持延期", Place.RETURN),
    EXTENDED("同意延期"),
    EXTENSION_REFUSED("不同意延期", Place.RETURN),
    WAITING_BEGUN("开始等待外部条件"),
    ASKED_AGAIN("到期再次询问", Place.ASIDE),
    STILL_WAITING("继续等待外部条件", Place.ASIDE),
    CONDITION_MET("外部条件已具备", Place.ASIDE),
    DAY_CONFIRMED("采用存疑日期", Place.ASIDE),
    DEADLINE_WARNED("期限预警", Place.ASIDE),
    STALLED("列为停滞", Place.ASIDE),
    NAMED("通报点名", Place.ASIDE),
    LETTER_SENT("发提醒函", Place.ASIDE),
    LETTER_RECEIVED("签收提醒函", Place.ASIDE),
    REMINDED("催办", Place.ASIDE),
    TALK_DUE("列入约谈", Place.ASIDE),
    TALK_ARRANGED("安排约谈", Place.ASIDE),
    TALK_HELD("约谈", Place.ASIDE),
    TALK_CALLED_OFF("约谈取消", Place.ASIDE),
    EXPLAINED("提交检讨说明", Place.ASIDE),
    EXPLANATION_ACCEPTED("检讨说明通过", Place.ASIDE),
    // No return of the item: it sends back what the talk asked for, and says so in the talk's own form.
    EXPLANATION_RETURNED("退回检讨说明", Place.ASIDE),
    SUPERVISION_OPENED("列入专项督办", Place.ASIDE),
    SUPERVISOR_APPOINTED("指定督办领导", Place.ASIDE),
    SUPERVISION_REPORTED("专项督办周报", Place.ASIDE),
    SUPERVISION_MISSED("督办周报缺报", Place.ASIDE),
    SUPERVISION_LIFTED("解除专项督办", Place.ASIDE),
    SUPERVISION_ENDED("专项督办终止", Place.ASIDE),
    STALL_ENDED("停滞解除", Place.ASIDE),
    DECIDED("会议要求", Place.ASIDE),
    DECISION_ANSWERED("报告决定落实情况", Place.ASIDE),
    DECISION_CONFIRMED("确认决定已落实", Place.ASIDE),
    DECISION_RETURNED("退回决定落实情况", Place.ASIDE),
    DECISION_REFERRED("提请另定落实日期", Place.ASIDE),
    DECISION_RENEWED("另定落实日期", Place.ASIDE),
    DECISION_UPHELD("维持原决定", Place.ASIDE),
    DECISION_DROPPED("撤销会议决定", Place.ASIDE),
    DECISION_LAPSED("会议决定随事项终结", Place.ASIDE),
    JOINT_CHECK_ASKED("提请会同核验"),
    JOINT_CHECK_AGREED("会同核验同意"),
    JOINT_CHECK_DISSENTED("会同核验不同意"),
    JOINT_CHECK_OVERDUE("会同核验逾期"),
    WORDS_CONFIRMED("逐处核对确认"),
    VERIFIED("核验通过"),
    VERIFICATION_FAILED("核验未通过", Place.RETURN),
    LEADER_APPROVED("责任领导同意销号"),
    LEADER_REFUSED("责任领导不同意销号", Place.RETURN),
    SECRETARY_APPROVED("主要领导同意销号"),
    SECRETARY_REFUSED("主要领导不同意销号", Place.RETURN),
    COMMITTEE_APPROVED("党委会同意销号"),
    COMMITTEE_REFUSED("党委会不同意销号", Place.RETURN),
    SUMS_CONFIRMED("资金核实"),
    SUMS_REFUSED("资金不实", Place.RETURN),
    TASK_ASSIGNED("指派任务", Place.ASIDE),
    STEP_DONE("办理环节", Place.ASIDE),
    STEP_RETURNED("退回整改", Place.RETURN),
    CLOSED("销号"),
    FINDING_CLOSED("问题销号"),
    STANDING_REPORTED("报告坚持情况"),
    STANDING_HELD("复核保持"),
    REBOUNDED("反弹", Place.RETURN),
    REOPENED("重新打开", Place.RETURN),
    REBOUND_HANDLED("处理反弹"),
    CARRIED_OVER("结转"),
    BULLETIN_PUBLISHED("印发两周通报"),
    BULLETIN_RETURNED("退回两周通报", Place.RETURN),
    LIFE_MEETING("专题民主生活会"),
    PROGRESS_REPORTED("起草进展报告"),
    CIRCULAR_APPROVED("审定公开通报"),
    CIRCULAR_RETURNED("退回公开通报", Place.RETURN),
    ARCHIVED("归档"),
    WITHDRAWN("撤销轮次"),
    ROUND_NAMED("改轮次简称"),
    RULES_CHANGED("启用规则集"),
    CONFIDENTIAL_SET("设为涉密事项"),
    CONFIDENTIAL_LIFTED("取消涉密"),
    CONFIDANTS_CHANGED("变更知悉人员"),
    EVIDENCE_ADDED("上传佐证材料", Place.ASIDE),
    EVIDENCE_WITHDRAWN("撤回佐证材料", Place.ASIDE);

    /** How an event stands to the course of its item. */
    private enum Place {
        /** A step of the course. */
        STEP,
        /** A step back, whose reason the next person must see. */
        RETURN,
        /** Happens beside the course, so that it does not hide a return from the next person. */
        ASIDE
    }

    private final String word;
    private final Place place;

    EventKind(String word) {
        this(word, Place.STEP);
    }

    EventKind(String word, Place place) {
        this.word = word;
        this.place = place;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether this sends work back to somebody, who has to see the reason. */
    public boolean isReturn() {
        return place == Place.RETURN;
    }

    /** Whether this is a step of the item's course, forwards or back, and nothing that happens beside it. */
    public boolean isOfCourse() {
        return place != Place.ASIDE;
    }
}
