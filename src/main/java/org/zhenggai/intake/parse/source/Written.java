package org.zhenggai.intake.parse.source;

import org.zhenggai.kernel.office.Looks;

/**
 * A document as it was written.
 *
 * @param text as {@link SourceText} reads it
 * @param looks what its file says of lines beside their words; nothing for plain text
 */
public record Written(String text, Looks looks) {

    public static Written plain(String text) {
        return new Written(text, Looks.NONE);
    }

    /** The same lines with other words, or with none. */
    public Written saying(String words) {
        return new Written(words, looks);
    }
}
