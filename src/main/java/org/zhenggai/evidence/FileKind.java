package org.zhenggai.evidence;

import java.util.List;

/**
 * The kinds of files that can be evidence, each known by what Apache Tika finds in it. Names of the configuration
 * {@code zhenggai.evidence.types} are these, in any case.
 */
public enum FileKind {
    DOC("Word文档", "application/msword", "doc", "wps"),
    DOCX("Word文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "wps"),
    XLS("Excel表格", "application/vnd.ms-excel", "xls", "et"),
    XLSX("Excel表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "et"),
    PPT("PPT演示", "application/vnd.ms-powerpoint", "ppt", "dps"),
    PPTX("PPT演示", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "dps"),
    PDF("PDF文件", "application/pdf", "pdf"),
    /** The national format of fixed layout (GB/T 33190-2016); a zip file that Tika does not know. */
    OFD("OFD文件", "application/ofd", "ofd"),
    TXT("文本", "text/plain", "txt"),
    CSV("CSV表格", "text/plain", "csv"),
    JPG("JPEG图片", "image/jpeg", "jpg", "jpeg"),
    PNG("PNG图片", "image/png", "png"),
    GIF("GIF图片", "image/gif", "gif"),
    BMP("BMP图片", "image/bmp", "bmp"),
    WEBP("WebP图片", "image/webp", "webp"),
    TIFF("TIFF图片", "image/tiff", "tif", "tiff");

    private final String word;
    private final String contentType;
    private final List<String> extensions;

    FileKind(String word, String contentType, String... extensions) {
        this.word = word;
        this.contentType = contentType;
        this.extensions = List.of(extensions);
    }

    /** The word users read. */
    String word() {
        return word;
    }

    /** What Tika calls it, and what a browser is told. */
    public String contentType() {
        return contentType;
    }

    /** How names of such files may end, lower case; the first is the usual one. */
    List<String> extensions() {
        return extensions;
    }

    /** Whether every browser shows it without help: {@code picture}, {@code pdf}, or empty. */
    String preview() {
        return switch (this) {
            case PDF -> "pdf";
            case JPG, PNG, GIF, BMP, WEBP -> "picture";
            default -> "";
        };
    }
}
