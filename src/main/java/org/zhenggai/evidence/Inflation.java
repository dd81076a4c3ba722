package org.zhenggai.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.zhenggai.kernel.Refusal;

/**
 * Checks a zip container (docx, xlsx, ofd) against zip bombs by unpacking it to nowhere. What is counted is what comes out,
 * never the sizes that the file states.
 */
final class Inflation {

    private static final int MOST_ENTRIES = 10_000;

    /** An entry that is larger may not be packed tighter than {@link #TIGHTEST}. */
    private static final long FREE = 10L * 1024 * 1024;

    /** The limit of Apache POI for the same purpose. */
    private static final int TIGHTEST = 100;

    /** A container may unpack to as many times the largest file that is taken. */
    private static final int LARGEST = 10;

    private static final String DAMAGED = "文件“%s”已损坏，打不开，没有接收。请检查后重新上传。";

    private Inflation() {}

    /**
     * Names of the entries of a container that is safe to open.
     *
     * @param max largest file that is taken, in bytes
     * @throws Refusal when it inflates too much or is damaged
     */
    static Set<String> entries(Path file, String name, long max) throws IOException {
        Set<String> names = new HashSet<>();
        long packed = Files.size(file);
        long total = 0;
        byte[] piece = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(opened(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                Refusal.unless(names.size() <= MOST_ENTRIES, "文件“%s”内部文件过多，没有接收。请另存一份后再上传。", name);
                long size = 0;
                for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    size += read;
                    total += read;
                    boolean isBomb = size > FREE && size / TIGHTEST > packed || total > LARGEST * max;
                    Refusal.unless(!isBomb, "文件“%s”打开后会异常膨胀（疑似压缩炸弹），没有接收。请另存一份后再上传。", name);
                }
                zip.closeEntry();
                boolean isTight = size > FREE && entry.getCompressedSize() * TIGHTEST < size;
                Refusal.unless(!isTight, "文件“%s”打开后会异常膨胀（疑似压缩炸弹），没有接收。请另存一份后再上传。", name);
            }
            Refusal.unless(names.equals(listed(file)), DAMAGED, name);
        } catch (ZipException | IllegalArgumentException e) {
            throw new Refusal(String.format(DAMAGED, name));
        }
        return names;
    }

    /**
     * The entries that the directory at the end of the container lists, which is what Office reads. Whoever hides a
     * part from one of the two readings has it found by the other.
     */
    private static Set<String> listed(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private static InputStream opened(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    }
}
