package org.zhenggai.intake.parse.source;

/** Folds the many shapes of a character to one, so that the rules need to know only one. */
public final class Glyphs {

    private static final String HALF_WIDTH = ",:;!?()";
    private static final String FULL_WIDTH = "，：；！？（）";
    private static final String SMALL = "﹐﹑﹒﹔﹕﹖﹗﹙﹚｡､﹝﹞";
    private static final String SMALL_AS = "，、.；：？！（）。、（）";
    private static final String CORNER_QUOTES = "「」『』〝〞｢｣｡";
    private static final String CURLY_QUOTES = "“”‘’“”“”。";

    private Glyphs() {}

    /** Tells whether a character takes no ink: blanks of every width, zero-width marks, controls; also a line feed. */
    public static boolean isBlank(int c) {
        return c <= ' '
                || (c >= 0x7F && c <= 0xA0)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    static boolean isHan(char c) {
        return Character.isIdeographic(c);
    }

    /** Returns full-width Chinese punctuation, half-width digits and Latin letters, curly quotes. */
    static char fold(char c) {
        char half = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        int small = SMALL.indexOf(c);
        if (small >= 0) {
            return SMALL_AS.charAt(small);
        }
        int punctuation = HALF_WIDTH.indexOf(half);
        if (punctuation >= 0) {
            return FULL_WIDTH.charAt(punctuation);
        }
        int quote = CORNER_QUOTES.indexOf(c);
        return quote >= 0 ? CURLY_QUOTES.charAt(quote) : half;
    }

    /** Returns what one-character numbers such as ⑴, ⒈ and ㈠ stand for, or null for every other character. */
    static String spellOut(char c) {
        if (c >= '⑴' && c <= '⒇') {
            return "（" + (c - '⑴' + 1) + "）";
        }
        if (c >= '⒈' && c <= '⒛') {
            return (c - '⒈' + 1) + ".";
        }
        if (c >= '㈠' && c <= '㈩') {
            return "（" + "一二三四五六七八九十".charAt(c - '㈠') + "）";
        }
        return null;
    }
}
