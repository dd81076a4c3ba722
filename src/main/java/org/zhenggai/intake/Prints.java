package org.zhenggai.intake;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;

/** Prints of what was read: equal where areas, findings, items and measures are equal to a reader. */
final class Prints {

    private Prints() {}

    /** Those of a document as it is read and as people have set it right; often the same. */
    static Set<String> of(Upload document, Preview corrected) {
        return new TreeSet<>(List.of(document.print(), of(corrected, document.text())));
    }

    /**
     * The print of a tree. Titles of the document and printed numbers stand in it only as far as the texts hold them.
     *
     * @param text compared where nothing was read
     */
    static String of(Preview preview, String text) {
        StringBuilder words = new StringBuilder();
        for (PreviewArea area : preview.areas()) {
            add(words, 'A', area.title());
            for (PreviewFinding finding : area.findings()) {
                add(words, 'F', finding.title(), finding.text());
                finding.items().forEach(item -> add(words, item));
            }
        }
        return DigestUtils.sha256Hex(words.isEmpty() ? Likeness.folded(text) : words.toString());
    }

    private static void add(StringBuilder words, PreviewItem item) {
        add(words, 'I', item.title());
        item.measures().forEach(measure -> add(words, 'M', measure.text()));
    }

    private static void add(StringBuilder words, char kind, String... texts) {
        words.append(kind);
        for (String text : texts) {
            words.append(Likeness.folded(text)).append('\n');
        }
    }
}
