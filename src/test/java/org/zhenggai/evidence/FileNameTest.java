package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "台账.xlsx | 台账.xlsx",
                "../../etc/passwd | passwd",
                "C:\\Users\\张三\\桌面\\台账.xlsx | 台账.xlsx",
                "/ | 未命名",
                "'' | 未命名",
                ".. | 未命名",
                ".htaccess | htaccess",
                "' 台账 .pdf. ' | 台账 .pdf",
                "a<b>c:d\"e?f*.txt | a_b_c_d_e_f_.txt",
                "CON | _CON",
                "lpt1.txt | _lpt1.txt",
                "console.txt | console.txt"
            })
    void isAPlainName(String sent, String kept) {
        assertThat(FileName.of(sent)).isEqualTo(kept);
    }

    @Test
    void hasNoCharacterThatNobodySees() {
        assertThat(FileName.of("报告\u202Excod.exe\u202C.pdf")).isEqualTo("报告xcod.exe.pdf");
        assertThat(FileName.of("\u2066台\u200F账\u2069\uFEFF\u0000\r\n\t\u2028.pdf"))
                .isEqualTo("台账.pdf");
        assertThat(FileName.of("半个字\uD83D.pdf")).isEqualTo("半个字.pdf");
    }

    @Test
    void isShortenedButKeepsItsExtension() {
        String name = "长".repeat(255) + ".pdf";
        assertThat(FileName.of(name)).hasSize(255).startsWith("长长").endsWith("长….pdf");
        assertThat(FileName.of("长".repeat(251) + ".pdf")).isEqualTo("长".repeat(251) + ".pdf");
        assertThat(FileName.of("𠮷".repeat(200))).hasSizeLessThanOrEqualTo(255).endsWith("𠮷…");
        assertThat(FileName.of("长".repeat(9000))).hasSize(255);
    }
}
