package org.zhenggai.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.zhenggai.bulletin.Bulletins;
import org.zhenggai.closing.round.RoundClosing;
import org.zhenggai.closing.withdrawal.Withdrawals;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;
import org.zhenggai.work.report.Periods;
import org.zhenggai.work.report.Reports;

/** What a {@link RandomRound} is driven by: the services below the engine, and the tables where those start instances. */
@TestComponent
public class RandomRounds {

    private final Items items;
    private final Reports reports;
    private final Periods periods;
    private final Bulletins bulletins;
    private final RoundClosing closing;
    private final Withdrawals withdrawals;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    RandomRounds(
            Items items,
            Reports reports,
            Periods periods,
            Bulletins bulletins,
            RoundClosing closing,
            Withdrawals withdrawals,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.items = items;
        this.reports = reports;
        this.periods = periods;
        this.bulletins = bulletins;
        this.closing = closing;
        this.withdrawals = withdrawals;
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    Items items() {
        return items;
    }

    Reports reports() {
        return reports;
    }

    Withdrawals withdrawals() {
        return withdrawals;
    }

    void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(time.atZone(clock.getZone()).toInstant()));
    }

    void unit(String code, String name, String kind) {
        jdbc.sql("insert into unit (code, name, kind) select ?, ?, ? where not exists"
                        + " (select 1 from unit u where u.code = ?)")
                .params(code, name, kind, code)
                .update();
    }

    long round(long seed) {
        return inserted(
                "insert into round (version, title, short_name, state, rule_set, feedback_on, document_name, document_sha256,"
                        + " document_text, created_at, created_by) values (1, ?, '随机', 'IN_WORK', 'inspection-2024', ?,"
                        + " 'feedback.txt', ?, '', ?, 'office1')",
                "随机轮次" + seed,
                LocalDate.now(clock),
                "%064x".formatted(seed),
                LocalDateTime.now(clock));
    }

    long area(long round, int number) {
        return inserted("insert into area (round, number, title) values (?, ?, ?)", round, number, "方面" + number);
    }

    long finding(long round, long area, int number) {
        return inserted(
                "insert into finding (round, area, number, title, line, text) values (?, ?, ?, ?, 1, '')",
                round,
                area,
                number,
                "问题" + number);
    }

    long item(long round, long finding, int position, ItemState state, String unit, LocalDate deadline) {
        return inserted(
                "insert into item (version, round, finding, position, number, title, state, state_since, lead_unit,"
                        + " kind, major, original_deadline, deadline, progress, returned)"
                        + " values (1, ?, ?, ?, ?, ?, ?, ?, ?, 'DATED', false, ?, ?, 0, false)",
                round,
                finding,
                position,
                "" + position,
                "事项" + position,
                state.name(),
                LocalDateTime.now(clock),
                unit,
                deadline,
                deadline);
    }

    private long inserted(String sql, Object... values) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(sql).params(values).update(key, "id");
        return key.getKeyAs(Long.class);
    }

    long open(long round, int number, LocalDateTime opensAt, LocalDateTime cutOff) {
        publisher.publishEvent(new Touched(round));
        return inserted(
                "insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed) values (?, ?, 'OPEN', ?, ?, 0, 0, 0, 0, 0, 0)",
                round,
                number,
                opensAt,
                cutOff);
    }

    LocalDateTime cutOffOf(long period) {
        return jdbc.sql("select cut_off from reporting_period where id = ?")
                .param(period)
                .query(LocalDateTime.class)
                .single();
    }

    void ask(long period) {
        periods.askForReports(period);
    }

    void close(long period) {
        periods.closeReports(period);
    }

    /** As the assessment leaves it, without the episodes, whose instances nobody here looks at. */
    void stall(long period, List<Long> stalled) {
        jdbc.sql("update reporting_period set state = 'CUT_OFF' where id = ?")
                .param(period)
                .update();
        stalled.forEach(item -> jdbc.sql("insert into stall (period, item, reasons) values (?, ?, '未按期报告')")
                .params(period, item)
                .update());
        jdbc.sql("select round from reporting_period where id = ?")
                .param(period)
                .query(Long.class)
                .list()
                .forEach(round -> publisher.publishEvent(new Touched(round)));
    }

    void compile(long period) {
        bulletins.compile(period);
    }

    void closeFinding(long finding) {
        jdbc.sql("update finding set closed_at = ? where id = ? and not exists"
                        + " (select 1 from item i where i.finding = finding.id and i.state <> 'CLOSED')")
                .params(LocalDateTime.now(clock), finding)
                .update();
    }

    /** As a rebound does it, without the item's new instance. */
    void reopen(long item, long finding) {
        items.reopen(item, "system", "反弹", items.get(item).deadline());
        jdbc.sql("update finding set closed_at = null where id = ?")
                .param(finding)
                .update();
    }

    void await(long item, boolean isWaiting, LocalDate until) {
        if (isWaiting) {
            items.await(item, "office1", EventKind.WAITING_BEGUN, "", "市里", "批复", until);
        } else {
            items.stopWaiting(item);
        }
    }

    void due(long item, LocalDate deadline) {
        jdbc.sql("update item set deadline = ?, version = version + 1 where id = ?")
                .params(deadline, item)
                .update();
        publisher.publishEvent(new Touched(items.get(item).round()));
    }

    void carryOver(long round) {
        closing.decideCarryOver(round, "office1", "转入下一轮");
        closing.carryOver(round);
    }
}
