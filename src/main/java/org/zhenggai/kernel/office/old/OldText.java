package org.zhenggai.kernel.office.old;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.SubdocumentType;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.zhenggai.kernel.office.LineLooks;
import org.zhenggai.kernel.office.Look;
import org.zhenggai.kernel.office.Looks;

/** The lines of a .doc: a line a paragraph with its number, or a row of a table. Hidden and deleted text is left out. */
public final class OldText {

    /** Levels of headings are below this one. */
    private static final int TEXT_LEVEL = 9;

    private static final char LINE_BREAK = '\u000b';
    private static final char HYPHEN = '\u001e';
    private static final char FIELD_BEGIN = '\u0013';
    private static final char FIELD_VALUE = '\u0014';
    private static final char FIELD_END = '\u0015';

    private final OldNumbers numbers = new OldNumbers();
    private final List<String> lines = new ArrayList<>();
    private final LineLooks looks = new LineLooks();
    private boolean isTracked;

    private OldText() {}

    /**
     * What was read.
     *
     * @param looks how they look, but for rows of tables
     * @param isTracked whether it has deleted text that nobody confirmed
     */
    public record Read(List<String> lines, Looks looks, boolean isTracked) {}

    /** Reads the body, then what stands in frames on the page, then notes. */
    public static Read of(byte[] bytes) throws IOException {
        try (HWPFDocument document = new HWPFDocument(new ByteArrayInputStream(bytes))) {
            OldText text = new OldText();
            text.body(document.getRange());
            text.beside(document, SubdocumentType.TEXTBOX, document.getMainTextboxRange(), "");
            text.beside(document, SubdocumentType.FOOTNOTE, document.getFootnoteRange(), "注：");
            text.beside(document, SubdocumentType.ENDNOTE, document.getEndnoteRange(), "注：");
            return new Read(text.lines, text.looks.all(), text.isTracked);
        }
    }

    private void body(Range range) {
        for (int n = 0; n < range.numParagraphs(); n++) {
            Paragraph paragraph = range.getParagraph(n);
            if (paragraph.isInTable()) {
                Table table = range.getTable(paragraph);
                lines.addAll(new OldRows(table).lines(this::paragraphs));
                n += table.numParagraphs() - 1;
            } else {
                String number = numbers.before(paragraph);
                look(paragraph, number);
                lines.addAll(paragraph(paragraph, number));
            }
        }
    }

    private void look(Paragraph paragraph, String number) {
        int level = paragraph.getLvl();
        int heading = level < TEXT_LEVEL ? level + 1 : 0;
        int list = heading == 0 && paragraph.isInList() ? paragraph.getIlvl() + 1 : 0;
        int indent =
                heading + list > 0 ? 0 : paragraph.getIndentFromLeft() + Math.min(paragraph.getFirstLineIndent(), 0);
        Look look = new Look(heading, list, Math.max(indent, 0), 0);
        looks.begin(lines.size() + 1);
        looks.add(number, look, false);
        for (int n = 0; n < paragraph.numCharacterRuns(); n++) {
            CharacterRun run = paragraph.getCharacterRun(n);
            if (!run.isMarkedDeleted() && !run.isVanished()) {
                looks.add(shown(run.text()), look, run.isBold());
            }
        }
    }

    private void beside(HWPFDocument document, SubdocumentType type, Range range, String before) {
        if (document.getFileInformationBlock().getSubdocumentTextStreamLength(type) == 0) {
            return;
        }
        for (String line : paragraphs(range)) {
            if (!line.isBlank()) {
                lines.add(before + line);
            }
        }
    }

    private List<String> paragraphs(Range range) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < range.numParagraphs(); n++) {
            Paragraph paragraph = range.getParagraph(n);
            all.addAll(paragraph(paragraph, numbers.before(paragraph)));
        }
        return all;
    }

    private List<String> paragraph(Paragraph paragraph, String number) {
        String text = words(paragraph);
        // 1.2023 would read as a decimal.
        String gap = number.isEmpty() || text.isEmpty() || !Character.isDigit(text.charAt(0)) ? "" : " ";
        return Arrays.asList((text.isBlank() ? text : number + gap + text).split("\n", -1));
    }

    private String words(Paragraph paragraph) {
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < paragraph.numCharacterRuns(); n++) {
            CharacterRun run = paragraph.getCharacterRun(n);
            isTracked |= run.isMarkedDeleted() && !run.text().isBlank();
            if (!run.isMarkedDeleted() && !run.isVanished()) {
                all.append(run.text());
            }
        }
        return shown(all.toString());
    }

    /** Of a field its value is shown and not its code; other signs below the blank are pictures and marks. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        Deque<Boolean> isInCode = new ArrayDeque<>();
        for (char c : text.toCharArray()) {
            if (c == FIELD_BEGIN) {
                isInCode.push(true);
            } else if (c == FIELD_VALUE || c == FIELD_END) {
                isInCode.poll();
                if (c == FIELD_VALUE) {
                    isInCode.push(false);
                }
            } else if (!isInCode.contains(true)) {
                shown.append(shown(c));
            }
        }
        return shown.toString();
    }

    private static String shown(char c) {
        return switch (c) {
            case LINE_BREAK -> "\n";
            case HYPHEN -> "-";
            case '\t' -> "\t";
            default -> c < ' ' ? "" : String.valueOf(c);
        };
    }
}
