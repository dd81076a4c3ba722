package org.zhenggai.demo.section;

import java.util.List;
import java.util.stream.Collectors;
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

    private record Route(String word, int items) {}

    private record Signed(int toVerification, int toWork, int resolutions, int sums) {}

    private record Batches(int batches, int signed, int refused) {}

    private record Series(int series, int reviews, int rebounds) {}

    private record Files(int files, int parts, int findings) {}

    @Override
    public String of(long round) {
        Signed signed = one(round, Signed.class, """
                select count(case when s.sent_to = 'VERIFICATION' then 1 end) as to_verification,
                    count(case when s.sent_to = 'WORK' then 1 end) as to_work,
                    count(case when s.step = 'COMMITTEE' and s.resolution_number is not null then 1 end) as resolutions,
                    (select count(*) from money_confirmation m join item j on j.id = m.item
                        where j.round = :round and m.verdict = 'CONFIRMED') as sums
                from sign_off s join item i on i.id = s.item where i.round = :round
                """);
        Batches batches = one(round, Batches.class, """
                select count(distinct l.batch) as batches, count(case when l.signed then 1 end) as signed,
                    count(case when not l.signed then 1 end) as refused
                from sign_off_batch_line l join item i on i.id = l.item where i.round = :round
                """);
        Series series = one(round, Series.class, """
                select count(distinct s.id) as series, count(r.verdict) as reviews,
                    (select count(*) from item where round = :round and rebounded_at is not null) as rebounds
                from standing_series s join item i on i.id = s.item left join standing_review r on r.series = s.id
                where i.round = :round
                """);
        Files files = one(round, Files.class, """
                select count(distinct f.total) as files, count(p.position) as parts,
                    (select count(*) from finding where round = :round and closed_at is not null) as findings
                from closed_file f join item i on i.id = f.item left join closed_file_part p on p.closed_file = f.id
                where i.round = :round
                """);
        return """
                五、销号审批
                按路线销号：%s
                审批退回：重新核验%d次，继续整改%d次；党委会决议%d件，资金核实%d项
                批量签批：%d批，签%d项，拒%d项
                长期坚持：复核系列%d个，已复核%d次，反弹%d项（重新打开）
                销号档案：%d份，含文件%d份；问题全部销号%d个
                """.formatted(
                        routes(round),
                        signed.toVerification(),
                        signed.toWork(),
                        signed.resolutions(),
                        signed.sums(),
                        batches.batches(),
                        batches.signed(),
                        batches.refused(),
                        series.series(),
                        series.reviews(),
                        series.rebounds(),
                        files.files(),
                        files.parts(),
                        files.findings());
    }

    private <T> T one(long round, Class<T> type, String sql) {
        return jdbc.sql(sql).param("round", round).query(type).single();
    }

    private String routes(long round) {
        List<Route> routes =
                jdbc.sql("""
                select r.word, (select count(*) from item i where i.round = :round and i.state = 'CLOSED' and r.word =
                    case when i.involves_money then '涉及资金' when i.major then '重大'
                    when i.kind = 'STANDING' then '长期坚持' else '一般' end) as items
                from (values (1, '一般'), (2, '重大'), (3, '涉及资金'), (4, '长期坚持')) as r (position, word)
                order by r.position
                """).param("round", round).query(Route.class).list();
        return routes.stream().map(route -> route.word() + route.items() + "项").collect(Collectors.joining("，"));
    }
}
