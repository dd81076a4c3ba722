package org.zhenggai.closing.archive;

import java.nio.file.Path;

/** Names in an archive: plain ones only, which stay in the folder they are unpacked into. */
final class ZipNames {

    private static final int LONGEST = 200;

    private ZipNames() {}

    /** A file's name without anything that means a folder, a drive or a control character somewhere. */
    static String plain(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        String dotless = plain.matches("\\.*") ? "_" : plain;
        return dotless.length() <= LONGEST ? dotless : dotless.substring(dotless.length() - LONGEST);
    }

    /** Whether unpacking the name stays where it should. */
    static boolean isSafe(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && !name.contains("\\")
                && name.indexOf(':') < 0
                && name.indexOf('\0') < 0
                && java.util.stream.StreamSupport.stream(Path.of(name).spliterator(), false)
                        .map(Path::toString)
                        .noneMatch(step -> step.equals("..") || step.equals("."));
    }
}
