package org.zhenggai.intake;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.Looks;

/**
 * A document as somebody sent it.
 *
 * @param name name of the file without its folder
 * @param sha256 hash of the file's bytes in lower-case hex
 * @param text the file as text, with line feeds only
 * @param looks what it says of lines beside their words
 * @param bytes the file as it came; null for drafts of releases that kept only the text
 * @param notes what its format does not keep, as sentences at lines of the text
 */
public record Upload(String name, String sha256, String text, Looks looks, byte[] bytes, List<FileText.Note> notes) {

    /** Length of the columns for names of documents. */
    private static final int LONGEST_NAME = 300;

    /**
     * Reads the bytes of a file.
     *
     * @throws Refusal when they are no text that can be imported
     */
    public static Upload of(String fileName, byte[] bytes) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        Refusal.unless(name.length() <= LONGEST_NAME, "文件名超过%d字，请改短后再导入。", LONGEST_NAME);
        FileText read = SourceText.read(bytes, name);
        return new Upload(name, DigestUtils.sha256Hex(bytes), read.text(), read.looks(), bytes, read.notes());
    }

    public Written written() {
        return new Written(text, looks);
    }

    /** What is read in it, with a doubt for each note of its format. */
    public Preview preview() {
        return preview(Layout.NONE);
    }

    /** As {@link #preview()}, where people said what some of its lines or columns mean. */
    public Preview preview(Layout layout) {
        Preview preview = FeedbackParser.parse(written(), layout);
        for (int n = notes.size() - 1; n >= 0; n--) {
            FileText.Note note = notes.get(n);
            preview = preview.with(new Doubt(note.line(), note.code(), note.sentence()));
        }
        return preview;
    }

    /** The print of what is read in it; the same for every file that holds the same text. */
    public String print() {
        return Prints.of(FeedbackParser.parse(written(), Layout.NONE), text);
    }
}
