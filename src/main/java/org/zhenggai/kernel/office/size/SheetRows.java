package org.zhenggai.kernel.office.size;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.zhenggai.kernel.Refusal;

/**
 * Counts the rows of a workbook that have something in them, before anything is built of it: by the marks of values in the stream
 * of each sheet. It stops at the first row too many, so that a workbook of any size is refused within its first rows; of several
 * sheets one that is too long is left to whoever reads the others.
 */
public final class SheetRows {

    private static final List<String> ROWS = List.of("<row", ":row");
    private static final List<String> VALUES = List.of("<v", ":v", "<is", ":is");

    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]{1,60}\\.xml", Pattern.CASE_INSENSITIVE);

    /** Cells with a value in the workbook stream of .xls: formulas, numbers, text. */
    private static final Set<Integer> CELLS = Set.of(0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x027E);

    /** With which a sheet in that stream begins. */
    private static final int SHEET_RECORD = 0x0809;

    private final int most;
    private long left;

    private SheetRows(int most, long maxUnpacked) {
        this.most = most;
        this.left = maxUnpacked;
    }

    /** Looks for words at the end of which a name ends. */
    private static final class Marks {

        private final List<String> words;
        private final int[] matched;

        private Marks(List<String> words) {
            this.words = words;
            this.matched = new int[words.size()];
        }

        /** Whether one of them ended before this letter. */
        private boolean areBefore(byte letter) {
            boolean isFound = false;
            for (int n = 0; n < matched.length; n++) {
                String word = words.get(n);
                boolean isWhole = matched[n] == word.length();
                isFound |= isWhole && isEndOfName(letter);
                int from = isWhole ? 0 : matched[n];
                matched[n] = word.charAt(from) == letter ? from + 1 : word.charAt(0) == letter ? 1 : 0;
            }
            return isFound;
        }
    }

    /**
     * Refuses a workbook with more rows than that, all sheets together. What is damaged, or unpacks to more than it may, is let
     * through: whoever opens it says so.
     */
    public static void check(String name, byte[] bytes, int most, long maxUnpacked) {
        boolean isOld = FileMagic.valueOf(bytes) == FileMagic.OLE2;
        InputStream in = new ByteArrayInputStream(bytes);
        SheetRows counted = new SheetRows(most, maxUnpacked);
        try {
            boolean isTooMuch = isOld ? counted.isOldTooMuch(in) : counted.isTooMuch(in, sheets(bytes));
            Refusal.unless(!isTooMuch, "“%s”超过%d行，没有读取。请只保留问题清单或台账所在的行，或按年度、单位分成几个文件后再导入。", name, most);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
        }
    }

    /** How many sheets a package names. */
    private static long sheets(byte[] bytes) {
        return SHEET.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .distinct()
                .count();
    }

    /** Whether the only sheet of an .xlsx has too many rows; what stands behind the first row too many is not read. */
    static boolean isTooMuch(InputStream workbook, int most, long maxUnpacked) throws IOException {
        return new SheetRows(most, maxUnpacked).isTooMuch(workbook, 1);
    }

    private boolean isTooMuch(InputStream workbook, long sheets) throws IOException {
        int all = 0;
        int tooLong = 0;
        ZipArchiveInputStream zip = new ZipArchiveInputStream(workbook);
        for (ZipArchiveEntry part = zip.getNextEntry(); part != null && left > 0; part = zip.getNextEntry()) {
            boolean isSheet = SHEET.matcher(part.getName()).matches();
            int rows = rows(zip, isSheet);
            tooLong += rows > most ? 1 : 0;
            all += rows > most ? 0 : rows;
            if (all > most || (tooLong > 0 && tooLong >= sheets)) {
                return true;
            }
        }
        return false;
    }

    /** The rows of a part that have a value, up to the first too many. */
    private int rows(InputStream part, boolean isSheet) throws IOException {
        byte[] buffer = new byte[8192];
        Marks beginnings = new Marks(ROWS);
        Marks values = new Marks(VALUES);
        int rows = 0;
        boolean isOpen = false;
        for (int read = part.read(buffer); read > 0 && left > 0; read = part.read(buffer)) {
            left -= read;
            for (int at = 0; isSheet && at < read; at++) {
                isOpen |= beginnings.areBefore(buffer[at]);
                if (values.areBefore(buffer[at]) && isOpen) {
                    isOpen = false;
                    rows++;
                }
                if (rows > most) {
                    return rows;
                }
            }
        }
        return rows;
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
                return isTooMuchOf(records);
            }
        }
    }

    private boolean isTooMuchOf(InputStream records) throws IOException {
        byte[] head = new byte[4];
        int rows = 0;
        int last = -1;
        while (records.readNBytes(head, 0, head.length) == head.length) {
            int kind = LittleEndian.getUShort(head, 0);
            byte[] body = records.readNBytes(LittleEndian.getUShort(head, 2));
            last = kind == SHEET_RECORD ? -1 : last;
            if (CELLS.contains(kind) && body.length > 1 && LittleEndian.getUShort(body, 0) != last) {
                last = LittleEndian.getUShort(body, 0);
                rows++;
            }
            if (rows > most) {
                return true;
            }
        }
        return false;
    }
}
