package org.zhenggai.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.web.Page;

/** The ledger of a round (整改台账): every item with unit, deadline, progress and state. */
@Service
@Transactional(readOnly = true)
public class Ledger {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** With its own fetch size: by default PostgreSQL's driver reads a whole ledger into memory. */
    Ledger(DataSource database, Clock clock) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
    }

    /** An area for the filter. */
    record Area(int number, String title) {}

    /**
     * Writes the whole ledger as CSV for a spreadsheet: a byte order mark, a head, a line an item, lines ended by CRLF.
     * Cells that a spreadsheet would run as a formula begin with an apostrophe.
     *
     * @throws java.io.UncheckedIOException when the writer fails
     */
    public void writeCsv(long round, Writer out) {
        writeCsv(round, Filter.NONE, Scope.ALL, out);
    }

    void writeCsv(long round, Filter filter, Scope scope, Writer out) {
        LocalDate today = LocalDate.now(clock);
        try (Stream<Line> lines =
                select(Line.COLUMNS, Line.TABLES, round, filter, scope, filter.order()).query(Line.ROWS).stream()) {
            new LedgerCsv(out, today).write(lines);
        }
    }

    /** Writes the same lines as an Excel workbook; some rows only are in memory, however many there are. */
    void writeExcel(long round, Filter filter, Scope scope, OutputStream out) throws IOException {
        LocalDate today = LocalDate.now(clock);
        LedgerSheet sheet = new LedgerSheet("截至" + Days.words(today) + (filter.isNarrow() ? "，按筛选条件" : ""), today);
        try (Stream<Line> lines =
                select(Line.COLUMNS, Line.TABLES, round, filter, scope, filter.order()).query(Line.ROWS).stream()) {
            lines.forEach(sheet::add);
        }
        sheet.sheet().write("整改台账", out);
    }

    /** The page of that number, or the last one where there are fewer. */
    Page<Line> page(long round, Filter filter, Scope scope, int number) {
        long items = select("count(*)", filter.tables(), round, filter, scope, "")
                .query(Long.class)
                .single();
        return Page.of(
                items,
                number,
                offset -> lines(select(
                                "i.id",
                                Line.TABLES,
                                round,
                                filter,
                                scope,
                                filter.order() + " limit :limit offset :offset")
                        .param("limit", Page.SIZE)
                        .param("offset", offset)
                        .query(Long.class)
                        .list()));
    }

    /** The lines of these items in their order; what a line says is asked for those that are shown only. */
    private List<Line> lines(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Line> lines = jdbc
                .sql("select %s %s where i.id in (:ids)".formatted(Line.COLUMNS, Line.TABLES))
                .param("ids", ids)
                .query(Line.ROWS)
                .list()
                .stream()
                .collect(Collectors.toMap(Line::id, Function.identity()));
        return ids.stream().map(lines::get).toList();
    }

    /** The areas of a round in their order. */
    List<Area> areas(long round) {
        return jdbc.sql("select number, title from area where round = ? order by number")
                .param(round)
                .query(Area.class)
                .list();
    }

    private JdbcClient.StatementSpec select(
            String what, String tables, long round, Filter filter, Scope scope, String order) {
        return jdbc.sql("""
            select %s %s where i.round = :round and %s %s %s
            """.formatted(what, tables, Scope.CONDITION, filter.conditions(), order))
                .param("round", round)
                .params(scope.parameters())
                .params(filter.parameters(LocalDate.now(clock)));
    }
}
