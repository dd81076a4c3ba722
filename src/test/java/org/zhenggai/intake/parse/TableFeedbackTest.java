package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/** Findings in tables, whatever the order of their columns and the program that made them. */
class TableFeedbackTest {

    private static final String[][] ROWS = {
        {"关于某镇巡察反馈问题整改清单"},
        {"序号", "反馈问题", "方面", "整改措施", "责任单位", "责任领导", "整改时限", "整改情况"},
        {"1", "票据审核不严", "（一）关于财务管理方面", "1.修订报销办法。\n2.每季抽查票据。", "财政分局", "张三", "2023年5月31日", "已修订办法。"},
        {"2", "资产底数不清", "（一）关于财务管理方面", "清点全部资产", "财政分局", "张三", "长期坚持", "无"},
        {"3", "针对“工程监管不到位”的问题。现场没有记录。", "（二）关于工程建设方面", "一是补记录；二是请第三方验收。", "工程中心", "李四", "2023-06-30", "/"},
        {"合计", "3", "", "", "", "", "", ""}
    };

    @ParameterizedTest
    @MethodSource("files")
    void readsTheSameTableFromEveryFormat(String name, byte[] bytes) {
        Preview preview = Upload.of(name, bytes).preview();

        assertThat(preview.title()).isEqualTo("关于某镇巡察反馈问题整改清单");
        assertThat(preview.areas().stream().map(PreviewArea::title)).containsExactly("关于财务管理方面", "关于工程建设方面");
        assertThat(findings(preview).stream().map(PreviewFinding::title))
                .containsExactly("票据审核不严", "资产底数不清", "工程监管不到位");
        assertThat(findings(preview).stream().map(PreviewFinding::number)).containsExactly(1, 2, 3);
        assertThat(texts(item(preview, 0).measures())).containsExactly("修订报销办法。", "每季抽查票据。");
        assertThat(texts(item(preview, 0).results())).containsExactly("已修订办法。");
        assertThat(texts(item(preview, 1).measures())).containsExactly("清点全部资产");
        assertThat(item(preview, 1).results()).isEmpty();
        assertThat(texts(item(preview, 2).measures())).containsExactly("补记录；", "请第三方验收。");
        assertThat(item(preview, 0).owner()).isEqualTo(new Owner("财政分局", "", "张三", "2023年5月31日"));
        assertThat(item(preview, 2).owner().deadline()).isEqualTo("2023-06-30");
        assertThat(preview.furniture()).extracting(Passage::text).anyMatch(text -> text.startsWith("合计"));
    }

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("清单.xlsx", workbook(new XSSFWorkbook(), false)),
                Arguments.of("清单.xls", workbook(new HSSFWorkbook(), false)),
                Arguments.of("合并单元格.xlsx", workbook(new XSSFWorkbook(), true)),
                Arguments.of("清单.docx", word(false)),
                Arguments.of("合并单元格.docx", word(true)),
                Arguments.of("清单.html", html(false).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("合并单元格.html", html(true).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("清单.csv", csv().getBytes(StandardCharsets.UTF_8)),
                Arguments.of("清单.csv", csv().getBytes(Charset.forName("GB18030"))));
    }

    private static byte[] workbook(Workbook book, boolean isMerged) throws IOException {
        Sheet sheet = book.createSheet("清单");
        CellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        for (int n = 0; n < ROWS.length; n++) {
            Row row = sheet.createRow(n);
            for (int column = 0; column < ROWS[n].length; column++) {
                Cell cell = row.createCell(column);
                if (ROWS[n][column].equals("2023-06-30")) {
                    cell.setCellStyle(day);
                    cell.setCellValue(LocalDate.of(2023, 6, 30));
                } else {
                    cell.setCellValue(ROWS[n][column]);
                }
            }
        }
        if (isMerged) {
            sheet.getRow(3).getCell(2).setBlank();
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 7));
        }
        return bytes(book);
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        book.close();
        return out.toByteArray();
    }

    private static byte[] word(boolean isMerged) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(ROWS[0][0]);
            XWPFTable table = document.createTable(ROWS.length - 1, 8);
            for (int n = 1; n < ROWS.length; n++) {
                for (int column = 0; column < 8; column++) {
                    boolean isBelow = isMerged && n == 3 && column == 2;
                    table.getRow(n - 1).getCell(column).setText(isBelow ? "" : ROWS[n][column].replace("\n", " "));
                    if (isMerged && column == 2 && (n == 2 || n == 3)) {
                        var merge = table.getRow(n - 1).getCell(2).getCTTc();
                        var properties = merge.isSetTcPr() ? merge.getTcPr() : merge.addNewTcPr();
                        properties
                                .addNewVMerge()
                                .setVal(
                                        n == 2
                                                ? org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge.RESTART
                                                : org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge
                                                        .CONTINUE);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private static String html(boolean isMerged) {
        StringBuilder page = new StringBuilder("<html><body><p>" + ROWS[0][0] + "</p><table>");
        for (int n = 1; n < ROWS.length; n++) {
            page.append("<tr>");
            for (int column = 0; column < 8; column++) {
                boolean isTop = isMerged && n == 2 && column == 2;
                boolean isBelow = isMerged && n == 3 && column == 2;
                if (!isBelow) {
                    page.append(isTop ? "<td rowspan=2>" : "<td>")
                            .append(ROWS[n][column].replace("\n", "<br>"))
                            .append("</td>");
                }
            }
            page.append("</tr>");
        }
        return page.append("</table></body></html>").toString();
    }

    private static String csv() {
        StringBuilder table = new StringBuilder();
        for (String[] row : ROWS) {
            table.append(Stream.of(row)
                            .map(cell -> '"' + cell + '"')
                            .reduce((one, other) -> one + "," + other)
                            .orElse(""))
                    .append("\r\n");
        }
        return table.toString();
    }

    @Test
    void readsHeadsOfTwoRowsInAnyOrderAndUsualWords() {
        Preview preview = read("""
                责任\t\t存在的具体问题\t问题类别\t整改
                单位\t责任人\t\t\t措施
                财政分局\t张三\t票据审核不严\t财务管理\t修订办法
                工程中心\t李四\t监管不到位\t工程建设\t补记录
                """);
        assertThat(preview.areas().stream().map(PreviewArea::title)).containsExactly("财务管理", "工程建设");
        assertThat(item(preview, 0).owner().unit()).isEqualTo("财政分局");
        assertThat(item(preview, 0).owner().leader()).isEqualTo("张三");
        assertThat(texts(item(preview, 1).measures())).containsExactly("补记录");
    }

    @Test
    void readsRowsOfOneFindingAsItsItemsOrItsMeasures() {
        Preview items = read("""
                反馈问题\t整改事项\t整改措施
                监管不到位\t现场管理\t记日志
                \t竣工验收\t请第三方
                底数不清\t\t清点
                """);
        assertThat(findings(items)).hasSize(2);
        assertThat(findings(items).get(0).items().stream().map(PreviewItem::title))
                .containsExactly("现场管理", "竣工验收");
        Preview measures = read("""
                反馈问题\t整改措施\t责任单位
                监管不到位\t记日志\t工程中心
                监管不到位\t请第三方验收\t工程中心
                """);
        assertThat(findings(measures)).hasSize(1);
        assertThat(texts(item(measures, 0).measures())).containsExactly("记日志", "请第三方验收");
        PreviewFinding finding = findings(items).get(0);
        assertThat(finding.text().substring(finding.items().get(1).offset())).startsWith("\t竣工验收");
    }

    @Test
    void readsSeveralTablesAndLeavesRepeatedHeadsOut() {
        Preview preview = read("""
                整改台账
                （一）关于财务管理方面
                序号\t问题\t整改措施
                1\t票据审核不严\t修订办法
                序号\t问题\t整改措施
                2\t资产底数不清\t清点
                （二）关于工程建设方面
                问题\t责任单位\t序号
                监管不到位\t工程中心\t3
                """);
        assertThat(preview.areas().stream().map(PreviewArea::title)).containsExactly("关于财务管理方面", "关于工程建设方面");
        assertThat(findings(preview)).hasSize(3);
        assertThat(item(preview, 2).owner().unit()).isEqualTo("工程中心");
        assertThat(preview.furniture()).extracting(Passage::line).contains(5);
    }

    @Test
    void saysWhatItCouldNotPlace() {
        Preview preview = read("""
                问题\t整改措施\t责任单位
                票据审核不严\t修订办法\t财政分局
                """);
        assertThat(codes(preview)).contains("missing-area");
        Preview blank = read("""
                方面\t问题\t整改措施
                财务管理\t\t修订办法
                财务管理\t票据审核不严\t修订办法
                """);
        assertThat(codes(blank)).contains("row-without-problem");
    }

    @Test
    void aTableOfOtherThingsGivesNoFindings() {
        assertThat(read("姓名\t职务\t电话\n张三\t主任\t123\n").areas()).isEmpty();
        assertThat(read("序号\t会议议题\t汇报单位\n1\t研究巡察整改\t党政办\n").areas()).isEmpty();
    }

    @Test
    void whatOnlyATableHasComesBehindTheText() {
        String text = """
                关于整改进展情况的通报
                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。一是修订办法。
                附表
                问题\t整改措施\t责任单位
                %s\t清点\t财政分局
                """;
        Preview both = read(text.formatted("资产底数不清"));
        assertThat(findings(both).stream().map(PreviewFinding::title)).containsExactly("票据审核不严", "资产底数不清");
        assertThat(codes(both)).contains("table-added");

        Preview twice = read(text.formatted("票据审核不严"));
        assertThat(findings(twice).stream().map(PreviewFinding::title)).containsExactly("票据审核不严");
        assertThat(codes(twice)).contains("table-left-out");
    }

    @Test
    void formulasAreTextAndNotRun() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet();
        Row head = sheet.createRow(0);
        head.createCell(0).setCellValue("问题");
        head.createCell(1).setCellValue("整改措施");
        Row row = sheet.createRow(1);
        row.createCell(0).setCellValue("=cmd|' /C calc'!A0");
        row.createCell(1).setCellFormula("1+1");
        head.createCell(2).setCellValue("责任单位");
        row.createCell(2).setCellValue("党政办");
        Preview preview = Upload.of("公式.xlsx", bytes(book)).preview();
        assertThat(findings(preview).get(0).title()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(texts(item(preview, 0).measures())).noneMatch(text -> text.contains("2") || text.contains("1+1"));
        assertThat(preview.doubts()).anyMatch(doubt -> doubt.code().equals("uncomputed-formulas"));
    }

    private static Preview read(String text) {
        return FeedbackParser.parse(text);
    }

    private static List<PreviewFinding> findings(Preview preview) {
        return preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
    }

    private static PreviewItem item(Preview preview, int n) {
        return findings(preview).get(n).items().get(0);
    }

    private static List<String> texts(List<Passage> passages) {
        return list(passages, Passage::text);
    }

    private static List<String> codes(Preview preview) {
        return list(preview.doubts(), Doubt::code);
    }

    private static <T> List<String> list(List<T> all, Function<T, String> what) {
        return all.stream().map(what).toList();
    }
}
