package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/** Shapes that ledgers of offices have: rows that only name an area, heads of two rows, the same findings on several sheets. */
class TableShapesTest {

    private static final String[][] LEDGER = {
        {"柳溪镇巡察整改台账"},
        {"填报单位：党政办", "", "", "2023年6月1日"},
        {"序号", "存在问题", "整改措施", "责任单位（责任人）", "完成时限"},
        {"一、落实制度有差距"},
        {"1", "学习不经常", "一、补学；二、检查笔记", "党政办", "2023年5月31日"},
        {"", "", "列入考核", "", ""},
        {"（二）关于财务管理方面"},
        {"１", "票据审核不严", "退回补办", "财政所", "长期坚持"},
        {"合计", "2个问题"},
        {"注：本表由党政办填报。"}
    };

    private static byte[] workbook(String[][]... sheets) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            for (String[][] rows : sheets) {
                Sheet sheet = book.createSheet();
                for (int n = 0; n < rows.length; n++) {
                    Row row = sheet.createRow(n);
                    for (int column = 0; column < rows[n].length; column++) {
                        row.createCell(column).setCellValue(rows[n][column]);
                    }
                    if (rows[n].length == 1) {
                        sheet.addMergedRegion(new CellRangeAddress(n, n, 0, 4));
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] page(String[][] rows) {
        StringBuilder page = new StringBuilder("<html><body><h1>" + rows[0][0] + "</h1><table>");
        for (int n = 2; n < rows.length; n++) {
            page.append("<tr>");
            for (String cell : rows[n]) {
                page.append(rows[n].length == 1 ? "<td colspan=5>" : "<td>")
                        .append(cell)
                        .append("</td>");
            }
            page.append("</tr>");
        }
        return page.append("</table></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertLedger(Preview preview) {
        assertThat(preview.title()).isEqualTo("柳溪镇巡察整改台账");
        assertThat(preview.areas())
                .extracting(PreviewArea::number, PreviewArea::title)
                .containsExactly(tuple(1, "落实制度有差距"), tuple(2, "关于财务管理方面"));
        assertThat(findings(preview))
                .extracting(PreviewFinding::number, PreviewFinding::title)
                .containsExactly(tuple(1, "学习不经常"), tuple(1, "票据审核不严"));
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("补学；", "检查笔记", "列入考核");
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("财政所", "", "", "长期坚持"));
        assertThat(preview.furniture()).extracting(Passage::text).anyMatch(text -> text.startsWith("合计"));
        assertThat(preview.furniture()).extracting(Passage::text).contains("注：本表由党政办填报。");
        assertThat(codes(preview)).doesNotContain("table-left-out", "missing-area");
    }

    @Test
    void rowsThatNameAnAreaAreNoFindings() throws IOException {
        assertLedger(Upload.of("台账.xlsx", workbook(LEDGER)).preview());
        assertLedger(Upload.of("台账.html", page(LEDGER)).preview());
    }

    @Test
    void headOfTwoRowsWithCellsOverRowsAndColumns() {
        String page =
                "<table><tr><th rowspan=2>序号</th><th colspan=2>问题</th><th rowspan=2>整改措施</th><th colspan=2>责任</th></tr>"
                        + "<tr><th>方面</th><th>反馈问题</th><th>单位</th><th>领导</th></tr>"
                        + "<tr><td>1</td><td rowspan=2>党建</td><td>学习不经常</td><td><p>1.补学</p><p>2.检查</p></td><td>党政办</td><td>王明</td></tr>"
                        + "<tr><td>2</td><td>党费收缴不及时</td><td>催缴</td><td>组织办</td><td>李四</td></tr></table>";
        Preview preview =
                Upload.of("清单.html", page.getBytes(StandardCharsets.UTF_8)).preview();

        assertThat(preview.areas())
                .extracting(PreviewArea::number, PreviewArea::title)
                .containsExactly(tuple(1, "党建"));
        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("学习不经常", "党费收缴不及时");
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("补学", "检查");
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("组织办", "", "李四", ""));
        assertThat(codes(preview)).containsExactly("no-title");
    }

    /** The lower row alone would do for a head, yet it says only half. */
    @Test
    void lowerRowOfAHeadIsNoHeadOfItsOwn() {
        Preview preview = FeedbackParser.parse("""
                序号\t问题\t\t整改\t\t责任
                序号\t类别\t具体问题\t措施\t进展\t牵头单位\t期限
                1\t党建\t学习不经常\t补学\t已补学\t党政办\t2023年5月31日
                """);

        assertThat(texts(item(preview, 0, 0).results())).containsExactly("已补学");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("党政办", "", "", "2023年5月31日"));
        assertThat(codes(preview)).containsExactly("no-title");
    }

    @Test
    void listsOfProblemsTasksAndResponsibilitiesAreOneList() throws IOException {
        Preview preview = Upload.of(
                        "三张清单.xlsx",
                        workbook(
                                new String[][] {
                                    {"柳溪镇巡察反馈问题清单"}, {"序号", "方面", "反馈问题"}, {"1", "党建", "学习不经常"}, {"2", "财务", "票据审核不严"}
                                },
                                new String[][] {
                                    {"柳溪镇整改任务清单"},
                                    {"反馈问题", "整改措施", "序号"},
                                    {"票据审核不严", "退回补办", "2"},
                                    {"学习不经常", "补学", "1"},
                                    {"现金未盘点", "盘点", "3"}
                                },
                                new String[][] {
                                    {"柳溪镇整改责任清单"},
                                    {"序号", "反馈问题", "责任单位", "整改时限"},
                                    {"1", "学习不经常", "党政办", "2023.5.31"},
                                    {"2", "票据审核不严", "财政所", "立行立改"}
                                }))
                .preview();

        assertThat(findings(preview)).extracting(PreviewFinding::title).containsExactly("学习不经常", "票据审核不严", "现金未盘点");
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("补学");
        assertThat(item(preview, 0, 0).owner()).isEqualTo(new Owner("党政办", "", "", "2023.5.31"));
        assertThat(item(preview, 1, 0).owner().deadline()).isEqualTo("立行立改");
        // What only the second list has stands in no area of the first.
        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("党建", "财务", "");
        assertThat(codes(preview)).contains("missing-area");
    }

    @Test
    void whatIsNotTakenIsTold() {
        Preview preview = FeedbackParser.parse("""
                序号\t问题\t整改路线图\t整改措施\t整改情况\t整改成效\t责任单位\t备注
                1\t学习不经常\t补齐\t补学\t已安排\t补学6次\t党政办\t
                \t\t\t检查笔记\t\t\t组织办\t
                """);

        assertThat(texts(item(preview, 0, 0).results())).containsExactly("已安排", "补学6次");
        assertThat(item(preview, 0, 0).owner().unit()).isEqualTo("党政办");
        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .contains(tuple(1, "unknown-columns"), tuple(3, "several-owners"));
        assertThat(preview.doubts())
                .anyMatch(doubt -> doubt.code().equals("unknown-columns")
                        && doubt.text().contains("“整改路线图”")
                        && !doubt.text().contains("备注"))
                .anyMatch(doubt -> doubt.text().contains("组织办"));
    }

    @Test
    void ownersInBracketsAreNoPartOfTheTitle() {
        Preview preview = FeedbackParser.parse("""
                柳溪镇巡察反馈问题清单
                一、党建方面
                1.学习不经常（责任单位：党政办；整改时限：2023年5月31日）
                2.党费收缴不及时（责任单位:组织办 责任人:李四 完成时限:2023/5/31）
                3.台账不全（含2021年）
                """);

        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("学习不经常", "党费收缴不及时", "台账不全（含2021年）");
        assertThat(item(preview, 1, 0).title()).isEqualTo("党费收缴不及时");
        assertThat(item(preview, 1, 0).owner()).isEqualTo(new Owner("组织办", "", "李四", "2023/5/31"));
    }

    @Test
    void leadingAndAssistingUnitsAreToldApart() {
        Preview preview = FeedbackParser.parse("问题\t责任单位\t配合单位\t责任领导\t整改时限\n票据审核不严\t财政分局\t党政办\t张三\t2023年5月31日\n");
        assertThat(preview.areas().get(0).findings().get(0).items().get(0).owner())
                .isEqualTo(new Owner("财政分局", "党政办", "张三", "2023年5月31日"));
    }
}
