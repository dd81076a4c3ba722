package org.zhenggai.intake.parse.words;

/**
 * Who a source says is to put an item right and until when, word for word; empty where it does not say. A proposal for the plan.
 *
 * @param unit the leading unit
 * @param assisting units that help, joined as in the source
 * @param leader the responsible leader
 * @param deadline such as {@code 2023年5月31日} or {@code 长期坚持}
 */
public record Owner(String unit, String assisting, String leader, String deadline) {

    public static final Owner NONE = new Owner("", "", "", "");

    /** What stands behind a label, {@link #NONE} where that is no label of owners. */
    public static Owner of(Labels.Role role, String words) {
        return switch (role) {
            case UNIT -> new Owner(words, "", "", "");
            case ASSISTING -> new Owner("", words, "", "");
            case LEADER -> new Owner("", "", words, "");
            case DEADLINE -> new Owner("", "", "", words);
            case FINDING, MEASURE, ACCOUNT, RESULT, GOAL, STATUS, MONEY, REMARK -> NONE;
        };
    }

    /** Whether the source says anything. */
    public boolean isKnown() {
        return !equals(NONE);
    }

    /** This with what only the other says. */
    public Owner or(Owner other) {
        return new Owner(
                unit.isEmpty() ? other.unit : unit,
                assisting.isEmpty() ? other.assisting : assisting,
                leader.isEmpty() ? other.leader : leader,
                deadline.isEmpty() ? other.deadline : deadline);
    }

    /** The same until another day. */
    public Owner until(String words) {
        return new Owner(unit, assisting, leader, words);
    }

    /** Whether both say something of the same and not the same. */
    public boolean differsFrom(Owner other) {
        return !or(other).equals(other.or(this));
    }

    /** What is known, for people to read: 责任单位：…；责任领导：… */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        add(words, "责任单位", unit);
        add(words, "配合单位", assisting);
        add(words, "责任领导", leader);
        add(words, "整改期限", deadline);
        return words.toString();
    }

    private static void add(StringBuilder words, String label, String value) {
        if (!value.isEmpty()) {
            words.append(words.isEmpty() ? "" : "；").append(label).append("：").append(value);
        }
    }
}
