package org.zhenggai.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.office.Sheet;
import org.zhenggai.kernel.office.Sheet.Column;
import org.zhenggai.ledger.LedgerSheet;
import org.zhenggai.ledger.Line;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.MeasureState;

/** The ledger and the three lists as Excel, row by row from one query each, as their reader may see them. */
@Component
@Transactional(readOnly = true)
class Sheets {

    private static final int FETCH = 500;

    private static final String LEFT_OUT = "（本问题有无权查看的整改事项，原文不在此列出）";

    private static final String ITEMS = " where i.round = :round and " + Scope.CONDITION + " order by i.position";

    private final JdbcClient jdbc;
    private final Issuers issuers;
    private final Clock clock;

    /** With its own fetch size: by default PostgreSQL's driver reads a whole ledger into memory. */
    Sheets(DataSource database, Issuers issuers, Clock clock) {
        this.issuers = issuers;
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
    }

    /** The sheet of a kind, filled. */
    Sheet of(DocumentKind kind, long round, Scope scope, Progress progress) {
        LocalDate today = LocalDate.now(clock);
        String note = "%s　编制：%s　截至%s".formatted(shortName(round), issuers.office(), Chinese.date(today));
        return switch (kind) {
            case LEDGER -> ledger(round, scope, progress, note, today);
            case FINDING_LIST -> findings(round, scope, progress, note);
            case TASK_LIST -> tasks(round, scope, progress, note);
            case DUTY_LIST -> duties(round, scope, progress, note);
            default -> throw new IllegalArgumentException(kind + " is no sheet");
        };
    }

    private String shortName(long round) {
        return jdbc.sql("select short_name from round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }

    private Sheet ledger(long round, Scope scope, Progress progress, String note, LocalDate today) {
        LedgerSheet sheet = new LedgerSheet(note, today);
        run(
                "select " + Line.COLUMNS + Line.TABLES + ITEMS,
                round,
                scope,
                progress,
                sheet.sheet(),
                row -> sheet.add(Line.ROWS.mapRow(row, 0)));
        return sheet.sheet();
    }

    /** The text of a finding shows only to whom all its items do. */
    private Sheet findings(long round, Scope scope, Progress progress, String note) {
        Sheet sheet = new Sheet(
                "问题清单",
                note,
                7,
                new Column("序号", 8),
                new Column("问题", 40),
                new Column("方面", 26),
                new Column("反馈原文", 70),
                new Column("整改事项数", 8),
                new Column("已销号数", 8),
                new Column("问题是否销号", 8));
        String sql = "select f.number, f.title, a.number as area_number, a.title as area_title, f.text, f.closed_at,"
                + " (select count(*) from item o where o.finding = f.id) as all_items, count(*) as items,"
                + Counted.columns(Counted.CLOSED)
                + " from finding f join area a on a.id = f.area join item i on i.finding = f.id"
                + " where i.round = :round and " + Scope.CONDITION
                + " group by f.id, f.number, f.title, a.number, a.title, f.text, f.closed_at order by a.number, f.id";
        run(
                sql,
                round,
                scope,
                progress,
                sheet,
                row -> sheet.add(
                        row.getInt("number"),
                        Chinese.plain(row.getString("title")),
                        area(row),
                        row.getInt("items") == row.getInt("all_items")
                                ? row.getString("text").strip()
                                : LEFT_OUT,
                        row.getInt("items"),
                        row.getInt("closed"),
                        row.getObject("closed_at") == null ? "否" : "是"));
        return sheet;
    }

    private Sheet tasks(long round, Scope scope, Progress progress, String note) {
        Sheet sheet = new Sheet(
                "任务清单",
                note,
                10,
                new Column("编号", 8),
                new Column("整改事项", 36),
                new Column("措施序号", 6),
                new Column("整改措施", 50),
                new Column("措施状态", 10),
                new Column("牵头单位", 18),
                new Column("责任领导", 10),
                new Column("整改期限", 15),
                new Column("进度（%）", 8),
                new Column("事项状态", 12),
                new Column("整改成效", 40),
                new Column("最近一次报告", 40));
        String sql = "select i.number, i.title, m.position as measure, m.text, " + MeasureState.wordIn("m")
                + " as measure_state, u.name as unit,"
                + " p.name as leader, i.deadline, i.progress, i.state, " + Line.LAST_WORDS
                + " as last_words from item i left join measure m on m.item = i.id"
                + " left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader"
                + ITEMS
                + ", m.position";
        run(
                sql,
                round,
                scope,
                progress,
                sheet,
                row -> sheet.add(
                        row.getString("number"),
                        Chinese.plain(row.getString("title")),
                        row.getObject("measure"),
                        row.getString("text"),
                        row.getString("measure_state") == null ? "未提出" : row.getString("measure_state"),
                        row.getString("unit"),
                        row.getString("leader"),
                        row.getObject("deadline", LocalDate.class),
                        row.getInt("progress"),
                        ItemState.valueOf(row.getString("state")).word(),
                        isClosed(row) ? row.getString("last_words") : null,
                        isClosed(row) ? null : row.getString("last_words")));
        return sheet;
    }

    /** What was reported is a result once the item is closed. */
    private static boolean isClosed(ResultSet row) throws SQLException {
        return ItemState.valueOf(row.getString("state")) == ItemState.CLOSED;
    }

    private Sheet duties(long round, Scope scope, Progress progress, String note) {
        Sheet sheet = new Sheet(
                "责任清单",
                note,
                10,
                new Column("编号", 8),
                new Column("整改事项", 40),
                new Column("责任领导", 12),
                new Column("牵头单位", 20),
                new Column("单位负责人", 16),
                new Column("配合单位", 24),
                new Column("整改类型", 10),
                new Column("重大事项", 8),
                new Column("涉及资金", 8),
                new Column("整改期限", 15));
        String sql =
                "select i.number, i.title, p.name as leader, u.name as unit, (select string_agg(h.name, '、' order by"
                        + " h.username) from person h where h.unit = i.lead_unit and h.post = 'head' and h.active) as heads,"
                        + " (select string_agg(o.name, '、' order by o.name) from item_assisting s join unit o on o.code = s.unit"
                        + " where s.item = i.id) as assisting, i.kind, i.major, i.involves_money, i.deadline from item i"
                        + " left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader"
                        + ITEMS;
        run(
                sql,
                round,
                scope,
                progress,
                sheet,
                row -> sheet.add(
                        row.getString("number"),
                        Chinese.plain(row.getString("title")),
                        row.getString("leader"),
                        row.getString("unit"),
                        row.getString("heads"),
                        row.getString("assisting"),
                        row.getString("kind") == null
                                ? null
                                : ItemKind.valueOf(row.getString("kind")).word(),
                        row.getBoolean("major") ? "是" : "否",
                        row.getBoolean("involves_money") ? "是" : "否",
                        row.getObject("deadline", LocalDate.class)));
        return sheet;
    }

    private static String area(ResultSet row) throws SQLException {
        return Numerals.area(row.getInt("area_number"), row.getString("area_title"));
    }

    private void run(String sql, long round, Scope scope, Progress progress, Sheet sheet, RowCallbackHandler writer) {
        int all = Math.max(
                1,
                jdbc.sql("select count(*) from item i where i.round = :round and " + Scope.CONDITION)
                        .param("round", round)
                        .params(scope.parameters())
                        .query(Integer.class)
                        .single());
        jdbc.sql(sql).param("round", round).params(scope.parameters()).query(row -> {
            writer.processRow(row);
            if (sheet.rows() % FETCH == 0) {
                progress.at((int) Math.min(95, sheet.rows() * 95L / all));
            }
        });
    }
}
