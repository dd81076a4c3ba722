package org.zhenggai.kernel.office.size;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.zhenggai.kernel.Refusal;

/**
 * Counts the rows of a workbook before anything is built of it: by the marks of rows in the stream of each sheet. It stops at
 * the first row too many, so that a workbook of any size is refused within its first rows.
 */
public final class SheetRows {

    private static final byte[] ROW = {'<', 'r', 'o', 'w'};
    private static final byte[] ROW_WITH_PREFIX = {':', 'r', 'o', 'w'};

    /** Of a row in the workbook stream of .xls. */
    private static final int ROW_RECORD = 0x0208;

    private final int most;
    private long left;
    private int rows;

    private SheetRows(int most, long maxUnpacked) {
        this.most = most;
        this.left = maxUnpacked;
    }

    /**
     * Refuses a workbook with more rows than that, all sheets together. What is damaged, or unpacks to more than it may, is let
     * through: whoever opens it says so.
     */
    public static void check(String name, byte[] bytes, int most, long maxUnpacked) {
        boolean isOld = FileMagic.valueOf(bytes) == FileMagic.OLE2;
        InputStream in = new ByteArrayInputStream(bytes);
        try {
            boolean isTooMuch =
                    isOld ? new SheetRows(most, maxUnpacked).isOldTooMuch(in) : isTooMuch(in, most, maxUnpacked);
            Refusal.unless(!isTooMuch, "“%s”超过%d行，没有读取。请只保留问题清单或台账所在的行，或按年度、单位分成几个文件后再导入。", name, most);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
        }
    }

    /** Whether the sheets of an .xlsx have too many rows; what stands behind the first row too many is not read. */
    static boolean isTooMuch(InputStream workbook, int most, long maxUnpacked) throws IOException {
        SheetRows counted = new SheetRows(most, maxUnpacked);
        ZipArchiveInputStream zip = new ZipArchiveInputStream(workbook);
        for (ZipArchiveEntry part = zip.getNextEntry(); part != null && counted.left > 0; part = zip.getNextEntry()) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (counted.isTooMuch(zip, name.startsWith("xl/worksheets/") && name.endsWith(".xml"))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTooMuch(InputStream part, boolean isSheet) throws IOException {
        byte[] buffer = new byte[8192];
        int plain = 0;
        int prefixed = 0;
        for (int read = part.read(buffer); read > 0 && left > 0; read = part.read(buffer)) {
            left -= read;
            for (int at = 0; isSheet && at < read; at++) {
                boolean isRow = (plain == ROW.length || prefixed == ROW_WITH_PREFIX.length) && isEndOfName(buffer[at]);
                rows += isRow ? 1 : 0;
                plain = next(plain, ROW, buffer[at]);
                prefixed = next(prefixed, ROW_WITH_PREFIX, buffer[at]);
                if (rows > most) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int next(int matched, byte[] mark, byte letter) {
        int from = matched == mark.length ? 0 : matched;
        return mark[from] == letter ? from + 1 : mark[0] == letter ? 1 : 0;
    }

    private static boolean isEndOfName(byte letter) {
        return letter == ' ' || letter == '>' || letter == '/' || letter == '\n' || letter == '\r' || letter == '\t';
    }

    private boolean isOldTooMuch(InputStream workbook) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(workbook)) {
            DirectoryNode root = file.getRoot();
            String name = root.hasEntry("Workbook") ? "Workbook" : root.hasEntry("Book") ? "Book" : null;
            if (name == null) {
                return false;
            }
            try (InputStream records = root.createDocumentInputStream(name)) {
                byte[] head = new byte[4];
                while (records.readNBytes(head, 0, head.length) == head.length) {
                    rows += LittleEndian.getUShort(head, 0) == ROW_RECORD ? 1 : 0;
                    if (rows > most) {
                        return true;
                    }
                    records.skipNBytes(LittleEndian.getUShort(head, 2));
                }
            }
            return false;
        }
    }
}
