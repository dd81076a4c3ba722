package org.zhenggai.evidence;

import java.util.Locale;

/** Sizes as people read them. */
final class FileSize {

    private static final long KILO = 1024;

    private FileSize() {}

    /** Such as {@code 345 B}, {@code 1.2 MB}; in steps of 1024, as file managers count. */
    static String words(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double size = (double) bytes / KILO;
        String unit = "KB";
        if (size >= KILO) {
            size /= KILO;
            unit = "MB";
        }
        return String.format(Locale.ROOT, "%.1f %s", size, unit).replace(".0 ", " ");
    }
}
