package org.zhenggai.kernel.office.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.SpreadSheet;

/** What workbooks say, be they read as a stream or built as a whole. */
class SheetLinesTest {

    private static FileText read(String kind, Consumer<Workbook> filling) throws IOException {
        try (Workbook book = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
            filling.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return SpreadSheet.read("台账." + kind, out.toByteArray());
        }
    }

    private static Row row(Sheet sheet, int number, Object... cells) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number figure) {
                row.createCell(column).setCellValue(figure.doubleValue());
            } else if (cells[column] != null) {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
        return row;
    }

    private static CellStyle format(Workbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void daysMonthsAndFormulas(String kind) throws IOException {
        FileText text = read(kind, book -> {
            Row row = row(book.createSheet("台账"), 0, "整改时限", 45565, 45565, 45565, 0.75, 0.1 + 0.2);
            row.getCell(2).setCellStyle(format(book, "yyyy\"年\"m\"月\""));
            row.getCell(3).setCellStyle(format(book, "m\"月\"d\"日\""));
            row.getCell(4).setCellStyle(format(book, "0%"));
            row.createCell(6).setCellFormula("B1+1");
            row.getCell(6).setCellStyle(format(book, "yyyy/m/d"));
            row.createCell(7).setCellFormula("1+1");
            row.createCell(8).setCellValue(LocalDate.of(2024, 9, 30));
            row.getCell(8).setCellStyle(format(book, "[$-804]yyyy-mm-dd"));
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(6));
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(7));
        });
        assertThat(text.text()).isEqualTo("整改时限\t45565\t2024年9月\t2024-09-30\t75%\t0.3\t2024-10-01\t2\t2024-09-30");
        assertThat(text.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void whatIsMergedOverRowsStandsInEachAndAFirstColumnMayBeBlank(String kind) throws IOException {
        FileText text = read(kind, book -> {
            Sheet sheet = book.createSheet("台账");
            row(sheet, 1, null, "方面", "问题", "措施");
            row(sheet, 2, null, "财务", "票据不合规", "退回\n培训");
            row(sheet, 3, null, null, null, "抽查");
            row(sheet, 4, null, null, "库存现金超限", "送存");
            sheet.addMergedRegion(new CellRangeAddress(2, 4, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2));
        });
        assertThat(text.text()).isEqualTo("\t方面\t问题\t措施\n\t财务\t票据不合规\t退回 培训\n\t财务\t票据不合规\t抽查\n\t财务\t库存现金超限\t送存");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void whatPeopleDoNotSeeIsTold(String kind) throws IOException {
        FileText text = read(kind, book -> {
            Sheet sheet = book.createSheet("台账");
            row(sheet, 0, "序号", "问题", "措施");
            row(sheet, 1, 1, "票据不合规", "退回");
            row(sheet, 2, 2, "现金超限", "送存").setZeroHeight(true);
            row(sheet, 3, 3, "印章外借", "收回");
            sheet.setColumnHidden(2, true);
            Comment comment = sheet.createDrawingPatriarch()
                    .createCellComment(book.getCreationHelper().createClientAnchor());
            comment.setString(book.getCreationHelper().createRichTextString("这一条重复"));
            sheet.getRow(3).getCell(1).setCellComment(comment);
            row(book.createSheet("旧台账"), 0, "看不见");
            book.setSheetHidden(1, true);
        });
        assertThat(text.text()).contains("现金超限").doesNotContain("看不见", "工作表");
        assertThat(text.notes())
                .extracting(FileText.Note::line, FileText.Note::code)
                .containsExactlyInAnyOrder(
                        tuple(3, "hidden-rows"),
                        tuple(1, "hidden-columns"),
                        tuple(1, "comments-left-out"),
                        tuple(1, "hidden-sheets"));
        assertThat(text.notes())
                .extracting(FileText.Note::sentence)
                .anyMatch(note -> note.contains("第3行"))
                .anyMatch(note -> note.contains("“这一条重复”"))
                .anyMatch(note -> note.contains("“旧台账”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void severalSheetsSayTheirNames(String kind) throws IOException {
        FileText text = read(kind, book -> {
            row(book.createSheet("封面"), 3, "青溪镇整改台账");
            book.createSheet("空白");
            row(book.createSheet("财务管理"), 0, "序号", "问题");
            row(book.getSheet("财务管理"), 1, 1, "票据不合规").setZeroHeight(true);
        });
        assertThat(text.text()).isEqualTo("工作表：封面\n\n\n\n青溪镇整改台账\n工作表：财务管理\n序号\t问题\n1\t票据不合规");
        assertThat(text.notes()).extracting(FileText.Note::line).containsExactly(8);
    }
}
