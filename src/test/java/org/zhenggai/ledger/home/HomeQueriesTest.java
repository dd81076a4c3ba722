package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.Overview;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportDates;

/** The first page asks the tables as often for thirty items as for three. */
class HomeQueriesTest {

    private static final Viewer SECRETARY = Viewer.of("secretary1", "", List.of(Role.SECRETARY.code()));

    private final Slice slice = new Slice();
    private final AtomicInteger asked = new AtomicInteger();
    private final Followed followed;
    private final NextDates dates;
    private final LeadersBoard leaders;
    private final Readings readings;
    private final Overview overview;

    HomeQueriesTest() {
        slice.use(JdbcClient.class, JdbcClient.create(counted(slice.make(DataSource.class))));
        slice.use(ReportDates.class, Mockito.mock(ReportDates.class));
        followed = slice.make(Followed.class);
        dates = slice.make(NextDates.class);
        leaders = slice.make(LeadersBoard.class);
        readings = slice.make(Readings.class);
        overview = slice.make(Overview.class);
    }

    private DataSource counted(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection one = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, with) -> {
                            if (method.getName().equals("prepareStatement")) {
                                asked.incrementAndGet();
                            }
                            try {
                                return method.invoke(one, with);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
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
        int before = asked.get();
        followed.of(SECRETARY);
        dates.of(SECRETARY, overview.rounds(Scope.of(SECRETARY)));
        leaders.of(SECRETARY, round);
        assertThat(readings.of(ids, Scope.of(SECRETARY))).hasSize(items);
        return asked.get() - before;
    }

    @Test
    void noQueryStandsInALoopOverItems() {
        int few = askedFor(3);
        assertThat(few).isPositive();
        assertThat(askedFor(30)).isEqualTo(few);
    }
}
