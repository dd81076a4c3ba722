package org.zhenggai.intake.parse.source;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Tells by its first bytes what a file is that is no plain text. */
final class BinaryFormat {

    private static final Map<String, String> NAMES_BY_SIGNATURE = Map.ofEntries(
            entry("%PDF", " PDF 文件"),
            entry("\u00D0\u00CF\u0011\u00E0", "旧版 Word、Excel 或 WPS 文件"),
            entry("{\\rtf", " RTF 文件"),
            entry("\u0089PNG", " PNG 图片"),
            entry("\u00FF\u00D8\u00FF", " JPEG 图片"),
            entry("GIF8", " GIF 图片"),
            entry("II*\u0000", " TIFF 图片"),
            entry("MM\u0000*", " TIFF 图片"),
            entry("RIFF", "图片或音视频文件"),
            entry("\u001F\u008B", "压缩包"),
            entry("7z\u00BC\u00AF", "压缩包"),
            entry("Rar!", "压缩包"));

    private BinaryFormat() {}

    /** Returns what the file looks like, to be put after 看起来是; empty for what may be text. */
    static Optional<String> of(byte[] bytes) {
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        if (content.startsWith("PK\u0003\u0004")) {
            return Optional.of(zipName(content));
        }
        for (Map.Entry<String, String> entry : NAMES_BY_SIGNATURE.entrySet()) {
            if (content.startsWith(entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        if (content.startsWith("BM") && content.indexOf('\0') >= 0) {
            return Optional.of(" BMP 图片");
        }
        long controls = content.chars().filter(BinaryFormat::isControl).count();
        boolean binary = content.indexOf('\0') >= 0 || controls * 100 > bytes.length;
        return binary ? Optional.of("二进制文件") : Optional.empty();
    }

    private static String zipName(String content) {
        if (content.contains("word/")) {
            return " Word 文件（docx）";
        }
        if (content.contains("xl/")) {
            return " Excel 文件（xlsx）";
        }
        return "压缩包或办公软件文件";
    }

    private static boolean isControl(int value) {
        return value < ' ' && value != '\n' && value != '\r' && value != '\t' && value != '\f';
    }
}
