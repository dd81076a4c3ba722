package org.zhenggai.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.zhenggai.round.Refusal;

/** Uploaded text in UTF-8, and nothing else. */
final class PlainText {

    private PlainText() {}

    static String of(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("“" + file + "”不是 UTF-8 编码的文本，请另存为 UTF-8 后再上传。");
        }
    }
}
