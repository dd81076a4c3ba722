package org.zhenggai.demo.section;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bulletins and what became of the decisions of the meetings that heard them. */
@Component
@Order(30)
@RequiredArgsConstructor
class MeetingSection implements Section {

    private final JdbcClient jdbc;

    private record Row(
            int number,
            String heldOn,
            int cameBack,
            int decisions,
            int done,
            int dropped,
            int lapsed,
            int open,
            int returned) {}

    @Override
    public String of(long round) {
        List<Row> rows = jdbc.sql("""
                        select p.number, coalesce(cast(b.held_on as varchar), '未开会') as held_on,
                            (select count(*) from bulletin_decision c where c.bulletin = b.id and not c.ended) as came_back,
                            count(d.id) as decisions,
                            sum(case when d.state = 'DONE' then 1 else 0 end) as done,
                            sum(case when d.state = 'DROPPED' then 1 else 0 end) as dropped,
                            sum(case when d.state = 'LAPSED' then 1 else 0 end) as lapsed,
                            sum(case when d.state in ('OPEN', 'ANSWERED', 'REFERRED') then 1 else 0 end) as open,
                            sum(case when exists (select 1 from bulletin_decision c where c.decision = d.id and not c.ended)
                                then 1 else 0 end) as returned
                        from bulletin b join reporting_period p on p.id = b.period left join decision d on d.bulletin = b.id
                        where p.round = ? group by b.id, p.number, b.held_on order by p.number
                        """).param(round).query(Row.class).list();
        StringBuilder text = new StringBuilder("两周通报和会议决定：\n期  会议        列出以往未落实 作出决定 已落实 撤销 终止 未落实 曾再次列入通报\n");
        rows.forEach(row -> text.append("%2d  %s  %14d %8d %6d %4d %4d %6d %14d%n"
                .formatted(
                        row.number(),
                        row.heldOn(),
                        row.cameBack(),
                        row.decisions(),
                        row.done(),
                        row.dropped(),
                        row.lapsed(),
                        row.open(),
                        row.returned())));
        return text.toString();
    }
}
