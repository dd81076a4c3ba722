package org.zhenggai.kernel.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zhenggai.kernel.Refusal;

class SpreadSheetTest {

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    @Test
    void rowsBecomeLinesAndNoFormulaIsComputed() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("反馈");
            sheet.createRow(0).createCell(0).setCellValue("（一）关于学习方面");
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue(12);
            row.createCell(2).setCellValue("=cmd|' /C calc'!A0");
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            row.createCell(3).setCellValue(LocalDate.of(2023, 7, 6));
            row.getCell(3).setCellStyle(day);
            XSSFCell formula = (XSSFCell) row.createCell(4);
            formula.setCellFormula("1+1");
            formula.setCellValue("上次算得的");
            sheet.createRow(3).createCell(0).setCellValue("上行\n下行");
            book.createSheet("隐藏").createRow(0).createCell(0).setCellValue("看不见");
            book.setSheetHidden(1, true);
            assertThat(SpreadSheet.read("清单.xlsx", bytes(book)).text())
                    .isEqualTo("（一）关于学习方面\n\n12\t\t=cmd|' /C calc'!A0\t2023-07-06\t上次算得的\n上行\n下行");
        }
    }

    @Test
    void whatIsDamagedOrTooLongIsRefused() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("反馈").createRow(20_000).createCell(0).setCellValue("远");
            byte[] bytes = bytes(book);
            assertThat(SpreadSheet.is(bytes)).isTrue();
            assertThatThrownBy(() -> SpreadSheet.read("清单.xlsx", bytes).text())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("超过20000行");
            assertThatThrownBy(() -> SpreadSheet.read("清单.xlsx", Arrays.copyOf(bytes, bytes.length / 2))
                            .text())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("不是完好的 Excel 工作簿");
        }
    }
}
