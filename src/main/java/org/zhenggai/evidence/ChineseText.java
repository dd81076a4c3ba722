package org.zhenggai.evidence;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text as Chinese Windows writes it, in GB 18030. Tika knows text by its ASCII or UTF-8 only and calls the rest unknown.
 */
final class ChineseText {

    private static final Charset GB = Charset.forName("GB18030");
    private static final String LAYOUT = "\t\n\r\f";

    private ChineseText() {}

    /** Whether the whole file reads as such text, without any control character. */
    static boolean is(Path file) throws IOException {
        char[] piece = new char[32 * 1024];
        try (Reader text = new InputStreamReader(
                Files.newInputStream(file),
                GB.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            for (int read = text.read(piece); read >= 0; read = text.read(piece)) {
                for (int n = 0; n < read; n++) {
                    if (Character.isISOControl(piece[n]) && LAYOUT.indexOf(piece[n]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
