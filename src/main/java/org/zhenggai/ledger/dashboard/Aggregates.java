package org.zhenggai.ledger.dashboard;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the figures of a picture from the rows that it keeps, all at once, in place of those it had. */
@Component
@RequiredArgsConstructor
class Aggregates {

    private final JdbcClient jdbc;

    /** Keeps these rows in the picture, in place of those it had. */
    void keep(long picture, Source source) {
        jdbc.sql("delete from dashboard_item where picture = ?").param(picture).update();
        jdbc.sql("insert into dashboard_item (picture, %1$s) select :picture, %1$s from %2$s"
                        .formatted(Source.COLUMNS, source.sql()))
                .params(source.parameters())
                .param("picture", picture)
                .update();
    }

    void count(long picture) {
        Source source = Source.kept(List.of(picture));
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
        jdbc.sql("""
                        insert into dashboard_spread (picture, kind, state, bucket, confidential, items)
                        select :picture, z.kind, z.state, z.bucket, z.confidential, z.items from (%s) z
                        """.formatted(Spread.all(source.sql())))
                .params(source.parameters())
                .param("picture", picture)
                .update();
    }

    private void sum(long picture, String part, String member) {
        jdbc.sql("""
                        insert into dashboard_count (picture, part, member, cell, confidential, %s)
                        select c.picture, '%s', %s, '', c.confidential, %s from dashboard_count c
                        where c.picture = :picture and c.part = 'CELL'
                        group by c.picture, %s c.confidential
                        """.formatted(
                        Figure.columns(), part, member, Figure.sums("c"), member.equals("''") ? "" : member + ","))
                .param("picture", picture)
                .update();
    }
}
