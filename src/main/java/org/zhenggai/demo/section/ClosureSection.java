package org.zhenggai.demo.section;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a replay prints of sign-off: closures by route, refusals, batches, standing series, closed files. */
@Component
@Order(50)
@RequiredArgsConstructor
class ClosureSection implements Section {

    private final JdbcClient jdbc;

    private record Count(String word, int items) {}

    @Override
    public String of(long round) {
        return "五、销号审批\n"
                + "按路线销号：" + routes(round) + "\n"
                + "审批退回：重新核验%d次，继续整改%d次；党委会决议%d件，资金核实%d项\n"
                        .formatted(
                                one(
                                        "select count(*) from sign_off s join item i on i.id = s.item where i.round = ?"
                                                + " and s.sent_to = 'VERIFICATION'",
                                        round),
                                one(
                                        "select count(*) from sign_off s join item i on i.id = s.item where i.round = ?"
                                                + " and s.sent_to = 'WORK'",
                                        round),
                                one(
                                        "select count(*) from sign_off s join item i on i.id = s.item where i.round = ?"
                                                + " and s.step = 'COMMITTEE' and s.resolution_number is not null",
                                        round),
                                one(
                                        "select count(*) from money_confirmation m join item i on i.id = m.item"
                                                + " where i.round = ? and m.verdict = 'CONFIRMED'",
                                        round))
                + "批量签批：%d批，签%d项，拒%d项\n"
                        .formatted(
                                one(
                                        "select count(distinct l.batch) from sign_off_batch_line l join item i on i.id = l.item"
                                                + " where i.round = ?",
                                        round),
                                one(
                                        "select count(*) from sign_off_batch_line l join item i on i.id = l.item"
                                                + " where i.round = ? and l.signed",
                                        round),
                                one(
                                        "select count(*) from sign_off_batch_line l join item i on i.id = l.item"
                                                + " where i.round = ? and not l.signed",
                                        round))
                + "长期坚持：复核系列%d个，已复核%d次，反弹%d项（重新打开）\n"
                        .formatted(
                                one(
                                        "select count(*) from standing_series s join item i on i.id = s.item"
                                                + " where i.round = ?",
                                        round),
                                one(
                                        "select count(*) from standing_review r join standing_series s on s.id = r.series"
                                                + " join item i on i.id = s.item where i.round = ? and r.verdict is not null",
                                        round),
                                one("select count(*) from item where round = ? and rebounded_at is not null", round))
                + "销号档案：%d份，含文件%d份；问题全部销号%d个\n"
                        .formatted(
                                one(
                                        "select count(distinct f.total) from closed_file f join item i on i.id = f.item"
                                                + " where i.round = ?",
                                        round),
                                one(
                                        "select count(*) from closed_file_part p join closed_file f on f.id = p.closed_file"
                                                + " join item i on i.id = f.item where i.round = ?",
                                        round),
                                one("select count(*) from finding where round = ? and closed_at is not null", round));
    }

    private String routes(long round) {
        List<Count> counts = jdbc.sql("""
                        select r.word, (select count(*) from item i where i.round = ? and i.state = 'CLOSED' and r.word =
                            case when i.involves_money then '涉及资金' when i.major then '重大'
                            when i.kind = 'STANDING' then '长期坚持' else '一般' end) as items
                        from (values (1, '一般'), (2, '重大'), (3, '涉及资金'), (4, '长期坚持')) as r (position, word)
                        order by r.position
                        """).param(round).query(Count.class).list();
        return counts.stream()
                .map(count -> count.word() + count.items() + "项")
                .collect(java.util.stream.Collectors.joining("，"));
    }

    private int one(String sql, long round) {
        return jdbc.sql(sql).param(round).query(Integer.class).single();
    }
}
