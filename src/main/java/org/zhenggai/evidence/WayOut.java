package org.zhenggai.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What to do with a file of a kind that is not taken: kinds that people really send, each with its way out. */
enum WayOut {
    PHOTO(
            "请在苹果手机“设置—相机—格式”中选“兼容性最佳”后重拍，或者以JPEG格式发送到电脑后再上传。",
            Set.of("heic", "heif", "hif", "avif", "livp"),
            Set.of("image/heic", "image/heif", "image/avif")),
    VIDEO(
            "视频不能上传：请把能说明问题的画面截成图片上传，原件存放处在说明里写明。",
            Set.of("mp4", "mov", "m4v", "avi", "wmv", "mkv", "3gp", "flv"),
            Set.of("video/")),
    AUDIO("录音不能上传：请整理成文字记录后上传，原件存放处在说明里写明。", Set.of("mp3", "m4a", "amr", "wav", "aac"), Set.of("audio/")),
    PROGRAM(
            "程序和脚本不能作为佐证材料。",
            Set.of("exe", "msi", "bat", "cmd", "com", "scr", "dll", "apk", "jar", "js", "vbs", "ps1", "sh"),
            Set.of("application/x-msdownload", "application/x-dosexec", "application/java-archive")),
    ARCHIVE(
            "压缩包请解压后逐个上传。",
            Set.of("zip", "rar", "7z", "gz", "tar"),
            Set.of("application/x-rar-compressed", "application/x-7z-compressed")),
    PAGE("网页请打印成PDF后再上传。", Set.of("html", "htm", "mht", "mhtml"), Set.of("text/html", "application/xhtml+xml"));

    private final String words;
    private final Set<String> extensions;
    private final Set<String> types;

    WayOut(String words, Set<String> extensions, Set<String> types) {
        this.words = words;
        this.extensions = extensions;
        this.types = types;
    }

    String words() {
        return words;
    }

    /** By the name's extension. */
    static Optional<WayOut> named(String extension) {
        return Arrays.stream(values())
                .filter(one -> one.extensions.contains(extension))
                .findFirst();
    }

    /** By what the content is, or else by the name. */
    static Optional<WayOut> of(String type, String extension) {
        return Arrays.stream(values())
                .filter(one -> one.types.stream().anyMatch(type::startsWith))
                .findFirst()
                .or(() -> named(extension));
    }

    /** Whether a file with such an extension and this content has only the wrong name: a photo that was converted. */
    boolean isOnlyNamed(FileKind kind) {
        return this == PHOTO && kind.preview().equals("picture");
    }
}
