package org.zhenggai.paper.circular;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.ledger.Line;
import org.zhenggai.paper.RoundFigures;
import org.zhenggai.round.item.ItemState;

/** Reads what the circulars say from the tables, in a few queries. */
@Component
@RequiredArgsConstructor
class CircularReading {

    private final JdbcClient jdbc;
    private final RoundFigures figures;

    private record Measure(long item, String text) {}

    CircularFacts of(long round) {
        return new CircularFacts(figures.today(), figures.of(round), lines(round));
    }

    private List<CircularFacts.Line> lines(long round) {
        Map<Long, List<String>> measures = measures(round);
        return jdbc.sql("""
                        select i.id, f.id as finding, a.number as area_number, a.title as area_title,
                            f.number as finding_number, f.title as finding_title, i.number, i.title, i.confidential,
                            u.name as unit, p.name as leader, i.deadline, i.state, i.progress,
                            w.done, w.difficulties, w.next_steps, i.waiting_who, i.waiting_for, i.ask_again_on
                        from item i join finding f on f.id = i.finding join area a on a.id = f.area
                            left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
                            left join fortnightly_report w on w.id = %s
                        where i.round = ? order by a.number, f.id, i.position
                        """.formatted(Line.LAST_REPORT))
                .param(round)
                .query((row, n) -> new CircularFacts.Line(
                        row.getLong("id"),
                        row.getLong("finding"),
                        row.getInt("area_number"),
                        row.getString("area_title"),
                        row.getInt("finding_number"),
                        row.getString("finding_title"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getBoolean("confidential"),
                        row.getString("unit"),
                        row.getString("leader"),
                        row.getObject("deadline", LocalDate.class),
                        ItemState.valueOf(row.getString("state")),
                        row.getInt("progress"),
                        measures.getOrDefault(row.getLong("id"), List.of()),
                        row.getString("done"),
                        row.getString("difficulties"),
                        row.getString("next_steps"),
                        row.getString("waiting_who"),
                        row.getString("waiting_for"),
                        row.getObject("ask_again_on", LocalDate.class)))
                .list();
    }

    private Map<Long, List<String>> measures(long round) {
        return jdbc.sql("""
                    select m.item, m.text from measure m join item i on i.id = m.item where i.round = :round
                    order by m.item, m.position
                    """).param("round", round).query(Measure.class).list().stream()
                .collect(Collectors.groupingBy(Measure::item, Collectors.mapping(Measure::text, Collectors.toList())));
    }
}
