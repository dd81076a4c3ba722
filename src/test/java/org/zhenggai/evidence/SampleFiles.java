package org.zhenggai.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;

/** Files as offices send them, and as nobody should. */
public final class SampleFiles {

    private SampleFiles() {}

    private interface Writing {
        void write(OutputStream out) throws Exception;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.write(out);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] docx(String text) {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText(text);
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return bytes(out -> {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                book.createSheet("台账").createRow(0).createCell(0).setCellValue("合计");
                book.write(out);
            }
        });
    }

    static byte[] pptx() {
        return bytes(out -> {
            try (XMLSlideShow slides = new XMLSlideShow()) {
                slides.createSlide();
                slides.write(out);
            }
        });
    }

    static byte[] xls() {
        return bytes(out -> {
            try (HSSFWorkbook book = new HSSFWorkbook()) {
                book.createSheet("台账");
                book.write(out);
            }
        });
    }

    /** The container of an old Word file, which Word itself would not open. */
    static byte[] doc(String... storages) {
        return bytes(out -> {
            try (POIFSFileSystem office = new POIFSFileSystem()) {
                office.createDocument(new ByteArrayInputStream(new byte[4096]), "WordDocument");
                for (String storage : storages) {
                    office.getRoot().createDirectory(storage);
                }
                office.writeFilesystem(out);
            }
        });
    }

    /** A Word file with macros that calls itself one without. */
    static byte[] docxWithMacros() {
        return bytes(out -> {
            OPCPackage container = OPCPackage.open(new ByteArrayInputStream(docx("宏")));
            PackagePart macros = container.createPart(
                    PackagingURIHelper.createPartName("/word/vbaProject.bin"),
                    "application/vnd.ms-office.vbaProject",
                    new ByteArrayOutputStream(0));
            try (OutputStream part = macros.getOutputStream()) {
                part.write(1);
            }
            container
                    .getPart(PackagingURIHelper.createPartName("/word/document.xml"))
                    .addRelationship(
                            macros.getPartName(), TargetMode.INTERNAL, XWPFRelation.SETTINGS.getRelation() + "/vba");
            container.save(out);
            container.revert();
        });
    }

    static byte[] encryptedDocx() {
        return bytes(out -> {
            try (POIFSFileSystem office = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("test-only");
                try (OutputStream inside = encryptor.getDataStream(office)) {
                    inside.write(docx("密"));
                }
                office.writeFilesystem(out);
            }
        });
    }

    /** A Word file of 200 KB whose text inflates to 200 MB. */
    static byte[] zipBomb() {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write(text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                byte[] spaces = new byte[1024 * 1024];
                for (int megabyte = 0; megabyte < 200; megabyte++) {
                    zip.write(spaces);
                }
            }
        });
    }

    /** A container whose second entry is found by its directory only: a reader from the front stops at four odd bytes. */
    static byte[] hidden(byte[] container) {
        int second = indexOf(container, 3, 4, 2);
        ByteBuffer zip = ByteBuffer.allocate(container.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        zip.put(container, 0, second).putInt(0).put(container, second, container.length - second);
        int entry = indexOf(zip.array(), 1, 2, 2) + 42;
        int directory = indexOf(zip.array(), 5, 6, 1) + 16;
        zip.putInt(entry, zip.getInt(entry) + 4).putInt(directory, zip.getInt(directory) + 4);
        return zip.array();
    }

    /** Where a record of a container begins: PK and its two digits, the first or a later one. */
    private static int indexOf(byte[] zip, int first, int last, int which) {
        int found = 0;
        for (int at = 0; ; at++) {
            if (zip[at] == 'P'
                    && zip[at + 1] == 'K'
                    && zip[at + 2] == first
                    && zip[at + 3] == last
                    && ++found == which) {
                return at;
            }
        }
    }

    static byte[] zip(String... names) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String name : names) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(text("<x/>"));
                }
            }
        });
    }

    /** A picture of {@code png}, {@code jpg}, {@code gif}, {@code bmp} or {@code tiff}. */
    public static byte[] picture(String format, int width, int height) {
        return bytes(out -> ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out));
    }

    static byte[] webp() {
        byte[] head = text("RIFF....WEBPVP8 ................");
        head[4] = 24;
        return head;
    }

    static byte[] executable() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(text("MZ"));
            out.write(new byte[126]);
            out.write(text("PE\0\0"));
            out.write(new byte[400]);
            byte[] program = out.toByteArray();
            program[0x3c] = (byte) 128;
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page with this line of ASCII. */
    public static byte[] pdf(String line) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        String drawing = "BT /F1 24 Tf 72 720 Td (" + line + ") Tj ET";
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + drawing.length() + ">>\nstream\n" + drawing + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        };
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int n = 0; n < objects.length; n++) {
            table.append(String.format("%010d 00000 n \n", file.length()));
            file.append(n + 1).append(" 0 obj\n").append(objects[n]).append("\nendobj\n");
        }
        int start = file.length();
        return text(file.append(table).append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n") + Integer.toString(start)
                + "\n%%EOF\n");
    }
}
