package org.zhenggai.intake.parse.outline;

import org.zhenggai.kernel.office.Look;

/** The levels of headings that have no number and are known by their look alone, and where levels stand by themselves. */
public final class Kind {

    /** 标题 1 and so on: this and the level of the style. */
    static final int STYLE = Headings.LINE;

    /** A bold line. */
    static final int BOLD = STYLE + 10;

    /** A paragraph that begins with bold words. */
    static final int RUN_IN = BOLD + 1;

    /** An item of a list without numbers: this and how deep it is. */
    static final int LIST = RUN_IN;

    /** A line over others that are set in further: this and how far, from 1. */
    static final int INDENT = LIST + 10;

    /** Where a document uses one look for areas and for what stands below them, this and the level is that of the areas. */
    static final int OVER = INDENT + 20;

    /** The level of the same look. */
    static int base(int level) {
        return level > OVER ? level - OVER : level;
    }

    /** Where a look stands among others without numbers. */
    static int rankOfLook(int level) {
        return base(level) * 10 - (level > OVER ? 1 : 0);
    }

    /** Deeper lists are told no further. */
    static final int DEEPEST = 9;

    /** Between the ranks of two levels. */
    static final int STEP = 100_000;

    private Kind() {}

    /** Where a level of numbers stands where looks say nothing. */
    static int rank(int level) {
        return level * STEP;
    }

    /** Whether a heading style says that a line is a heading. */
    public static boolean isStyle(int level) {
        return base(level) > STYLE && base(level) < BOLD;
    }

    /** Whether a line is an item of a list. */
    public static boolean isList(int level) {
        return level > LIST && level < INDENT;
    }

    /** How people call a level that has no number. */
    static String name(int any) {
        int level = base(any);
        if (isStyle(level)) {
            return "标题" + (level - STYLE);
        }
        if (level == BOLD) {
            return "加粗行";
        }
        if (level == RUN_IN) {
            return "加粗开头";
        }
        return isList(level) ? "列表" + (level - LIST) : "缩进" + (level - INDENT);
    }

    /** How people call a line that is no heading and yet looks like something; empty for one that does not. */
    static String name(Look look, boolean isBold) {
        if (look.heading() > 0) {
            return name(STYLE + look.heading());
        }
        if (look.list() > 0) {
            return name(LIST + Math.min(look.list(), DEEPEST));
        }
        return isBold && look.bold() > 0 ? name(BOLD) : "";
    }

    /** How a look stands among others of the same number shape: heading styles first, bold, plain, items of lists. */
    static int order(Look look, boolean isBold) {
        if (look.heading() > 0) {
            return look.heading();
        }
        return look.list() > 0 ? PLAIN + look.list() : isBold ? PLAIN - 1 : PLAIN;
    }

    /** The order of a line that looks like nothing. */
    static final int PLAIN = 12;
}
