package org.zhenggai.view;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.Counted;

/** A first text of the progress report, area by area; every figure is read from the tables. */
@Component
class ProgressReportDraft {

    private final JdbcClient jdbc;

    ProgressReportDraft(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record AreaLine(int number, String title, int items, int open, int closed, int carriedOver) {}

    String of(long round) {
        List<AreaLine> areas = jdbc.sql("""
                        select a.number, a.title, %s
                        from area a join finding f on f.area = a.id join item i on i.finding = f.id
                        where a.round = ? group by a.id, a.number, a.title order by a.number, a.id
                        """.formatted(
                                Counted.columns(Counted.ITEMS, Counted.OPEN, Counted.CLOSED, Counted.CARRIED_OVER)))
                .param(round)
                .query(AreaLine.class)
                .list();
        int items = areas.stream().mapToInt(AreaLine::items).sum();
        int closed = areas.stream().mapToInt(AreaLine::closed).sum();
        int open = areas.stream().mapToInt(AreaLine::open).sum();
        int carriedOver = areas.stream().mapToInt(AreaLine::carriedOver).sum();
        return "整改事项共%d项，已销号%d项，在办%d项，结转%d项。\n".formatted(items, closed, open, carriedOver)
                + areas.stream()
                        .map(area -> "%s：%d项，已销号%d项。"
                                .formatted(Words.area(area.number(), area.title()), area.items(), area.closed()))
                        .collect(Collectors.joining("\n"));
    }
}
