package org.zhenggai.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.Counted;

/** The rounds somebody may see, each with counts of the items he may see. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Overview {

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A round with numbers of items: all, open, closed, carried over, withdrawn, and open ones past their deadline. */
    public record RoundLine(
            long id,
            String shortName,
            String title,
            RoundState state,
            LocalDate feedbackOn,
            LocalDate concentratedEnd,
            int items,
            int open,
            int closed,
            int carriedOver,
            int withdrawn,
            int overdue) {}

    /** Newest first; a round without an item for this person is left out. */
    public List<RoundLine> rounds(Scope scope) {
        return jdbc.sql("""
            select r.id, r.short_name, r.title, r.state, r.feedback_on, r.concentrated_end, %s
            from round r join item i on i.round = r.id where %s
            group by r.id, r.short_name, r.title, r.state, r.feedback_on, r.concentrated_end order by r.id desc
            """.formatted(
                                Counted.columns(
                                        Counted.ITEMS,
                                        Counted.OPEN,
                                        Counted.CLOSED,
                                        Counted.CARRIED_OVER,
                                        Counted.WITHDRAWN,
                                        Counted.OVERDUE),
                                Scope.CONDITION))
                .params(scope.parameters())
                .param("today", LocalDate.now(clock))
                .query(RoundLine.class)
                .list();
    }
}
