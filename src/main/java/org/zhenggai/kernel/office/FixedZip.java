package org.zhenggai.kernel.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Word and Excel files without the moment in which they were written: parts in a fixed order, with a fixed time, and
 * properties without dates or the name of whoever last saved the template. The same content is the same bytes.
 */
public final class FixedZip {

    /** The first moment that a zip file can name. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String CORE = "docProps/core.xml";
    private static final String APP = "docProps/app.xml";

    private FixedZip() {}

    /** Writes these parts in their order. */
    public static void write(Map<String, byte[]> parts, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            begin(zip, part.getKey());
            zip.write(part.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Copies an Office file, part by part, so that a large one is never in memory. */
    public static void copy(Path file, String title, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try (ZipFile from = new ZipFile(file.toFile())) {
            Comparator<ZipEntry> order =
                    Comparator.comparing(entry -> !entry.getName().equals(CONTENT_TYPES));
            for (ZipEntry part : from.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(order.thenComparing(ZipEntry::getName))
                    .toList()) {
                begin(zip, part.getName());
                String fixed = fixed(part.getName(), title);
                if (fixed != null) {
                    zip.write(fixed.getBytes(StandardCharsets.UTF_8));
                } else {
                    try (InputStream bytes = from.getInputStream(part)) {
                        bytes.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private static String fixed(String part, String title) {
        return switch (part) {
            case CORE -> coreProperties(title);
            case APP ->
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                        + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
            default -> null;
        };
    }

    /** The properties of a document: its title, and nothing of people or times. */
    public static String coreProperties(String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties"
                + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                + title.replace("&", "&amp;").replace("<", "&lt;")
                + "</dc:title></cp:coreProperties>";
    }
}
