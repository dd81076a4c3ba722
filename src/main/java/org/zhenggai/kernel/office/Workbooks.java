package org.zhenggai.kernel.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhenggai.kernel.Refusal;

/** Opens Excel workbooks as they are: no formula is computed, no macro, entity or foreign file is touched. */
final class Workbooks {

    /** What is said of a file that is none, with a place for its name. */
    static final String DAMAGED = "“%s”不是完好的 Excel 工作簿，或含有不允许的内容。请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再导入。";

    private Workbooks() {}

    /**
     * Reads something out of a workbook.
     *
     * @param maxUnpacked most bytes that all its parts may have together
     * @param damaged as {@link #DAMAGED}
     * @throws Refusal when it is damaged, unpacks to too much, or carries macros
     */
    static <T> T read(String name, byte[] bytes, long maxUnpacked, String damaged, Function<Workbook, T> reading) {
        try {
            boolean isOld = FileMagic.valueOf(bytes) == FileMagic.OLE2;
            if (!isOld) {
                OfficeFiles.check(name, bytes, maxUnpacked);
            }
            try (Workbook book = isOld
                    ? new HSSFWorkbook(new ByteArrayInputStream(bytes))
                    : new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
                return reading.apply(book);
            }
        } catch (Refusal e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new Refusal(OfficeFiles.ENCRYPTED.formatted(name));
        } catch (IOException | RuntimeException e) {
            throw new Refusal(damaged.formatted(name));
        }
    }

    /** The sheets that people see. */
    static List<Sheet> shown(Workbook book) {
        return IntStream.range(0, book.getNumberOfSheets())
                .filter(n -> !book.isSheetHidden(n) && !book.isSheetVeryHidden(n))
                .mapToObj(book::getSheetAt)
                .toList();
    }
}
