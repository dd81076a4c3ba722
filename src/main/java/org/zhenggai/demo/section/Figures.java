package org.zhenggai.demo.section;

import java.util.List;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.bulletin.BulletinFile;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemState;

/** The tables that a replay prints; everything is counted from the database. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Figures {

    private final JdbcClient jdbc;
    private final BulletinFile bulletins;

    private record Fortnight(
            int number,
            String opens,
            String cutOff,
            int open,
            int reported,
            int silent,
            int stalled,
            int named,
            int letters,
            int returned,
            int closed) {}

    private record AreaRow(int number, String title, int items, int closed, int carriedOver, int open) {}

    private record Unfinished(String number, String title, String unit, String state, String deadline, String why) {}

    /** A line for each reporting period that was cut off. */
    public String fortnights(long round) {
        List<Fortnight> rows = jdbc.sql("""
            select p.number, cast(cast(p.opens_at as date) as varchar) as opens,
                cast(cast(p.cut_off as date) as varchar) as cut_off, p.open_items as open, p.reported,
                p.silent, p.stalled,
                (select count(*) from escalation_step s where s.period = p.id and s.level = 1) as named,
                (select count(*) from escalation_step s where s.period = p.id and s.level = 2) as letters,
                p.returned, p.closed
            from reporting_period p where p.round = ? and p.state <> 'OPEN' order by p.number
            """).param(round).query(Fortnight.class).list();
        StringBuilder text = new StringBuilder("期  起始        截止        在办 已报 未报 停滞 新点名 新发函 退回 销号\n");
        rows.forEach(row -> text.append("%2d  %s  %s  %4d %4d %4d %4d %6d %6d %4d %4d%n"
                .formatted(
                        row.number(),
                        row.opens(),
                        row.cutOff(),
                        row.open(),
                        row.reported(),
                        row.silent(),
                        row.stalled(),
                        row.named(),
                        row.letters(),
                        row.returned(),
                        row.closed())));
        return text.append(returns(round)).toString();
    }

    /** What the column of returns is the sum of, as the bulletins say it. */
    private String returns(long round) {
        List<BulletinFacts.Returns> all = jdbc
                .sql("select id from reporting_period where round = ? order by number")
                .param(round)
                .query(Long.class)
                .list()
                .stream()
                .flatMap(period -> bulletins.facts(period).stream())
                .map(BulletinFacts::returns)
                .filter(Objects::nonNull)
                .toList();
        return "退回%d次：措施退回%d次，核验退回%d次，审批退回%d次，其他环节退回%d次%n"
                .formatted(
                        all.stream().mapToInt(BulletinFacts.Returns::all).sum(),
                        all.stream().mapToInt(BulletinFacts.Returns::measures).sum(),
                        all.stream()
                                .mapToInt(BulletinFacts.Returns::verification)
                                .sum(),
                        all.stream().mapToInt(BulletinFacts.Returns::signOff).sum(),
                        all.stream().mapToInt(BulletinFacts.Returns::otherStep).sum());
    }

    /** A line for each area with the state of its items at the end. */
    public String areas(long round) {
        List<AreaRow> rows = jdbc.sql("""
            select a.number, a.title, %s
            from area a join finding f on f.area = a.id join item i on i.finding = f.id
            where a.round = ? group by a.id, a.number, a.title order by a.number
            """.formatted(
                                Counted.columns(Counted.ITEMS, Counted.CLOSED, Counted.CARRIED_OVER, Counted.OPEN)))
                .param(round)
                .query(AreaRow.class)
                .list();
        StringBuilder text = new StringBuilder("方面 事项 销号 结转 在办 标题\n");
        rows.forEach(row -> text.append("%4d %4d %4d %4d %4d %s%n"
                .formatted(row.number(), row.items(), row.closed(), row.carriedOver(), row.open(), row.title())));
        return text.append("合计 %4d %4d %4d %4d%n"
                        .formatted(
                                rows.stream().mapToInt(AreaRow::items).sum(),
                                rows.stream().mapToInt(AreaRow::closed).sum(),
                                rows.stream().mapToInt(AreaRow::carriedOver).sum(),
                                rows.stream().mapToInt(AreaRow::open).sum()))
                .toString();
    }

    /** Every item that is not closed, with who has it and why. */
    public String unfinished(long round) {
        List<Unfinished> rows =
                jdbc.sql("""
                    select i.number, i.title, u.name as unit, i.state, cast(i.deadline as varchar) as deadline,
                        coalesce(case when i.waiting_for is not null then '等待' || i.waiting_who || '：' || i.waiting_for end, (select r.done
                            from fortnightly_report r where r.id = (select max(f.id) from fortnightly_report f
                            where f.item = i.id and f.state = 'SUBMITTED')), '') as why
                    from item i join unit u on u.code = i.lead_unit
                    where i.round = ? and i.state <> 'CLOSED' order by i.position
                    """).param(round).query(Unfinished.class).list();
        StringBuilder text = new StringBuilder("未销号事项（" + rows.size() + "项），继续按两周报告：\n");
        rows.forEach(row -> text.append("%s %s｜%s｜%s｜期限%s｜%s%n"
                .formatted(
                        row.number(),
                        row.title(),
                        row.unit(),
                        ItemState.valueOf(row.state()).word(),
                        row.deadline(),
                        row.why())));
        return text.toString();
    }
}
