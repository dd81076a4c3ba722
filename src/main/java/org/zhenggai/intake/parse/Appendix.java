package org.zhenggai.intake.parse;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.table.TableFeedback;

/** A table beside a text with findings of its own: what only the table has comes behind the text, what both have does not come twice. */
final class Appendix {

    /** Longer tables are no appendix of a text. */
    private static final int MOST = 500;

    private Appendix() {}

    /** The text without its tables: what is numbered in their cells or over their rows is no heading of it. */
    static String beside(String text, TableFeedback.Read tables) {
        String[] lines = text.split("\n", -1);
        for (int n = 0; n < lines.length; n++) {
            boolean isTable = lines[n].indexOf('\t') >= 0 || tables.sections().get(n + 1);
            lines[n] = isTable ? "" : lines[n];
        }
        return String.join("\n", lines);
    }

    /** Whether the tables are what the document is about; numbered notes around a table are not. */
    static boolean isLess(int findings, TableFeedback.Read tables) {
        return tables.findings() > 2 * findings;
    }

    /**
     * The areas of a text with those that only its tables have; a doubt says what was done.
     *
     * @param words the text beside the tables
     */
    static List<PreviewArea> added(
            List<PreviewArea> text, TableFeedback.Read table, String words, Doubts inTables, Doubts doubts) {
        String plain = plain(words);
        boolean isOther = table.findings() <= MOST
                && table.areas().stream()
                        .flatMap(area -> area.findings().stream())
                        .noneMatch(finding -> plain.contains(plain(finding.title())));
        if (!isOther) {
            doubts.add(table.headLine(), "table-left-out", "正文里读到了编号的问题，另有一张表格没有读入；请核对表格里是否还有别的问题。");
            return text;
        }
        int last = text.stream().mapToInt(PreviewArea::number).max().orElse(0);
        List<PreviewArea> areas = new ArrayList<>(text);
        for (PreviewArea area : table.areas()) {
            areas.add(new PreviewArea(++last, area.title(), area.line(), area.findings()));
        }
        doubts.add(
                table.headLine(),
                "table-added",
                "正文之外另有一张表格，其中%d个问题正文里没有，已接在正文的问题之后；请核对是否重复。".formatted(table.findings()));
        doubts.addAll(inTables);
        return areas;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
