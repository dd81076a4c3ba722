package org.zhenggai.kernel.rows;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The id that the database draws for a new row. */
public final class NewId {

    private NewId() {}

    /** Inserts the row; its column {@code id} is the answer. */
    public static long of(StatementSpec insert) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        insert.update(id, "id");
        return id.getKeyAs(Long.class);
    }
}
