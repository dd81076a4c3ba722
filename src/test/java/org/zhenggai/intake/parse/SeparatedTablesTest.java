package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.words.Owner;

/** Tables whose cells are apart by something else than commas in a file, or tabs in a text. */
class SeparatedTablesTest {

    private static final List<List<String>> LEDGER = List.of(
            List.of("序号", "存在问题", "整改措施", "责任单位", "整改时限"),
            List.of("1", "办公用房清理不彻底", "腾退2间，公示", "党政办", "2024年6月底前"),
            List.of("2", "票据审核不严", "退回补办", "财政所", "2024年9月30日"),
            List.of("3", "项目档案不完整", "补齐档案", "城建办", "长期坚持"));

    private static String rows(String separator) {
        return LEDGER.stream().map(row -> String.join(separator, row)).collect(Collectors.joining("\n"));
    }

    private static Preview read(String text, String name) {
        return FeedbackParser.parse(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), name));
    }

    private static void assertLedger(Preview preview) {
        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("办公用房清理不彻底", "票据审核不严", "项目档案不完整");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("党政办", "", "", "2024年6月底前"));
        assertThat(texts(item(preview, 2, 0).measures())).containsExactly("补齐档案");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "；", "｜", " ; "})
    void theFirstRowsTellWhatCellsOfAFileAreApartBy(String separator) {
        assertLedger(read(rows(separator), "台账.csv"));
        assertLedger(read("青溪镇巡察整改台账" + separator.repeat(4) + "\n" + rows(separator), "台账.csv"));
    }

    @Test
    void theHintOfExcelIsNoRow() {
        Preview preview = read("sep=;\n" + rows(";"), "台账.csv");
        assertLedger(preview);
        assertThat(preview.title()).doesNotContain("sep");
    }

    @Test
    void semicolonsAndCommasWithinCellsDivideNothing() {
        Preview preview = read("""
                序号,问题,整改措施,责任单位
                1,值守不规范,补签到;装监控;列入考核,党政办
                2,"消防通道堵塞,杂物未清",清理;公示;巡查,应急办
                """, "台账.csv");
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("值守不规范", "消防通道堵塞,杂物未清");
    }

    @Test
    void tablesOfMarkdown() {
        assertLedger(read("""
                # 青溪镇巡察整改台账

                | 序号 | 存在问题 | 整改措施 | 责任单位 | 整改时限 |
                |---:|:---|:---:|---|---|
                | 1 | **办公用房清理不彻底** | 腾退2间<br>公示 | 党政办 | 2024年6月底前 |
                | 2 | 票据审核不严 | 退回补办 | 财政所 | 2024年9月30日 |
                | 3 | 项目档案不完整 | 补齐档案 | 城建办 | 长期坚持 |
                """, "台账.txt"));
        assertLedger(read("青溪镇巡察整改台账\n" + rows(" | ").replaceFirst("\n", "\n--- | --- | --- | --- | ---\n"), "台账.md"));
    }

    @Test
    void blankLinesBetweenRowsEndNoTable() {
        assertLedger(read("青溪镇巡察整改台账\n" + rows(" | ").replace("\n", "\n\n"), "台账.txt"));
        assertLedger(read("青溪镇巡察整改台账\n" + rows("   ").replace("\n", "\n\n"), "台账.txt"));
    }

    @Test
    void tablesInFramesOfLines() {
        String framed = LEDGER.stream()
                .map(row -> "│" + String.join("│", row) + "│")
                .collect(Collectors.joining("\n├──┼──┼──┼──┼──┤\n", "┌──┬──┬──┬──┬──┐\n", "\n└──┴──┴──┴──┴──┘\n"));
        assertLedger(read("青溪镇巡察整改台账\n" + framed, "台账.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", "    ", "　　", " ｜ "})
    void tablesWithinATextKeepItsLines(String separator) {
        String text = "青溪镇巡察整改台账\n\n" + rows(separator).replace("2间，公示", "2间") + "\n";
        assertLedger(read(text, "台账.txt"));
        assertThat(SourceText.decode(text.getBytes(StandardCharsets.UTF_8), "台账.txt")
                        .split("\n", -1))
                .hasSize(text.split("\n", -1).length);
    }

    @Test
    void cellsPastedFromExcelMayHaveLineBreaks() {
        Preview preview = read("""
                青溪镇巡察整改台账
                序号\t存在问题\t整改措施\t责任单位
                1\t办公用房清理不彻底\t"1.腾退2间
                2.每月核查""三公""台账"\t党政办
                2\t票据审核不严\t退回补办\t财政所
                """, "台账.txt");
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("腾退2间", "每月核查\"三公\"台账");
        assertThat(item(preview, 0, 0).owner().unit()).isEqualTo("党政办");
        assertThat(findings(preview)).extracting(PreviewFinding::line).containsExactly(3, 5);
    }

    @Test
    void sentencesWithCommasAndBarsInAMenuAreNoTables() {
        String prose = "一是补学习，补笔记，补测试，补讨论。\n二是查考勤，查纪律，查作风，查实效。\n三是建台账，建机制，建专班，建档案。\n";
        String menu = "首页 | 新闻 | 公开\n正文如下\n";
        assertThat(SourceText.decode((prose + menu).getBytes(StandardCharsets.UTF_8), "文.txt"))
                .isEqualTo(prose + menu);
    }
}
