package org.zhenggai.rules;

import java.time.LocalDateTime;
import java.util.List;
import org.zhenggai.kernel.Days;

/**
 * What other rules would change in a round, on the day of the trial; nothing was changed.
 *
 * @param figures figures that differ
 * @param dates open tasks that would be due at another time
 * @param decisions open items that a decision table would judge otherwise
 * @param openItems items looked at
 * @param notes what the trial cannot know
 */
record Trial(
        long round,
        String title,
        int openItems,
        List<FigureChange> figures,
        List<DateChange> dates,
        List<DecisionChange> decisions,
        List<String> notes) {

    /** {@code before} or {@code after} is null where only one of both has the figure. */
    record FigureChange(Figure before, Figure after) {

        public String inWords() {
            Figure known = after == null ? before : after;
            return known.word() + "：" + (before == null ? "无" : before.inWords()) + " → "
                    + (after == null ? "无" : after.inWords());
        }
    }

    /** A task of somebody, named by its step and number. */
    record DateChange(String task, LocalDateTime from, LocalDateTime to) {

        public String inWords() {
            return task + "：" + Days.words(from) + " → " + Days.words(to);
        }
    }

    /** What a table says of an item. */
    record DecisionChange(String table, String item, String from, String to) {

        public String inWords() {
            return "事项" + item + " " + table + "：" + from + " → " + to;
        }
    }

    public boolean changesNothing() {
        return figures.isEmpty() && dates.isEmpty() && decisions.isEmpty();
    }

    /** For the command line. */
    String inWords() {
        StringBuilder text = new StringBuilder("轮次" + round + "《" + title + "》，在办事项" + openItems + "项\n");
        if (changesNothing()) {
            text.append("  没有变化\n");
        }
        section(text, "数值", figures.stream().map(FigureChange::inWords).toList());
        section(text, "办理期限", dates.stream().map(DateChange::inWords).toList());
        section(text, "决策表", decisions.stream().map(DecisionChange::inWords).toList());
        section(text, "说明", notes);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("  ").append(title).append("（").append(lines.size()).append("）\n");
            lines.forEach(line -> text.append("    ").append(line).append('\n'));
        }
    }
}
