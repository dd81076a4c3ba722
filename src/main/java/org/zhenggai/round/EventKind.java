package org.zhenggai.round;

/** What happened, as one line of history; {@code isReturn} marks the returns whose reason the next person must see. */
public enum EventKind {
    IMPORTED("导入反馈意见", false),
    STUDIED("传达学习", false),
    PLAN_SUBMITTED("提交整改方案", false),
    PLAN_APPROVED("审定整改方案", false),
    PLAN_RETURNED("退回整改方案", true),
    PLAN_FINAL("方案定稿", false),
    ASSIGNED("分派事项", false),
    LEADER_CHANGED("变更责任领导", false),
    ACCEPTED("签收", false),
    HANDED_BACK("退回分派", true),
    REASSIGNED("重新分派", false),
    MEASURES_PROPOSED("提出措施", false),
    MEASURES_APPROVED("措施审核通过", false),
    MEASURES_RETURNED("退回措施", true),
    REPORTED("两周报告", false),
    REPORT_MISSING("未按期报告", false),
    EXTENSION_REQUESTED("申请延期", false),
    EXTENSION_SUPPORTED("整改办支持延期", false),
    EXTENSION_NOT_SUPPORTED("整改办不支持延期", true),
    EXTENDED("同意延期", false),
    EXTENSION_REFUSED("不同意延期", true),
    WAITING_BEGUN("开始等待外部条件", false),
    ASKED_AGAIN("到期再次询问", false),
    STILL_WAITING("继续等待外部条件", false),
    CONDITION_MET("外部条件已具备", false),
    DAY_CONFIRMED("采用存疑日期", false),
    DEADLINE_WARNED("期限预警", false),
    STALLED("列为停滞", false),
    NAMED("通报点名", false),
    LETTER_SENT("发提醒函", false),
    LETTER_RECEIVED("签收提醒函", false),
    REMINDED("催办", false),
    TALK_DUE("列入约谈", false),
    TALK_ARRANGED("安排约谈", false),
    TALK_HELD("约谈", false),
    TALK_CALLED_OFF("约谈取消", false),
    EXPLAINED("提交检讨说明", false),
    EXPLANATION_ACCEPTED("检讨说明通过", false),
    // No return of the item: it sends back what the talk asked for, and says so in the talk's own form.
    EXPLANATION_RETURNED("退回检讨说明", false),
    SUPERVISION_OPENED("列入专项督办", false),
    SUPERVISOR_APPOINTED("指定督办领导", false),
    SUPERVISION_REPORTED("专项督办周报", false),
    SUPERVISION_MISSED("督办周报缺报", false),
    SUPERVISION_LIFTED("解除专项督办", false),
    SUPERVISION_ENDED("专项督办终止", false),
    STALL_ENDED("停滞解除", false),
    DECIDED("会议要求", false),
    DECISION_ANSWERED("报告决定落实情况", false),
    DECISION_CONFIRMED("确认决定已落实", false),
    DECISION_RETURNED("退回决定落实情况", false),
    DECISION_REFERRED("提请另定落实日期", false),
    DECISION_RENEWED("另定落实日期", false),
    DECISION_UPHELD("维持原决定", false),
    DECISION_DROPPED("撤销会议决定", false),
    JOINT_CHECK_ASKED("提请会同核验", false),
    JOINT_CHECK_AGREED("会同核验同意", false),
    JOINT_CHECK_DISSENTED("会同核验不同意", false),
    JOINT_CHECK_OVERDUE("会同核验逾期", false),
    WORDS_CONFIRMED("逐处核对确认", false),
    VERIFIED("核验通过", false),
    VERIFICATION_FAILED("核验未通过", true),
    LEADER_APPROVED("责任领导同意销号", false),
    LEADER_REFUSED("责任领导不同意销号", true),
    SECRETARY_APPROVED("主要领导同意销号", false),
    SECRETARY_REFUSED("主要领导不同意销号", true),
    COMMITTEE_APPROVED("党委会同意销号", false),
    COMMITTEE_REFUSED("党委会不同意销号", true),
    SUMS_CONFIRMED("资金核实", false),
    SUMS_REFUSED("资金不实", true),
    TASK_ASSIGNED("指派任务", false),
    STEP_DONE("办理环节", false),
    STEP_RETURNED("退回整改", true),
    CLOSED("销号", false),
    FINDING_CLOSED("问题销号", false),
    STANDING_REPORTED("报告坚持情况", false),
    STANDING_HELD("复核保持", false),
    REBOUNDED("反弹", true),
    REOPENED("重新打开", true),
    REBOUND_HANDLED("处理反弹", false),
    CARRIED_OVER("结转", false),
    BULLETIN_PUBLISHED("印发两周通报", false),
    BULLETIN_RETURNED("退回两周通报", true),
    LIFE_MEETING("专题民主生活会", false),
    PROGRESS_REPORTED("起草进展报告", false),
    CIRCULAR_APPROVED("审定公开通报", false),
    CIRCULAR_RETURNED("退回公开通报", true),
    ARCHIVED("归档", false),
    WITHDRAWN("撤销轮次", false),
    ROUND_NAMED("改轮次简称", false),
    RULES_CHANGED("启用规则集", false),
    CONFIDENTIAL_SET("设为涉密事项", false),
    CONFIDENTIAL_LIFTED("取消涉密", false),
    CONFIDANTS_CHANGED("变更知悉人员", false),
    EVIDENCE_ADDED("上传佐证材料", false),
    EVIDENCE_WITHDRAWN("撤回佐证材料", false);

    private final String word;
    private final boolean isReturn;

    EventKind(String word, boolean isReturn) {
        this.word = word;
        this.isReturn = isReturn;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether this sends work back to somebody, who has to see the reason. */
    public boolean isReturn() {
        return isReturn;
    }
}
