package org.zhenggai.kernel.office;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file says.
 *
 * @param text a line a paragraph or row
 * @param looks what it says of lines beside their words
 * @param notes what people have to be told of it: what was left out, or what may be wrong in it
 */
public record FileText(String text, Looks looks, List<Note> notes) {

    /** Stands on a line before the rows of each sheet, and before its name, where a workbook has several. */
    public static final String SHEET = "工作表：";

    private static final int SHOWN = 3;
    private static final int LONGEST_SHOWN = 30;

    /**
     * A sentence about the text.
     *
     * @param line of the text, from 1
     * @param code kind of note in lower-kebab-case, for programs
     */
    public record Note(int line, String code, String sentence) {}

    public FileText {
        notes = List.copyOf(notes);
    }

    /** Where nothing is known but the words. */
    public FileText(String text, List<Note> notes) {
        this(text, Looks.NONE, notes);
    }

    /** The first of some texts in short, quoted. */
    public static String inShort(List<String> texts) {
        String shown = texts.stream()
                .limit(SHOWN)
                .map(text -> text.replaceAll("\\s+", " "))
                .map(text ->
                        "“" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text) + "”")
                .collect(Collectors.joining("、"));
        return texts.size() > SHOWN ? shown + "等" : shown;
    }
}
