package org.zhenggai.intake.parse.source;

/** The bytes are no text this parser reads. The message is a Chinese sentence for the person who sent the file. */
public final class UnreadableDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableDocument(String message) {
        super(message);
    }
}
