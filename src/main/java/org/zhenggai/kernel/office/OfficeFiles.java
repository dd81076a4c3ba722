package org.zhenggai.kernel.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.zhenggai.kernel.Refusal;

/** Looks into a Word or Excel file before anything is built of it. */
public final class OfficeFiles {

    /** What is said of a file with a password, with a place for its name. */
    public static final String ENCRYPTED = "“%s”加了密码，没有读取。请去掉密码后再导入。";

    private static final int MAX_PARTS = 1000;

    private OfficeFiles() {}

    /** Whether the bytes look like a zip file with this folder; whether they are one, whoever reads them says. */
    public static boolean isPackage(byte[] bytes, String folder) {
        return bytes.length > 1
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && new String(bytes, StandardCharsets.ISO_8859_1).contains(folder);
    }

    /** Whether the bytes are a newer document of Office with a password, which looks like an old one. */
    public static boolean isEncrypted(byte[] bytes) {
        return OldDocument.hasEntry(bytes, "EncryptedPackage");
    }

    /**
     * Unpacks everything once and forgets it. What systems export row by row has sizes behind its parts, in 64 bits, which the
     * Java library does not read.
     *
     * @param maxUnpacked most bytes that all parts may have together
     * @throws Refusal when it unpacks to too much, has too many parts, or carries macros
     * @throws IOException when it is no zip file, or a damaged one
     */
    public static void check(String file, byte[] bytes, long maxUnpacked) throws IOException {
        long unpacked = 0;
        int parts = 0;
        byte[] buffer = new byte[8192];
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipArchiveEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                StringBuilder start = new StringBuilder();
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    Refusal.unless(unpacked <= maxUnpacked, "“%s”解压后过大，没有读取。请删去无关内容后再导入。", file);
                    if (name.equals("[content_types].xml")) {
                        start.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                    }
                }
                parts++;
                Refusal.unless(parts <= MAX_PARTS, "“%s”内含的部件过多，没有读取。请另存为新的文件后再导入。", file);
                Refusal.unless(
                        !name.endsWith("vbaproject.bin")
                                && !start.toString().toLowerCase(Locale.ROOT).contains("macroenabled"),
                        "“%s”带有宏，不能导入。请另存为不带宏的文件（.xlsx、.docx）后再导入。",
                        file);
            }
        }
    }
}
