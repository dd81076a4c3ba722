package org.zhenggai.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Word's clipboard brings along becomes what it means. */
class TypedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一\\u000B二|一\\n二",
                "一\\u000C二|一\\n二",
                "一\\u0085二|一\\n二",
                "一\\u2028二\\u2029三|一\\n二\\n三",
                "一\\u00A0二\\u202F三|一 二 三",
                "一\\u200B二\\u200D三\\u2060四\\uFEFF五|一二三四五",
                "一\\u00AD二\\u202E三|一二三",
                "一\\u0007二\\u001F三|一\\t二三",
                "一\\u001E二\\u180E三\\uFFFC四\\u3164|一-二三四",
                "\\uF0B7一|•一",
                "一\\r\\n二\\t三|一\\r\\n二\\t三",
                "e\\u0301|\\u00E9",
                "２０２４年①|２０２４年①",
                "零\\u0000|零\\u0000"
            })
    void textIsReadAsItWasMeant(String typed, String meant) {
        assertThat(TypedText.plain(unescaped(typed))).isEqualTo(unescaped(meant));
    }

    @Test
    void aFieldOfOneLineHasOne() {
        assertThat(TypedText.line(" 甲\u000B乙\r\n 丙\n")).isEqualTo("甲 乙 丙");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)))
                .translateEscapes();
    }
}
