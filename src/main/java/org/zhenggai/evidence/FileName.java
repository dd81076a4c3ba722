package org.zhenggai.evidence;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name a file is kept and given back under: without path, without characters that nobody sees or that turn the
 * reading direction, valid on Windows, and short enough for our table.
 */
final class FileName {

    /** Length of the column, in UTF-16 units. */
    static final int LONGEST = 255;

    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Controls, format characters such as right-to-left marks, line separators, half pairs, private use. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern ENDS = Pattern.compile("^[\\s.]+|[\\s.]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.DOTALL);

    private FileName() {}

    /** The name to keep; never empty. */
    static String of(String sent) {
        String name =
                PATH.matcher(Normalizer.normalize(sent, Normalizer.Form.NFC)).replaceFirst("");
        name = UNSEEN.matcher(name).replaceAll("");
        name = FORBIDDEN.matcher(name).replaceAll("_");
        name = ENDS.matcher(name.replaceAll("\\s+", " ")).replaceAll("");
        if (name.isEmpty()) {
            name = "未命名";
        }
        return shortened(DEVICE.matcher(name).matches() ? "_" + name : name);
    }

    /** What follows the last dot, lower case; empty for a name without one. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name with this extension behind it. */
    static String withExtension(String name, String extension) {
        return shortened(name + "." + extension);
    }

    /** Cut in its middle, so that the extension stays; never between the halves of a character. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int keep = LONGEST - end.length() - 1;
        if (Character.isHighSurrogate(name.charAt(keep - 1))) {
            keep--;
        }
        return name.substring(0, keep) + "…" + end;
    }
}
