package org.zhenggai.kernel.office.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;

class PdfFileTest {

    private static String read(PrintedPdf file) {
        return PdfFile.read("反馈.pdf", file.bytes()).text();
    }

    /** Whatever the paper, a paragraph is a line again, and heads and numbers of pages are none. */
    @ParameterizedTest
    @CsvSource({
        "595, 842, 16, true, 1, 1",
        "595, 842, 15.75, true, 1, 2",
        "595, 842, 12, false, 1, 3",
        "420, 595, 10.5, true, 1, 4",
        "420, 595, 14, false, 1, 5",
        "595, 842, 10.5, true, 2, 6",
        "842, 595, 12, true, 2, 7",
        "1191, 842, 16, false, 2, 8",
        "612, 792, 11, true, 1, 9"
    })
    void linesBecomeParagraphsAgain(float width, float height, float size, boolean isSetIn, int columns, int seed) {
        PrintedPdf file = new PrintedPdf(width, height, size, isSetIn, columns).title(Circular.TITLE);
        List<String> paragraphs = new ArrayList<>(List.of(Circular.TITLE));
        for (String paragraph : Circular.paragraphs(seed)) {
            file.add(paragraph);
            paragraphs.add(paragraph);
        }
        assertThat(file.pages()).isGreaterThan(2);
        assertThat(read(file).replace(" ", "").lines())
                .containsExactlyElementsOf(
                        paragraphs.stream().map(text -> text.replace(" ", "")).toList());
    }

    @Test
    void drawnTablesBecomeRowsWithTabs() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("序号", "问题", "整改措施", "责任单位")));
        for (int n = 1; n <= 30; n++) {
            rows.add(List.of(String.valueOf(n), "第" + n + "个问题：票据审核不严，多次发生", "修订办法" + n + "次，逐笔核对近3年支出，按季度通报", "财政分局"));
        }
        PrintedPdf file = new PrintedPdf(595, 842, 10.5f, true, 1)
                .add("整改台账")
                .table(new float[] {40, 150, 180, 80}, rows)
                .add("填报人：甲");
        assertThat(file.pages()).isGreaterThan(1);
        List<String> expected = new ArrayList<>(List.of("整改台账"));
        rows.forEach(row -> expected.add(String.join("\t", row)));
        expected.add("填报人：甲");
        assertThat(read(file).lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void aShortListStaysAList() {
        PrintedPdf file = new PrintedPdf(595, 842, 14, false, 1);
        List<String> lines = List.of("问题清单", "账目不清", "票据不全，审核不严", "招标程序不规范的", "台账缺失");
        lines.forEach(file::add);
        // What stands on a single page at its top may be its title as well as a head.
        assertThat(read(file).lines().skip(1)).containsExactlyElementsOf(lines);
    }

    @Test
    void whatIsNoneIsRefused() {
        byte[] whole = new PrintedPdf(595, 842, 16, true, 1).add("整改").bytes();
        assertRefused(Arrays.copyOf(whole, 40), "没有读取");
        assertRefused("%PDF-1.7 坏了".getBytes(StandardCharsets.UTF_8), "没有读取");
        PrintedPdf tome = new PrintedPdf(200, 200, 16, true, 1);
        for (int n = 0; n < 2600; n++) {
            tome.add("页");
        }
        assertThat(tome.pages()).isGreaterThan(500);
        assertRefused(tome.bytes(), "超过500页");
    }

    private static void assertRefused(byte[] bytes, String words) {
        assertThatThrownBy(() -> PdfFile.read("反馈.pdf", bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("反馈.pdf", words, "请");
    }
}
