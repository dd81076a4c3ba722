package org.zhenggai.intake.parse.preview;

/**
 * What a ledger from elsewhere says of an item's past, word for word; empty where it does not say. Nobody has verified or signed
 * it here, so the item begins as any other.
 *
 * @param status such as 已完成
 * @param doneOn the day on which it is said to be done
 * @param money the sum that the problem is about
 * @param recovered the sum that was paid back or put right
 */
public record History(String status, String doneOn, String money, String recovered) {

    public static final History NONE = new History("", "", "", "");

    /** Whether it says anything. */
    public boolean isKnown() {
        return !equals(NONE);
    }

    /** This with what the other says; two states are both kept. */
    public History and(History other) {
        return new History(
                both(status, other.status),
                both(doneOn, other.doneOn),
                both(money, other.money),
                both(recovered, other.recovered));
    }

    private static String both(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other) || one.endsWith("；" + other)) {
            return one.isEmpty() ? other : one;
        }
        return one + "；" + other;
    }

    /** What is known, for people to read. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        add(words, "原状态", status);
        add(words, "完成日期", doneOn);
        add(words, "涉及金额", money);
        add(words, "已整改或挽回", recovered);
        return words.toString();
    }

    private static void add(StringBuilder words, String label, String value) {
        if (!value.isEmpty()) {
            words.append(words.isEmpty() ? "" : "；").append(label).append("：").append(value);
        }
    }
}
