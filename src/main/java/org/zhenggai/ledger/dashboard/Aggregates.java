package org.zhenggai.ledger.dashboard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the figures of a picture from its source, all at once, in place of those it had. */
@Component
@RequiredArgsConstructor
class Aggregates {

    private final JdbcClient jdbc;

    /**
     * Counts them.
     *
     * @param asOf the day by which days are counted
     * @param until until when stays count
     */
    void count(long picture, Source source, LocalDate asOf, LocalDateTime until) {
        jdbc.sql("delete from dashboard_count where picture = ?").param(picture).update();
        jdbc.sql("delete from dashboard_spread where picture = ?")
                .param(picture)
                .update();
        jdbc.sql("""
                        insert into dashboard_count (picture, part, member, cell, confidential, %s)
                        select :picture, 'CELL', cast(f.area as varchar(40)), f.unit, f.confidential, %s
                        from %s group by f.area, f.unit, f.confidential
                        """.formatted(Figure.columns(), Figure.counts(), source.sql()))
                .params(source.parameters())
                .param("picture", picture)
                .update();
        sum(picture, "ROUND", "''");
        sum(picture, "AREA", "c.member");
        sum(picture, "UNIT", "c.cell");
        jdbc.sql("delete from dashboard_count where picture = ? and part = 'CELL'")
                .param(picture)
                .update();
        for (Spread spread : Spread.values()) {
            spread(picture, spread.name(), spread.select(source.sql()), source, asOf, until);
        }
        spread(picture, "STAY", Spread.stays(source.sql()), source, asOf, until);
    }

    private void sum(long picture, String part, String member) {
        jdbc.sql("""
                        insert into dashboard_count (picture, part, member, cell, confidential, %s)
                        select c.picture, '%s', %s, '', c.confidential, %s from dashboard_count c
                        where c.picture = :picture and c.part = 'CELL'
                        group by c.picture, %s c.confidential
                        """.formatted(Figure.columns(), part, member, Figure.sums(), member.equals("''") ? "" : member + ","))
                .param("picture", picture)
                .update();
    }

    private void spread(long picture, String kind, String select, Source source, LocalDate asOf, LocalDateTime until) {
        jdbc.sql("""
                        insert into dashboard_spread (picture, kind, state, bucket, confidential, items)
                        select :picture, '%s', y.state, y.bucket, y.confidential, y.items from (%s) y
                        """.formatted(kind, select))
                .params(source.parameters())
                .params(Spread.parameters(asOf))
                .param("picture", picture)
                .param("until", until)
                .update();
    }
}
