package org.zhenggai.rules;

/**
 * A figure of a rule set.
 *
 * @param name as models and code ask for it
 * @param word as users call it
 * @param unit {@code month}, {@code day}, {@code working-day}, {@code count} or {@code percent}
 * @param source where the figure comes from
 */
record Figure(String name, String word, int figure, String unit, String source) {

    static final String WORKING_DAY = "working-day";

    /** The figure with its unit, in words. */
    public String inWords() {
        return figure
                + switch (unit) {
                    case "month" -> "个月";
                    case "day" -> "天";
                    case WORKING_DAY -> "个工作日";
                    case "percent" -> "%";
                    default -> "";
                };
    }
}
