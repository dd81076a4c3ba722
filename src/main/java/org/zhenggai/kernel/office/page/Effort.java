package org.zhenggai.kernel.office.page;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How much work a PDF file may make: a small file can unpack to gigabytes, and draw its forms within each other without end. */
final class Effort {

    private static final int MOST_STEPS = 500_000;
    private static final int MOST_UNPACKED = 100_000_000;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private int steps;

    /** One thing that is drawn. */
    void step() {
        if (++steps > MOST_STEPS) {
            // The library goes on after one that is checked.
            throw new IllegalStateException("draws without end");
        }
    }

    /** Whether every packed part of a file unpacks to what fits into memory; whether it is whole, whoever reads it says. */
    static boolean isBounded(byte[] file) {
        byte[] buffer = new byte[65_536];
        for (int at = 0; at < file.length - STREAM.length - 2; at++) {
            if (file[at] == 's' && isStream(file, at)) {
                int start = at + STREAM.length;
                start += file[start] == '\r' ? 1 : 0;
                start += file[start] == '\n' ? 1 : 0;
                if (unpacked(file, start, buffer) > MOST_UNPACKED) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isStream(byte[] file, int at) {
        for (int n = 0; n < STREAM.length; n++) {
            if (file[at + n] != STREAM[n]) {
                return false;
            }
        }
        return at == 0 || file[at - 1] != 'd';
    }

    private static long unpacked(byte[] file, int start, byte[] buffer) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, start, file.length - start);
            int read = inflater.inflate(buffer);
            while (read > 0 && inflater.getBytesWritten() <= MOST_UNPACKED) {
                read = inflater.inflate(buffer);
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
