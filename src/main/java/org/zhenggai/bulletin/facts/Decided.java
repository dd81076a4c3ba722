package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.bulletin.BulletinLines;
import org.zhenggai.bulletin.decision.DecisionColumns;
import org.zhenggai.kernel.Days;

/**
 * What the meeting that heard a bulletin decided, in sentences: its own decisions with the days it set, whatever became of
 * them, and what it changed of earlier ones. A confidential item's are without their words.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Decided {

    private final JdbcClient jdbc;

    private record New(String number, String unit, String text, LocalDate dueOn) {

        String words() {
            return "%s（%s）：%s。%s前落实。"
                    .formatted(BulletinLines.subject(number), unit, BulletinLines.stripped(text), Days.words(dueOn));
        }
    }

    private record Changed(
            int period, int position, String number, String unit, LocalDate fromOn, LocalDate toOn, String reason) {

        String words() {
            return "第%d-%d号决定（%s，%s）：%s。"
                    .formatted(
                            period,
                            position,
                            BulletinLines.subject(number),
                            unit,
                            toOn == null
                                    ? "予以撤销" + (reason == null ? "" : "，理由：" + BulletinLines.stripped(reason))
                                    : "落实期限由" + Days.words(fromOn) + "改为" + Days.words(toOn));
        }
    }

    /** The new ones first. */
    public List<String> of(long bulletin) {
        return Stream.concat(
                        made(bulletin).stream().map(New::words),
                        changed(bulletin).stream().map(Changed::words))
                .toList();
    }

    private List<New> made(long bulletin) {
        return jdbc.sql("""
                        select i.number, %s, %s, d.original_due_on as due_on
                        from decision d left join item i on i.id = d.item left join unit u on u.code = d.unit
                        where d.bulletin = :bulletin order by d.position
                        """.formatted(DecisionColumns.UNIT, DecisionColumns.TEXT))
                .param("bulletin", bulletin)
                .params(DecisionColumns.WORDS)
                .query(New.class)
                .list();
    }

    private List<Changed> changed(long bulletin) {
        return jdbc.sql("""
                        select p.number as period, d.position, i.number, %s, c.from_on, c.to_on,
                            case when i.confidential then null else c.reason end as reason
                        from decision_change c join decision d on d.id = c.decision
                            join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                            left join item i on i.id = d.item left join unit u on u.code = d.unit
                        where c.bulletin = :bulletin order by p.number, d.position
                        """.formatted(DecisionColumns.UNIT))
                .param("bulletin", bulletin)
                .params(DecisionColumns.WORDS)
                .query(Changed.class)
                .list();
    }
}
