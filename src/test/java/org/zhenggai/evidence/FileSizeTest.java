package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KB",
        "1536, 1.5 KB",
        "1047552, 1023 KB",
        "1048576, 1 MB",
        "1258291, 1.2 MB"
    })
    void inStepsOf1024(long bytes, String words) {
        assertThat(FileSize.words(bytes)).isEqualTo(words);
    }
}
