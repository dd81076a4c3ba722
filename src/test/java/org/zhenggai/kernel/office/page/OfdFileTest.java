package org.zhenggai.kernel.office.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;

class OfdFileTest {

    @ParameterizedTest
    @CsvSource({"210, 297, 5.6, true, 1", "210, 297, 4.2, false, 2", "148, 210, 3.7, true, 3", "297, 210, 5, true, 4"})
    void linesBecomeParagraphsAgain(double width, double height, double size, boolean isSetIn, int seed) {
        List<String> paragraphs = Circular.paragraphs(seed);
        byte[] file = PrintedOfd.of(width, height, size, isSetIn, Circular.TITLE, paragraphs);
        List<String> expected = new ArrayList<>(List.of(Circular.TITLE));
        paragraphs.forEach(text -> expected.add(text.replace(" ", "")));
        assertThat(OfdFile.read("通报.ofd", file).text().replace(" ", "").lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsNoneIsRefused() throws IOException {
        byte[] whole = PrintedOfd.of(210, 297, 5, true, "标题", List.of("整改"));
        assertThat(OfdFile.is(whole)).isTrue();
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "OFD");
        assertRefused(zip("OFD.xml", "<ofd"), "OFD");
        assertRefused(zip("OFD.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>"), "OFD");
        assertRefused(zip("OFD.xml", "0".repeat(101_000_000)), "过大");
        assertThat(OfdFile.is("OFD.xml".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    /** Names in a file lead nowhere outside of it. */
    @Test
    void nothingIsWrittenElsewhere() throws IOException {
        String name = "zhenggai-ofd-" + System.nanoTime();
        byte[] file = zip("../" + name, "x", "OFD.xml", "<ofd/>");
        assertRefused(file, "OFD");
        assertThat(Files.exists(Path.of(System.getProperty("java.io.tmpdir"), name)))
                .isFalse();
    }

    private static byte[] zip(String... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int n = 0; n < parts.length; n += 2) {
                zip.putNextEntry(new ZipEntry(parts[n]));
                zip.write(parts[n + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> OfdFile.read("反馈.ofd", bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("反馈.ofd", words, "请");
    }
}
