package org.zhenggai.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.evidence.Received;
import org.zhenggai.evidence.Reception;

/** Keeps files in the database, in pieces: nothing larger is ever in memory, on any database. */
@Component
public class DatabaseStore implements ContentStore {

    private final JdbcClient jdbc;

    public DatabaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void keep(StoredContent content, Received file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file.path())) {
            int number = 0;
            for (byte[] piece = bytes.readNBytes(Reception.PIECE);
                    piece.length > 0;
                    piece = bytes.readNBytes(Reception.PIECE)) {
                jdbc.sql("insert into evidence_chunk (content, number, bytes) values (?, ?, ?)")
                        .params(content.id(), number++, piece)
                        .update();
            }
        }
    }

    @Override
    public InputStream open(StoredContent content) {
        return new Pieces(content);
    }

    /** Asks for one piece after the other, each by a query of its own: a slow reader holds no connection. */
    private final class Pieces extends InputStream {

        private final StoredContent content;
        private byte[] piece = {};
        private long pieceNumber = -1;
        private long position;

        private Pieces(StoredContent content) {
            this.content = content;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position >= content.size()) {
                return -1;
            }
            if (position / Reception.PIECE != pieceNumber) {
                pieceNumber = position / Reception.PIECE;
                piece = piece(pieceNumber);
            }
            int start = (int) (position % Reception.PIECE);
            int count = Math.min(length, piece.length - start);
            System.arraycopy(piece, start, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long bytes) {
            long skipped = Math.max(0, Math.min(bytes, content.size() - position));
            position += skipped;
            return skipped;
        }

        private byte[] piece(long number) {
            return jdbc.sql("select bytes from evidence_chunk where content = ? and number = ?")
                    .params(content.id(), number)
                    .query((row, n) -> row.getBytes(1))
                    .single();
        }
    }
}
