package org.zhenggai.closing.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/** Takes what is written and compares it with a file, byte by byte, without keeping either. */
final class Comparison extends OutputStream {

    private final InputStream file;
    private long at;
    private long difference = -1;

    Comparison(Path file) throws IOException {
        this.file = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] found = file.readNBytes(length);
        if (difference < 0) {
            int first = Arrays.mismatch(found, 0, found.length, bytes, offset, offset + length);
            difference = first < 0 ? -1 : at + first;
        }
        at += length;
    }

    /** Where the file first differs from what was written, from 0; empty when it is the same to its end. */
    OptionalLong difference() throws IOException {
        if (difference >= 0) {
            return OptionalLong.of(difference);
        }
        return file.read() < 0 ? OptionalLong.empty() : OptionalLong.of(at);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
