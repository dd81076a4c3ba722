package org.zhenggai.kernel.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of files that people upload: UTF-8, with or without a byte order mark, else GB18030; nothing is guessed. */
public final class UploadedText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UploadedText() {}

    /** The text without its byte order mark; empty when the bytes are text in neither encoding. */
    public static Optional<String> of(byte[] bytes) {
        return decode(bytes, StandardCharsets.UTF_8)
                .or(() -> decode(bytes, Charset.forName("GB18030")))
                .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
