package org.zhenggai.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;

/** Takes uploads in, piece by piece, into a waiting place on disk; what arrives incompletely is removed at once. */
@Component
public class Reception implements InitializingBean {

    /** What is in memory of a file at any time, in bytes. */
    public static final int PIECE = 256 * 1024;

    /** No upload takes so long: what is older was left behind when the server was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final EvidenceSettings settings;
    private final Path waiting;
    private final Clock clock;

    Reception(EvidenceSettings settings, Clock clock) {
        this.settings = settings;
        this.waiting = settings.folder().resolve("incoming");
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (!Files.isDirectory(waiting)) {
            return;
        }
        Instant before = clock.instant().minus(LEFT_BEHIND);
        try (Stream<Path> files = Files.list(waiting)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * Reads the body of an upload to its end.
     *
     * @throws IOException when the connection breaks; nothing is left then
     * @throws Refusal when it is empty or too large
     */
    Received receive(InputStream body, String name) throws IOException {
        Files.createDirectories(waiting);
        Path file = Files.createTempFile(waiting, "upload", "");
        try {
            MessageDigest sum = DigestUtils.getSha256Digest();
            long size = write(body, file, sum, name);
            Refusal.unless(size > 0, "文件“%s”是空的（0字节），没有接收。请检查后重新上传。", name);
            return new Received(file, size, Hex.encodeHexString(sum.digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private long write(InputStream body, Path file, MessageDigest sum, String name) throws IOException {
        long max = settings.maxSize().toBytes();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                size += read;
                Refusal.unless(size <= max, "文件“%s”超过%s，没有接收。请压缩图片或分成几个文件后再上传。", name, settings.sizeInWords());
                sum.update(piece, 0, read);
                for (ByteBuffer left = ByteBuffer.wrap(piece, 0, read); left.hasRemaining(); ) {
                    out.write(left);
                }
            }
            // A folder takes the file over by its name: its bytes have to be on the disk before.
            out.force(true);
        }
        return size;
    }
}
