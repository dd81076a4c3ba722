package org.zhenggai.kernel.office.old;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.model.LFOData;
import org.apache.poi.hwpf.model.ListFormatOverrideLevel;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.zhenggai.kernel.office.word.NumberFormats;

/** The numbers that Word shows before paragraphs of a .doc and does not keep in their text, counted as Word counts them. */
final class OldNumbers {

    private static final int LEVELS = 9;
    private static final int BULLET = 23;
    private static final int NONE = 255;

    /** How the format writes numbers, by the names that .docx has for them. */
    private static final Map<Integer, String> FORMATS = Map.ofEntries(
            Map.entry(1, "upperRoman"),
            Map.entry(2, "lowerRoman"),
            Map.entry(3, "upperLetter"),
            Map.entry(4, "lowerLetter"),
            Map.entry(10, "ideographDigital"),
            Map.entry(11, "japaneseCounting"),
            Map.entry(16, "japaneseLegal"),
            Map.entry(17, "japaneseDigitalTenThousand"),
            Map.entry(18, "decimalEnclosedCircle"),
            Map.entry(22, "decimalZero"),
            Map.entry(26, "decimalEnclosedFullstop"),
            Map.entry(27, "decimalEnclosedParen"),
            Map.entry(28, "decimalEnclosedCircleChinese"),
            Map.entry(29, "ideographEnclosedCircle"),
            Map.entry(33, "taiwaneseCounting"),
            Map.entry(34, "ideographLegalTraditional"),
            Map.entry(35, "taiwaneseCountingThousand"),
            Map.entry(36, "taiwaneseDigital"),
            Map.entry(37, "chineseCounting"),
            Map.entry(38, "chineseLegalSimplified"),
            Map.entry(39, "chineseCountingThousand"));

    private final Map<Integer, int[]> counters = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();

    /** What stands before a paragraph; empty where nothing does. */
    String before(Paragraph paragraph) {
        if (!paragraph.isInList() || paragraph.getIlvl() >= LEVELS) {
            return "";
        }
        try {
            return count(paragraph.getList(), paragraph.getIlfo(), paragraph.getIlvl());
        } catch (RuntimeException e) {
            // A list that the document does not define shows no number.
            return "";
        }
    }

    /** Lists of one definition go on counting with each other, unless one of them says where it begins. */
    private String count(HWPFList list, int override, int level) {
        int[] counts = counters.computeIfAbsent(list.getLsid(), any -> unused());
        if (begun.add(override)) {
            restart(list.getLFOData(), counts);
        }
        counts[level] = counts[level] < 0 ? list.getStartAt((char) level) : counts[level] + 1;
        Arrays.fill(counts, level + 1, LEVELS, -1);
        int format = list.getNumberFormat((char) level);
        return format == BULLET || format == NONE ? "" : text(list, counts, level);
    }

    private static int[] unused() {
        int[] counts = new int[LEVELS];
        Arrays.fill(counts, -1);
        return counts;
    }

    private static void restart(LFOData data, int[] counts) {
        if (data == null || data.getRgLfoLvl() == null) {
            return;
        }
        for (ListFormatOverrideLevel level : data.getRgLfoLvl()) {
            if (level.isStartAt() && level.getLevelNum() < LEVELS) {
                counts[level.getLevelNum()] = -1;
            }
        }
    }

    /** The text of a level has the number of a level where a character of that value stands. */
    private static String text(HWPFList list, int[] counts, int level) {
        StringBuilder text = new StringBuilder();
        String shape = list.getNumberText((char) level);
        boolean isLegal = list.getListData().getLevel(level + 1).isLegalNumbering();
        for (char c : shape == null ? new char[0] : shape.toCharArray()) {
            if (c >= LEVELS) {
                text.append(c);
                continue;
            }
            int number = counts[c] < 0 ? list.getStartAt(c) : counts[c];
            String format = FORMATS.getOrDefault(list.getNumberFormat(c), "decimal");
            text.append(NumberFormats.write(isLegal ? "decimal" : format, number));
        }
        return text.toString();
    }
}
