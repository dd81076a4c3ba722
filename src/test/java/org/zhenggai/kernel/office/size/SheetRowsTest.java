package org.zhenggai.kernel.office.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.SpreadSheet;

/** Workbooks with more rows than any list has are refused by their first rows, before anything is built of them. */
class SheetRowsTest {

    private static final long ANY = 120_000_000;

    private static byte[] workbook(Workbook book, int sheets, int rows) throws IOException {
        for (int n = 0; n < sheets; n++) {
            Sheet sheet = book.createSheet();
            for (int number = 0; number < rows; number++) {
                Row row = sheet.createRow(number);
                row.createCell(0).setCellValue(number);
                row.createCell(1).setCellValue("问题" + number + "的措施不落实");
            }
        }
        return bytes(book);
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        book.close();
        return out.toByteArray();
    }

    /** Counts what is taken from a file. */
    private static final class Counting extends FilterInputStream {

        private long taken;

        private Counting(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            taken += Math.max(read, 0);
            return read;
        }
    }

    @Test
    void aHundredThousandRowsAreRefusedByTheFirstOnes() throws IOException {
        byte[] book = workbook(new SXSSFWorkbook(50), 1, 100_000);
        Counting counting = new Counting(book);

        assertThat(SheetRows.isTooMuch(counting, 20_000, ANY)).isTrue();

        assertThat(counting.taken).isLessThan(book.length / 3);
        assertThatThrownBy(() -> SpreadSheet.read("台账.xlsx", book).text())
                .isInstanceOf(Refusal.class)
                .hasMessage("“台账.xlsx”超过20000行，没有读取。请只保留问题清单或台账所在的行，或按年度、单位分成几个文件后再导入。");
    }

    @Test
    void sheetsCountTogetherAndALimitIsALimit() throws IOException {
        byte[] book = workbook(new SXSSFWorkbook(50), 2, 60);

        assertThat(SheetRows.isTooMuch(new ByteArrayInputStream(book), 120, ANY))
                .isFalse();
        assertThat(SheetRows.isTooMuch(new ByteArrayInputStream(book), 119, ANY))
                .isTrue();
    }

    @Test
    void oldWorkbooksAreCountedByTheirRecords() throws IOException {
        byte[] book = workbook(new HSSFWorkbook(), 1, 300);

        SheetRows.check("台账.xls", book, 300, ANY);
        assertThatThrownBy(() -> SheetRows.check("台账.xls", book, 299, ANY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("超过299行");
    }

    @Test
    void whatUnpacksToTooMuchIsLeftToWhoOpensIt() throws IOException {
        byte[] book = workbook(new SXSSFWorkbook(50), 1, 1000);
        try (InputStream in = new ByteArrayInputStream(book)) {
            assertThat(SheetRows.isTooMuch(in, 500, 10_000)).isFalse();
        }
        SheetRows.check("坏.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2, 3}, 10, ANY);
    }

    /** Systems that export row by row write sizes behind the parts, in 64 bits. */
    @Test
    void whatASystemExportedRowByRowIsRead() throws IOException {
        assertThat(SpreadSheet.read("导出.xlsx", workbook(new SXSSFWorkbook(50), 1, 3))
                        .text())
                .contains("问题2的措施不落实");
    }

    /** Borders drawn far down a sheet are no rows. */
    @Test
    void rowsWithoutAnythingInThemDoNotCount() throws IOException {
        for (Workbook book : List.of(new SXSSFWorkbook(50), new HSSFWorkbook())) {
            Sheet sheet = book.createSheet();
            CellStyle bordered = book.createCellStyle();
            bordered.setBorderTop(BorderStyle.THIN);
            for (int number = 0; number < 30_000; number++) {
                Cell cell = sheet.createRow(number).createCell(0);
                cell.setCellStyle(bordered);
                if (number < 10) {
                    cell.setCellValue("问题" + number);
                }
            }

            assertThat(SpreadSheet.read("台账", bytes(book)).text().lines()).hasSize(10);
        }
    }

    @Test
    void aSheetThatIsTooLongIsLeftOutBesideOthers() throws IOException {
        SXSSFWorkbook book = new SXSSFWorkbook(50);
        Sheet ledger = book.createSheet("台账");
        ledger.createRow(0).createCell(0).setCellValue("问题");
        Sheet raw = book.createSheet("流水");
        for (int number = 0; number < 21_000; number++) {
            raw.createRow(number).createCell(0).setCellValue(number);
        }

        FileText read = SpreadSheet.read("台账.xlsx", bytes(book));

        assertThat(read.text()).isEqualTo("问题");
        assertThat(read.notes())
                .extracting(FileText.Note::code, FileText.Note::sentence)
                .containsExactly(tuple("long-sheets", "工作表“流水”超过20000行，没有读入；其中有要导入的内容，请只保留那些行，另存后再导入。"));
    }

    @Test
    void aPasswordIsTheCauseThatIsTold() throws IOException {
        HSSFWorkbook book = new HSSFWorkbook();
        book.createSheet().createRow(0).createCell(0).setCellValue("问题");
        Biff8EncryptionKey.setCurrentUserPassword("mima");
        byte[] bytes;
        try {
            bytes = bytes(book);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThatThrownBy(() -> SpreadSheet.read("台账.xls", bytes))
                .isInstanceOf(Refusal.class)
                .hasMessage("“台账.xls”加了密码，没有读取。请去掉密码后再导入。");
    }
}
