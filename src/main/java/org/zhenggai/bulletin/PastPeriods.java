package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.facts.BulletinEvents;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.Counted;
import org.zhenggai.round.item.ItemState;

/** How a round stood in its past periods, from what each bulletin kept of every item when it was compiled. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PastPeriods {

    private static final String FIGURES = """
            select p.number, cast(p.cut_off as date) as cut_off, count(case when %s then 1 end) as open,
                count(case when b.state = '%s' then 1 end) as closed, count(case when b.stalled then 1 end) as stalled,
                count(case when b.overdue then 1 end) as overdue
            from bulletin_item b join bulletin h on h.id = b.bulletin join reporting_period p on p.id = h.period
                join item i on i.id = b.item
            where p.round = :round and (h.state = 'PUBLISHED' or :drafts) and %s
            group by p.id, p.number, p.cut_off order by p.number
            """.formatted(ItemState.openIn("b"), Counted.CLOSED.name(), Scope.CONDITION);

    private final JdbcClient jdbc;
    private final BulletinEvents events;

    /** Numbers of items as they were recorded then. */
    public record Figures(int number, LocalDate cutOff, int open, int closed, int stalled, int overdue) {}

    /** Of the bulletins that he may read and the items that he may see now, oldest first. */
    public List<Figures> of(long round, Viewer viewer) {
        return jdbc.sql(FIGURES)
                .param("round", round)
                .param("drafts", BulletinPages.readsDrafts(viewer))
                .params(Scope.of(viewer).parameters())
                .query(Figures.class)
                .list();
    }

    /** How often work of items that he may see was sent back since the last bulletin, as the next one will count it. */
    public int returnedSince(long round, Scope scope) {
        return events.returned(round, scope);
    }
}
