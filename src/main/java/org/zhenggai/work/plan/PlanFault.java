package org.zhenggai.work.plan;

/**
 * What is wrong with a value of the plan.
 *
 * @param field its name as people read it, which is also the head of its column in the workbook
 * @param words what follows the name in a sentence, without a full stop
 */
public record PlanFault(String field, String words) {

    /** Such as {@code “责任领导”不是领导小组成员}. */
    public String sentence() {
        return "“" + field + "”" + words;
    }
}
