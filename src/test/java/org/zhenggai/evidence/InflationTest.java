package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhenggai.kernel.Refusal;

/** A container may unpack to ten times the largest file that is taken, and not to a byte more. */
class InflationTest {

    private static final int MAX = 1000;

    @TempDir
    private Path folder;

    private Path container(int... sizes) throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int n = 0; n < sizes.length; n++) {
                zip.putNextEntry(new ZipEntry("part" + n));
                zip.write(new byte[sizes[n]]);
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void allPartsTogetherCount() throws IOException {
        assertThat(Inflation.entries(container(4 * MAX, 6 * MAX), "a.docx", MAX))
                .containsExactlyInAnyOrder("part0", "part1");
        Path more = container(4 * MAX, 6 * MAX, 1);
        assertThatThrownBy(() -> Inflation.entries(more, "a.docx", MAX))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("异常膨胀");
    }
}
