package org.zhenggai.access.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.office.Csv;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.kernel.web.Cells;
import org.zhenggai.kernel.web.Page;

/** Reads the log of access, newest first. */
@Service
@Transactional(readOnly = true)
public class AccessLogSearch {

    private static final int FETCH = 500;

    private static final RowMapper<Line> LINE = new DataClassRowMapper<>(Line.class);

    private final JdbcClient jdbc;

    /** With its own fetch size: by default PostgreSQL's driver reads a whole table into memory. */
    AccessLogSearch(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(template);
    }

    /** A line of the log; {@code name} is that of the actor, or what was typed as a user name. */
    public record Line(
            long id,
            LocalDateTime at,
            String actor,
            String name,
            AccessKind kind,
            String subject,
            String detail,
            String address) {}

    /**
     * What is looked for; null leaves a part open.
     *
     * @param from first day
     * @param until last day, included
     * @param text words in user name, name, subject or detail, all of which are wanted
     */
    public record Query(LocalDate from, LocalDate until, AccessKind kind, String text) {

        public Query {
            from = Days.withinReach(from);
            until = Days.withinReach(until);
            text = text == null || text.isBlank() ? null : text.strip();
        }

        private String condition() {
            return " where 1 = 1"
                    + (from == null ? "" : " and l.at >= :from")
                    + (until == null ? "" : " and l.at < :until")
                    + (kind == null ? "" : " and l.kind = :kind")
                    + wanted().condition("w.words", "p.words");
        }

        /** The words as they are looked for; public, because the template shows what is said of them. */
        public Wanted wanted() {
            return Wanted.of(text);
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = wanted().patterns();
            parameters.put("from", from == null ? null : from.atStartOfDay());
            parameters.put("until", until == null ? null : until.plusDays(1).atStartOfDay());
            parameters.put("kind", kind == null ? null : kind.name());
            return parameters;
        }
    }

    /** The page of that number, or the last one where there are fewer; newest first. */
    public Page<Line> page(Query query, int number) {
        long all = select("count(*)", query, "").query(Long.class).single();
        return Page.of(
                all,
                number,
                offset -> select("l.*, p.name", query, " order by l.id desc limit :limit offset :offset")
                        .param("limit", Page.SIZE)
                        .param("offset", offset)
                        .query(LINE)
                        .list());
    }

    /**
     * Writes what was found as CSV for a spreadsheet, however long it is.
     *
     * @throws UncheckedIOException when the writer fails
     */
    public void writeCsv(Query query, Writer out) {
        try {
            CSVPrinter csv = Csv.begin(out, "时间", "用户名", "姓名", "事项", "对象", "说明", "来源地址");
            RowCallbackHandler print = row -> print(csv, LINE.mapRow(row, 0));
            select("l.*, p.name", query, " order by l.id desc").query(print);
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(CSVPrinter csv, Line line) {
        try {
            csv.printRecord(
                    Days.isoToTheSecond(line.at()),
                    Cells.text(line.actor()),
                    Cells.text(line.name()),
                    line.kind().word(),
                    Cells.text(line.subject()),
                    Cells.text(line.detail()),
                    line.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JdbcClient.StatementSpec select(String what, Query query, String order) {
        return jdbc.sql("""
                        select %s
                        from access_log l left join person p on p.username = l.actor
                            left join access_log_words w on w.line = l.id%s%s
                        """.formatted(what, query.condition(), order)).params(query.parameters());
    }
}
