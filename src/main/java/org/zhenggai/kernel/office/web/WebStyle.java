package org.zhenggai.kernel.office.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.zhenggai.kernel.office.Look;

/** How the words look that are being read: by the tags around them and by these tags' own styles. */
final class WebStyle {

    private static final Set<String> BOLD = Set.of("b", "strong");
    private static final Pattern WEIGHT =
            Pattern.compile("(?<![\\w-])font-weight\\s*:\\s*(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SET_IN = Pattern.compile(
            "(?<![\\w-])(?:margin|padding)-left\\s*:\\s*(\\d{1,4}(?:\\.\\d{1,3})?)(em|rem|px|pt)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST_TYPE =
            Pattern.compile("(?<![\\w-])list-style(?:-type)?\\s*:\\s*([\\w -]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE =
            Pattern.compile("cjk-ideographic|(simp|trad)-chinese-(in)?formal|cjk-decimal");
    private static final String NUMERALS = "一二三四五六七八九十";

    /** What holds for the words within a tag. */
    record State(int heading, int list, double indent, boolean bold) {}

    private State state = new State(0, 0, 0, false);

    /** Whether this is the first line of an item. */
    private boolean isItem;

    /** Returns what held before, for {@link #leave}. */
    State enter(Element element) {
        State before = state;
        String name = element.normalName();
        boolean isHeading = name.matches("h[1-6]");
        isItem |= name.equals("li");
        boolean isList = name.equals("ol") || name.equals("ul");
        state = new State(
                isHeading ? name.charAt(1) - '0' : before.heading(),
                before.list() + (isList ? 1 : 0),
                before.indent() + (isList ? 0 : indent(element.attr("style"))),
                isBold(element, before.bold()));
        return before;
    }

    void endLine() {
        isItem = false;
    }

    void leave(State before) {
        state = before;
    }

    private static boolean isBold(Element element, boolean isBoldAround) {
        Matcher weight = WEIGHT.matcher(element.attr("style"));
        if (weight.find()) {
            return weight.group(1).matches("(?i)bold(er)?|[6-9]00");
        }
        return isBoldAround || BOLD.contains(element.normalName());
    }

    /** In twentieths of a point. */
    private static double indent(String style) {
        Matcher indent = SET_IN.matcher(style);
        if (!indent.find()) {
            return 0;
        }
        double width = Double.parseDouble(indent.group(1));
        return switch (indent.group(2).toLowerCase(Locale.ROOT)) {
            case "px" -> width * 15;
            case "pt" -> width * 20;
            default -> width * 240;
        };
    }

    Look look() {
        boolean isPlain = state.heading() > 0 || state.list() > 0;
        return new Look(
                state.heading(),
                state.heading() > 0 || !isItem ? 0 : state.list(),
                isPlain ? 0 : (int) state.indent(),
                0);
    }

    boolean isBold() {
        return state.bold();
    }

    /** What a browser shows before an item of a numbered list. */
    static String number(Element list, int number) {
        Matcher type = LIST_TYPE.matcher(list.attr("style"));
        String words = type.find() ? type.group(1).strip().toLowerCase(Locale.ROOT) : list.attr("type");
        boolean isLetter = number > 0 && number <= 26;
        if (words.startsWith("none")) {
            return "";
        }
        if (CHINESE.matcher(words).find() && number > 0 && number < 100) {
            return chinese(number) + "、";
        }
        if (isLetter && (words.equals("A") || words.startsWith("upper-alpha") || words.startsWith("upper-latin"))) {
            return (char) ('A' + number - 1) + ".";
        }
        if (isLetter && (words.equals("a") || words.startsWith("lower-alpha") || words.startsWith("lower-latin"))) {
            return (char) ('a' + number - 1) + ".";
        }
        return number + ".";
    }

    private static String chinese(int number) {
        String ten = number < 20 ? "" : String.valueOf(NUMERALS.charAt(number / 10 - 1));
        String one = number % 10 == 0 ? "" : String.valueOf(NUMERALS.charAt(number % 10 - 1));
        return number < 10 ? one : ten + "十" + one;
    }
}
