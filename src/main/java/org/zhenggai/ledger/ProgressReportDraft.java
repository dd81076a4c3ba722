package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Days;

/**
 * A first text of the progress report: the work that was done for the round, up to today. How many items are closed is no
 * part of it, since the paper counts them itself on the day of the report.
 */
@Component
@RequiredArgsConstructor
class ProgressReportDraft {

    private final JdbcClient jdbc;
    private final Clock clock;

    private record Work(
            int bulletins, int decisions, int letters, int talks, int supervisions, int passed, int returned) {}

    String of(long round) {
        Work work = jdbc.sql("""
                        select
                            (select count(*) from bulletin b join reporting_period p on p.id = b.period
                                where p.round = :round and b.state = 'PUBLISHED') as bulletins,
                            (select count(*) from decision d join bulletin b on b.id = d.bulletin
                                join reporting_period p on p.id = b.period where p.round = :round) as decisions,
                            (select count(*) from event e where e.round = :round and e.kind = 'LETTER_SENT') as letters,
                            (select count(*) from event e where e.round = :round and e.kind = 'TALK_HELD') as talks,
                            (select count(*) from event e where e.round = :round
                                and e.kind = 'SUPERVISOR_APPOINTED') as supervisions,
                            (select count(*) from verification v join item i on i.id = v.item
                                where i.round = :round and v.verdict = 'PASSED') as passed,
                            (select count(*) from verification v join item i on i.id = v.item
                                where i.round = :round and v.verdict = 'RETURNED') as returned
                        """).param("round", round).query(Work.class).single();
        return """
                截至%s，会议逐项听取两周通报%d期，作出决定%d项。
                发出提醒函%d份，约谈%d次，列为专项督办%d项。
                核验%d次，其中通过%d次、退回%d次。""".formatted(
                        Days.words(LocalDate.now(clock)),
                        work.bulletins(),
                        work.decisions(),
                        work.letters(),
                        work.talks(),
                        work.supervisions(),
                        work.passed() + work.returned(),
                        work.passed(),
                        work.returned());
    }
}
