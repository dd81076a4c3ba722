package org.zhenggai.bulletin.facts;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.item.Flags;

/** Flags items whose progress is lower than in the report before, which may be honest and needs to be seen. */
@Component
@Order(10)
@RequiredArgsConstructor
class FallenProgress implements Flags {

    private final JdbcClient jdbc;

    private record Fall(long item, int before, int now) {}

    @Override
    public List<Flag> of(long period) {
        return jdbc.sql("""
                        select f.item, b.progress as before, f.progress as now
                        from fortnightly_report f join item i on i.id = f.item
                            join fortnightly_report b on b.id = (select max(x.id) from fortnightly_report x
                                where x.item = f.item and x.state = 'SUBMITTED' and x.id < f.id)
                        where f.period = ? and f.state = 'SUBMITTED' and f.progress < b.progress
                        order by i.position, f.sequence
                        """).param(period).query(Fall.class).list().stream()
                .map(fall -> new Flag(fall.item(), "进度由%d%%降为%d%%。".formatted(fall.before(), fall.now())))
                .toList();
    }
}
