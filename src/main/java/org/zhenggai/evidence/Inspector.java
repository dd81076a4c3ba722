package org.zhenggai.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;

/** Detects the type of a file by its content; an extension that does not fit is refused. */
@Component
@RequiredArgsConstructor
class Inspector {

    private static final byte[] ZIP = {'P', 'K'};
    private static final String UNKNOWN_ZIP = "application/zip";
    private static final String UNKNOWN = "application/octet-stream";
    private static final String ENCRYPTED = "application/x-tika-ooxml-protected";
    private static final String OFD_ROOT = "OFD.xml";

    /** Where Word and Excel keep macros in their old formats. */
    private static final Set<String> MACROS = Set.of("Macros", "_VBA_PROJECT_CUR", "VBA");

    private final Detector detector = new DefaultDetector();
    private final EvidenceSettings settings;

    /**
     * A file as it is kept.
     *
     * @param name without path and unseen characters, its extension that of the kind
     */
    record Findings(FileKind kind, String name) {}

    /**
     * What the file is.
     *
     * @throws Refusal when it is of no kind that is taken, does not fit its name, is damaged, or is dangerous to open
     */
    Findings inspect(Received file, String name) throws IOException {
        Set<String> entries = isZip(file.path())
                ? Inflation.entries(file.path(), name, settings.maxSize().toBytes())
                : Set.of();
        String type = contentType(file.path());
        if (type.equals(UNKNOWN_ZIP) && entries.contains(OFD_ROOT)) {
            type = FileKind.OFD.contentType();
        } else if (type.equals(UNKNOWN) && ChineseText.is(file.path())) {
            type = FileKind.TXT.contentType();
        }
        Refusal.unless(!type.equals(ENCRYPTED), "文件“%s”设有打开密码，他人无法核对，没有接收。请去掉密码后再上传。", name);
        boolean hasMacros =
                type.contains("macroenabled") || entries.stream().anyMatch(entry -> entry.endsWith("vbaProject.bin"));
        List<FileKind> kinds = kinds(type);
        if (kinds.contains(FileKind.DOC) || kinds.contains(FileKind.XLS)) {
            hasMacros |= hasMacros(file.path(), name);
        }
        Refusal.unless(!hasMacros, "文件“%s”带有宏，没有接收。请另存为不带宏的文件，或者导出为PDF后再上传。", name);
        String extension = FileName.extension(name);
        Refusal.unless(
                !kinds.isEmpty(),
                "不接收文件“%s”这种类型。%s可以上传：%s。",
                name,
                WayOut.of(type, extension).map(WayOut::words).orElse(""),
                settings.typesInWords());
        if (extension.isEmpty()) {
            return new Findings(
                    kinds.get(0),
                    FileName.withExtension(name, kinds.get(0).extensions().get(0)));
        }
        return kinds.stream()
                .filter(kind -> kind.extensions().contains(extension))
                .findFirst()
                .map(kind -> new Findings(kind, name))
                .orElseThrow(() -> new Refusal("文件“" + name + "”的内容是"
                        + kinds.get(0).word() + "，与扩展名“." + extension + "”不符，没有接收。" + remedy(kinds.get(0), extension)));
    }

    /** Another name makes no photo of a text that was called one. */
    private static String remedy(FileKind kind, String extension) {
        return WayOut.named(extension)
                .filter(way -> !way.isOnlyNamed(kind))
                .map(way -> "请核对是不是选错了文件，重新选择。" + way.words())
                .orElse("请改正扩展名后再上传。");
    }

    /** The kinds that are taken and look so. */
    private List<FileKind> kinds(String type) {
        return Arrays.stream(FileKind.values())
                .filter(kind -> kind.contentType().equals(type))
                .filter(settings.types()::contains)
                .toList();
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            return Arrays.equals(start.readNBytes(ZIP.length), ZIP);
        }
    }

    private String contentType(Path file) throws IOException {
        try (TikaInputStream content = TikaInputStream.get(file)) {
            return detector.detect(content, new Metadata()).getBaseType().toString();
        }
    }

    private static boolean hasMacros(Path file, String name) throws IOException {
        try (POIFSFileSystem office = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryEntry root = office.getRoot();
            return MACROS.stream().anyMatch(root::hasEntryCaseInsensitive);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal("文件“" + name + "”已损坏，打不开，没有接收。请检查后重新上传。");
        }
    }
}
