package org.zhenggai.kernel.rows;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Runs one statement for many rows, some hundreds in each round trip to the database. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Batches {

    private static final int SIZE = 500;

    private final NamedParameterJdbcTemplate jdbc;

    /**
     * Runs the statement for each row, in their order.
     *
     * @param rows the statement's {@code :names} are their components
     */
    public void update(String sql, List<? extends Record> rows) {
        for (int from = 0; from < rows.size(); from += SIZE) {
            jdbc.batchUpdate(
                    sql,
                    rows.subList(from, Math.min(from + SIZE, rows.size())).stream()
                            .map(SimplePropertySqlParameterSource::new)
                            .toArray(SqlParameterSource[]::new));
        }
    }
}
