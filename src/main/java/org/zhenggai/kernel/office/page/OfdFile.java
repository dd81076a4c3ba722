package org.zhenggai.kernel.office.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.file.PathUtils;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.FileText;
import org.zhenggai.kernel.office.OldDocument;

/** The text of an OFD file (GB/T 33190), read as that of a PDF file is. */
public final class OfdFile {

    private static final int MAX_PAGES = 500;
    private static final int LONGEST = 1_000_000;
    private static final int MAX_PARTS = 5_000;
    private static final long MAX_UNPACKED = 100_000_000;

    private OfdFile() {}

    /** Whether the bytes look like a zip file with the part that every such file has; {@link #read} says whether they are one. */
    public static boolean is(byte[] bytes) {
        return bytes.length > 1
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && new String(bytes, StandardCharsets.ISO_8859_1).contains("OFD.xml");
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for sentences
     * @throws Refusal when it is encrypted, damaged, too long, or holds pictures instead of text
     */
    public static FileText read(String name, byte[] bytes) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("ofd");
            // The library unpacks by itself, too, wherever the names in the file lead.
            unpack(name, bytes, folder);
            try (OFDReader file = new OFDReader(folder.toString(), true)) {
                return read(name, file);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal
                    ? refusal
                    : new Refusal(
                            "“" + name + "”加了密码、已损坏，或不是完好的 OFD 文件，没有读取。请用 OFD 阅读器打开，另存为 PDF 或 Word 文档（.docx）后再导入。");
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try {
            if (folder != null && Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            // Whoever cleans the folder of temporary files takes it.
        }
    }

    private static void unpack(String name, byte[] bytes, Path folder) throws IOException {
        long unpacked = 0;
        int parts = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Path file = folder.resolve(part.getName()).normalize();
                Refusal.unless(++parts <= MAX_PARTS, "“%s”内含的部件过多，没有读取。请另存为 PDF 或 Word 文档（.docx）后再导入。", name);
                if (!file.startsWith(folder) || part.isDirectory()) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                        unpacked += read;
                        Refusal.unless(unpacked <= MAX_UNPACKED, "“%s”解压后过大，没有读取。请删去无关内容后再导入。", name);
                        out.write(buffer, 0, read);
                    }
                }
            }
        }
    }

    private static FileText read(String name, OFDReader file) {
        int pages = file.getNumberOfPages();
        Refusal.unless(pages <= MAX_PAGES, "“%s”有%d页，超过%d页，不像一份通报或问题清单。请只保留正文后再导入。", name, pages, MAX_PAGES);
        PageText text = new PageText();
        for (int number = 1; number <= pages; number++) {
            PageInfo page = file.getPageInfo(number);
            text.add(OfdPage.of(number, page));
            Refusal.unless(text.signs() <= LONGEST, "“%s”正文过长，不像一份通报或问题清单。请只保留正文后再导入。", name);
        }
        Refusal.unless(text.signs() > 0, "“%s”里没有文字，可能是扫描件或图片。请用带文字的文件，或先做文字识别，再导入。", name);
        return text.read(
                Stream.of(new FileText.Note(1, "extracted-text", OldDocument.REMARK.formatted("OFD 文件"))), List.of());
    }
}
