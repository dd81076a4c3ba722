package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Asked;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.Overview;
import org.zhenggai.ledger.Overview.RoundLine;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportDates;

/** The first page asks the tables as often for thirty items as for three. */
class HomeQueriesTest {

    private static final Viewer SECRETARY = Viewer.of("secretary1", "", List.of(Role.SECRETARY.code()));

    private final Slice slice = new Slice();
    private final Asked asked = new Asked(slice.make(DataSource.class));
    private final Followed followed;
    private final NextDates dates;
    private final LeadersBoard leaders;
    private final Readings readings;
    private final Overview overview;

    HomeQueriesTest() {
        slice.use(JdbcClient.class, JdbcClient.create(asked));
        slice.use(ReportDates.class, Mockito.mock(ReportDates.class));
        followed = slice.make(Followed.class);
        dates = slice.make(NextDates.class);
        leaders = slice.make(LeadersBoard.class);
        readings = slice.make(Readings.class);
        overview = slice.make(Overview.class);
    }

    private int askedFor(int items) {
        slice.on(MONDAY);
        long round = slice.round();
        long period = slice.period(round, 1, "OPEN", MONDAY.plusDays(7).atTime(17, 0));
        List<Long> ids = new ArrayList<>();
        for (int n = 1; n <= items; n++) {
            long item = slice.item(round, n, ItemState.IN_WORK, MONDAY.plusDays(n % 10));
            slice.episode(period, item, n, 1, MONDAY.atTime(8, 0));
            slice.report(period, item, "DUE");
            slice.insert(
                    "event",
                    "round",
                    round,
                    "item",
                    item,
                    "at",
                    MONDAY.atTime(8, n),
                    "actor",
                    "office2",
                    "kind",
                    EventKind.REMINDED.name(),
                    "text",
                    "");
            ids.add(item);
        }
        int before = asked.times();
        followed.of(SECRETARY);
        List<RoundLine> rounds = overview.rounds(Scope.of(SECRETARY));
        dates.of(SECRETARY, rounds, dates.known(rounds));
        leaders.of(SECRETARY, round);
        assertThat(readings.of(ids, Scope.of(SECRETARY))).hasSize(items);
        return asked.times() - before;
    }

    @Test
    void noQueryStandsInALoopOverItems() {
        int few = askedFor(3);
        assertThat(few).isPositive();
        assertThat(askedFor(30)).isEqualTo(few);
    }
}
