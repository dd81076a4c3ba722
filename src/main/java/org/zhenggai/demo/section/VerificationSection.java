package org.zhenggai.demo.section;

import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a replay prints on verification. */
@Component
@Order(40)
@RequiredArgsConstructor
class VerificationSection implements Section {

    private final JdbcClient jdbc;

    private record Counts(
            int desk, int sample, int site, int returned, int joint, int withdrawn, int dissents, int confirmed) {}

    @Override
    public String of(long round) {
        Counts counts = jdbc.sql("""
                        select coalesce(sum(case when v.verdict = 'PASSED' and v.method = 'desk' then 1 else 0 end), 0) as desk,
                            coalesce(sum(case when v.verdict = 'PASSED' and v.method = 'sample' then 1 else 0 end), 0) as sample,
                            coalesce(sum(case when v.verdict = 'PASSED' and v.method = 'site' then 1 else 0 end), 0) as site,
                            coalesce(sum(case when v.verdict = 'RETURNED' then 1 else 0 end), 0) as returned,
                            coalesce(sum(case when v.verdict = 'PASSED' and v.settled_at is not null then 1 else 0 end), 0) as joint,
                            coalesce(sum(case when v.verdict = 'WITHDRAWN' then 1 else 0 end), 0) as withdrawn,
                            (select count(*) from verification_member m join verification w on w.id = m.verification
                                join item j on j.id = w.item where j.round = :round and m.answer = 'DISSENTED') as dissents,
                            count(v.confirmed_words) as confirmed
                        from verification v join item i on i.id = v.item where i.round = :round
                        """).param("round", round).query(Counts.class).single();
        return ("四、核验：通过%d次（查阅资料%d，抽查%d，现场核查%d），核验退回%d次；三人会同通过%d次，不同意%d人次，" + "未取得一致%d次；逐处核对确认%d次%n")
                .formatted(
                        counts.desk() + counts.sample() + counts.site(),
                        counts.desk(),
                        counts.sample(),
                        counts.site(),
                        counts.returned(),
                        counts.joint(),
                        counts.dissents(),
                        counts.withdrawn(),
                        counts.confirmed());
    }
}
