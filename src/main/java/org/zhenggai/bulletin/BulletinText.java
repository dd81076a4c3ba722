package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the bulletin; every figure in it is read from the tables. */
@Component
class BulletinText {

    private final JdbcClient jdbc;
    private final SlowItems slow;

    BulletinText(JdbcClient jdbc, SlowItems slow) {
        this.jdbc = jdbc;
        this.slow = slow;
    }

    private record Head(
            long round,
            String title,
            int number,
            LocalDate opens,
            LocalDate cutOff,
            int total,
            int closedInAll,
            int openItems,
            int reported,
            int silent,
            int stalled,
            int returned,
            int closed,
            int notAsked,
            Integer openBefore,
            Integer stalledBefore) {}

    private record UnitLine(String unit, int total, int closed, int open, int silent, int stalled) {}

    private record Difficulty(String number, String unit, String text) {}

    String title(long period) {
        Head head = head(period);
        return "两周通报（第" + head.number() + "期）";
    }

    /** The bulletin as compiled at the cut-off. */
    String of(long period) {
        Head head = head(period);
        return String.join(
                "\n",
                "两周通报（第" + head.number() + "期）",
                head.title(),
                "报告期：" + head.opens() + "至" + head.cutOff(),
                "",
                "一、总体情况",
                totals(head),
                "",
                "二、各单位情况（牵头事项/已销号/在办/本期未报/停滞）",
                lines(
                        units(head.round(), period),
                        unit -> "%s：%d/%d/%d/%d/%d"
                                .formatted(
                                        unit.unit(),
                                        unit.total(),
                                        unit.closed(),
                                        unit.open(),
                                        unit.silent(),
                                        unit.stalled())),
                "",
                "三、进展缓慢事项",
                lines(
                        slow.of(period),
                        item -> "%s %s（%s）：%s；已停滞%d期，督办级别：%s。"
                                .formatted(
                                        item.number(),
                                        item.title(),
                                        item.unit(),
                                        item.reason(),
                                        item.fortnights(),
                                        step(item.level()))),
                "",
                "四、需要协调的困难",
                lines(difficulties(period), line -> line.number() + "（" + line.unit() + "）：" + line.text()),
                "");
    }

    /** The bulletin as published: with the office's remark and what the meeting decided. */
    String published(long period) {
        String text = jdbc.sql("select text from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
        String remark = jdbc.sql("select coalesce(remark, '') from bulletin where period = ?")
                .param(period)
                .query(String.class)
                .single();
        List<Difficulty> decisions = jdbc.sql(
                        "select i.number, u.name as unit, case when i.confidential then '涉密事项，另行传达' else d.text end as text from decision d"
                                + " join bulletin b on b.id = d.bulletin join item i on i.id = d.item"
                                + " join unit u on u.code = i.lead_unit where b.period = ? order by i.position")
                .param(period)
                .query(Difficulty.class)
                .list();
        return text
                + (remark.isEmpty() ? "" : "\n五、整改办说明\n" + remark + "\n")
                + "\n" + (remark.isEmpty() ? "五" : "六") + "、会议要求\n"
                + lines(decisions, line -> line.number() + "（" + line.unit() + "）：" + line.text())
                + "\n";
    }

    static String step(int level) {
        return switch (level) {
            case 0 -> "未督办";
            case 1 -> "通报";
            case 2 -> "提醒函";
            case 3 -> "约谈";
            case 4 -> "专项督办";
            default -> "移交问责";
        };
    }

    private static String totals(Head head) {
        String changes = head.openBefore() == null
                ? "本期为首期。"
                : "与上期相比，在办事项%s，停滞事项%s。"
                        .formatted(
                                change(head.openItems() - head.openBefore()),
                                change(head.stalled() - head.stalledBefore()));
        return ("共有整改事项%d项，已销号%d项，在办%d项。本期已报告%d项，未报告%d项，停滞%d项，退回%d次，销号%d项。")
                        .formatted(
                                head.total(),
                                head.closedInAll(),
                                head.openItems(),
                                head.reported(),
                                head.silent(),
                                head.stalled(),
                                head.returned(),
                                head.closed())
                + (head.notAsked() == 0 ? "" : "在办事项中%d项尚未到报告环节或已转入核验、审批，本期不报。".formatted(head.notAsked()))
                + changes;
    }

    private static String change(int difference) {
        return difference == 0 ? "持平" : difference > 0 ? "增加" + difference + "项" : "减少" + -difference + "项";
    }

    private static <T> String lines(List<T> rows, Function<T, String> line) {
        return rows.isEmpty() ? "无。" : rows.stream().map(line).collect(Collectors.joining("\n"));
    }

    private Head head(long period) {
        return jdbc.sql("""
                        select p.round, r.title, p.number, cast(p.opens_at as date) as opens,
                            cast(p.cut_off as date) as cut_off,
                            (select count(*) from item i where i.round = p.round) as total,
                            (select count(*) from item i where i.round = p.round and i.state = 'CLOSED')
                                as closed_in_all,
                            p.open_items, p.reported, p.silent, p.stalled, p.returned, p.closed,
                            (select count(*) from item i where i.round = p.round
                                and i.state not in ('CLOSED', 'CARRIED_OVER') and not exists
                                (select 1 from fortnightly_report f where f.period = p.id and f.item = i.id))
                                as not_asked,
                            b.open_items as open_before, b.stalled as stalled_before
                        from reporting_period p join round r on r.id = p.round
                            left join reporting_period b on b.round = p.round and b.number = p.number - 1
                        where p.id = ?
                        """).param(period).query(Head.class).single();
    }

    private List<UnitLine> units(long round, long period) {
        return jdbc.sql("""
                        select u.name as unit, count(*) as total,
                            sum(case when i.state = 'CLOSED' then 1 else 0 end) as closed,
                            sum(case when i.state not in ('CLOSED', 'CARRIED_OVER') then 1 else 0 end) as open,
                            sum(case when exists (select 1 from fortnightly_report f where f.period = :period
                                and f.item = i.id and f.state = 'MISSING') and not exists
                                (select 1 from fortnightly_report f where f.period = :period
                                and f.item = i.id and f.state = 'SUBMITTED') then 1 else 0 end) as silent,
                            sum(case when exists (select 1 from stall s where s.period = :period
                                and s.item = i.id) then 1 else 0 end) as stalled
                        from item i join unit u on u.code = i.lead_unit where i.round = :round
                        group by u.kind, u.code, u.name order by u.kind desc, u.code
                        """)
                .param("period", period)
                .param("round", round)
                .query(UnitLine.class)
                .list();
    }

    private List<Difficulty> difficulties(long period) {
        return jdbc.sql("""
                        select i.number, u.name as unit,
                            case when i.confidential then '涉密事项，另行报告' else f.difficulties end as text
                        from fortnightly_report f join item i on i.id = f.item join unit u on u.code = f.unit
                        where f.period = ? and f.state = 'SUBMITTED' and f.difficulties is not null
                        order by i.position, f.sequence
                        """).param(period).query(Difficulty.class).list();
    }
}
