package org.zhenggai.kernel.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text of files that people upload: UTF-16 where a byte order mark or the zero bytes of its digits and line ends say so,
 * UTF-8 with or without a byte order mark, else GB18030; nothing else is guessed.
 */
public final class UploadedText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");

    private UploadedText() {}

    /** The text without its byte order mark; empty when the bytes are text in none of the encodings. */
    public static Optional<String> of(byte[] bytes) {
        return utf16(bytes)
                .or(() -> decode(bytes, StandardCharsets.UTF_8))
                .or(() -> decode(bytes, GB18030))
                .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** The text where the bytes are plainly UTF-16. */
    public static Optional<String> utf16(byte[] bytes) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFFFE || mark == 0xFEFF) {
            return decode(bytes, mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE)
                    .map(text -> text.substring(1))
                    .filter(UploadedText::isWriting);
        }
        boolean hasZeros = IntStream.range(0, bytes.length).anyMatch(i -> bytes[i] == 0);
        List<String> readings = Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .filter(charset -> hasZeros)
                .flatMap(charset -> decode(bytes, charset).stream())
                .filter(text -> isWriting(text) && isChinese(text))
                .toList();
        return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
    }

    /** Whether all of it is what people write: bytes that are no text make unknown signs and controls. */
    private static boolean isWriting(String text) {
        return text.codePoints()
                .allMatch(c ->
                        Character.isDefined(c) && (!Character.isISOControl(c) || "\n\r\t\f\u0085".indexOf(c) >= 0));
    }

    private static boolean isChinese(String text) {
        long known = text.codePoints()
                .filter(c -> c < 0x7F
                        || Character.isIdeographic(c)
                        || c >= 0x2010 && c <= 0x206F
                        || c >= 0x2460 && c <= 0x24FF
                        || c >= 0x3000 && c <= 0x303F
                        || c >= 0xFF00)
                .count();
        return known * 100 >= text.codePointCount(0, text.length()) * 95L;
    }

    /**
     * Whether the bytes are plainly Big5, which would be read as rare signs of GB18030: nearly all its characters are common
     * ones of Big5, and many of them none of simplified Chinese.
     */
    public static boolean isBig5(byte[] bytes) {
        if (decode(bytes, StandardCharsets.UTF_8).isPresent()
                || decode(bytes, BIG5).isEmpty()) {
            return false;
        }
        int all = 0;
        int commonInBig5 = 0;
        int commonInGb = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            int trail = bytes[i + 1] & 0xFF;
            if (lead >= 0x81) {
                i++;
                all++;
                commonInBig5 += lead >= 0xA1 && lead <= 0xC6 && (trail <= 0x7E || trail >= 0xA1) ? 1 : 0;
                boolean isPunctuation = lead >= 0xA1 && lead <= 0xA3;
                commonInGb += trail >= 0xA1 && (isPunctuation || lead >= 0xB0 && lead <= 0xD7) ? 1 : 0;
            }
        }
        return all > 0 && commonInBig5 * 100 >= all * 85 && commonInGb * 100 < all * 60;
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
