package org.zhenggai.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has arrived completely and waits to be kept; closing removes it from its waiting place.
 *
 * @param size bytes, at least one
 * @param sha256 its sum in lower-case hexadecimal digits
 */
public record Received(Path path, long size, String sha256) implements AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + path, e);
        }
    }
}
