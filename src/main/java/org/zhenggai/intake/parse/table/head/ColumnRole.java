package org.zhenggai.intake.parse.table.head;

/** What a column of a table of findings holds. */
public enum ColumnRole {
    NUMBER("序号"),
    AREA("方面"),
    FINDING("问题"),
    /** How a problem shows; the problem itself where no other column has it. */
    DETAIL("具体表现"),
    ITEM("整改事项"),
    MEASURE("整改措施"),
    /** What the inspectors ask for; a measure where the table has no measures of its own. */
    DEMAND("整改要求或建议"),
    /** What is to come; a measure where nothing else is. */
    NEXT("下一步措施"),
    RESULT("整改进展或成效"),
    STATUS("整改状态"),
    DEADLINE("整改时限"),
    /** The day on which it was done, which is no deadline. */
    DONE("实际完成日期"),
    /** A day of which the head does not say whether it is a deadline. */
    WHEN("完成时间"),
    KIND("整改类型"),
    UNIT("责任单位"),
    ASSISTING("配合单位"),
    LEADER("责任领导"),
    PERSON("责任人"),
    MONEY("涉及金额"),
    RECOVERED("已整改或挽回金额"),
    /** Known, and not needed; it stays in the text of its finding. */
    OTHER("不需要，只留在原文里");

    private final String word;

    ColumnRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether several columns can hold it. */
    public boolean isRepeatable() {
        return this == MEASURE || this == RESULT || this == NEXT || this == OTHER;
    }

    /** Whether it names what is to be put right. */
    public boolean isProblem() {
        return this == FINDING || this == DETAIL || this == ITEM;
    }
}
