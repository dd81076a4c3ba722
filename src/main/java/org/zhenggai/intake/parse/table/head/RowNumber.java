package org.zhenggai.intake.parse.table.head;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.zhenggai.intake.parse.words.Numerals;

/**
 * The number of a row by its shape, which tells the levels of a table: 一 over （一） over 1 over 1.1 over （1） over ①.
 *
 * @param shape the lower, the higher its level
 */
public record RowNumber(int shape, String text) {

    private static final String CHINESE = "[" + Numerals.CHARACTERS + "]{1,3}";

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("第?" + CHINESE + "[、.．类项]?"),
            Pattern.compile("[（(]" + CHINESE + "[)）]"),
            Pattern.compile("\\d{1,3}[、.．]?"),
            Pattern.compile("\\d{1,3}(?:[.．-]\\d{1,3}){1,3}[、.．]?"),
            Pattern.compile("[（(]\\d{1,3}[)）]|\\d{1,3}[)）]"),
            Pattern.compile("[①-⑳]"));

    private static final int DOTTED = 3;
    private static final int PLAIN = 2;
    private static final Pattern SEPARATOR = Pattern.compile("[.．-]");

    /** 问题1：…, 隐患二、…, 3.…: group 1 the number, 2 what it numbers. */
    private static final Pattern IN_FRONT =
            Pattern.compile("(?:(?:反馈|存在)?(?:问题|隐患|不足|缺陷|事项)\\s*)?[（(【]?(?:第)?(\\d{1,3}|" + CHINESE
                    + ")[)）】]?\\s*[：:、.．\\s]\\s*(?!\\d)(.+)");

    static Optional<RowNumber> of(String cell) {
        String text = cell.strip();
        return IntStream.range(0, SHAPES.size())
                .filter(shape -> SHAPES.get(shape).matcher(text).matches())
                .mapToObj(shape -> new RowNumber(shape, text))
                .findFirst();
    }

    /** Whether the row of one number is a heading for that of the other, which stands next. */
    public static boolean isAbove(String number, String next) {
        Optional<RowNumber> upper = of(number);
        Optional<RowNumber> lower = of(next);
        return upper.isPresent() && lower.isPresent() && upper.get().isAbove(lower.get());
    }

    /** A number of parts stands below the one that it begins with. */
    private boolean isAbove(RowNumber next) {
        if (next.shape != DOTTED || shape < PLAIN) {
            return shape < next.shape;
        }
        String own = text.replaceFirst("[、.．]$", "");
        return next.text.startsWith(own)
                && SEPARATOR.matcher(next.text.substring(own.length())).lookingAt();
    }

    /** The number in front of words, with 问题 before it or not; 0 where there is none. */
    public static int inFront(String words) {
        Matcher match = IN_FRONT.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC));
        if (!match.matches()) {
            return 0;
        }
        String number = match.group(1);
        return Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : Numerals.parse(number);
    }

    /** The words without such a number. */
    public static String without(String words) {
        Matcher match = IN_FRONT.matcher(words);
        return match.matches() ? match.group(2) : words;
    }
}
