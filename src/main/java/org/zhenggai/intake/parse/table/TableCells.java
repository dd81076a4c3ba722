package org.zhenggai.intake.parse.table;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Numerals;
import org.zhenggai.intake.parse.words.Owners;

/** What stands in the cells of a table of findings. */
final class TableCells {

    static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*(\\d{1,3})[.、．]\\s*(?!\\d)");

    private static final Pattern FRAMED = Pattern.compile("^针对[“\"](.+?)[”\"]的?问题[。：；]?.*", Pattern.DOTALL);

    private static final Pattern MARK =
            Pattern.compile("(?:^|(?<=[。；;！？\\s]))\\s*(?:\\d{1,2}[.、．](?!\\d)|[（(]?\\d{1,2}[)）]|[①-⑳]|" + "(?:第?["
                    + Numerals.CHARACTERS + "]{1,2}(?:是(?![否非])|、|，))|[（(][" + Numerals.CHARACTERS
                    + "]{1,2}[)）])|[，,](?:其)?[二三四五六七八九十]是(?![否非])");

    /** 1.50万元以上… 2.…: a figure behind the first number, which is one because a second follows. */
    private static final Pattern COUNTED_FIGURE = Pattern.compile("\\s*1[.．]\\d.*[。；;\\s]2[.、．].*", Pattern.DOTALL);

    private static final Pattern FIRST = Pattern.compile("^\\s*1[.．]");

    /** 具体措施如下： */
    private static final Pattern LEAD = Pattern.compile(".{0,20}[：:]");

    private static final Pattern NOTHING = Pattern.compile(
            "[无/—\\-－、]*|(?:经(?:检查|核查|自查)，?)?(?:暂)?(?:未发现|未见|没有发现|没有|无)(?:明显)?(?:问题|异常|隐患|此类问题|违规)?[。]?|正常[。]?|合格[。]?|符合(?:要求|规定)?[。]?");

    static final int LONGEST_TITLE = 100;

    private static final Pattern NUMBER = Pattern.compile("\\s*[（(]?(\\d{1,3})[)）]?(?:[.、．]|\\.0+)?\\s*");

    private TableCells() {}

    /** The number of a finding by its own column, else as it stands before the problem; 0 where there is none. */
    static int number(String column, String problem) {
        Matcher own = NUMBER.matcher(Normalizer.normalize(column, Normalizer.Form.NFKC));
        Matcher leading = LEADING_NUMBER.matcher(problem);
        if (own.matches()) {
            return Integer.parseInt(own.group(1));
        }
        return leading.find() ? Integer.parseInt(leading.group(1)) : 0;
    }

    /** A title of a cell: without number and frame, its first sentence where it is long. */
    static String title(String cell) {
        String text = LEADING_NUMBER.matcher(cell).replaceFirst("");
        Matcher framed = FRAMED.matcher(text);
        String title = framed.matches() ? framed.group(1) : Owners.without(text);
        if (title.length() > LONGEST_TITLE) {
            title = title.split("[。；;：]", 2)[0];
        }
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title.replaceFirst("[。；;]$", "");
    }

    /** The parts of a cell, without their marks and what leads to them; the whole where nothing is counted. */
    static List<Passage> parts(String cell, int line) {
        if (NOTHING.matcher(cell).matches()) {
            return List.of();
        }
        String counted =
                COUNTED_FIGURE.matcher(cell).matches() ? FIRST.matcher(cell).replaceFirst("") : cell;
        List<String> parts = MARK.splitAsStream(counted)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        boolean isLed = parts.size() > 1 && LEAD.matcher(parts.get(0)).matches();
        return parts.stream()
                .skip(isLed ? 1 : 0)
                .map(part -> new Passage(line, part))
                .toList();
    }

    /** Whether a cell says that there is nothing. */
    static boolean isNothing(String cell) {
        return NOTHING.matcher(cell).matches();
    }
}
