package org.zhenggai.demo.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;

/** The tables that a replay prints have each figure under its head. */
class FiguresTest {

    private static final Slice slice = new Slice();
    private static final Figures figures = slice.make(Figures.class);

    private long round;

    @BeforeEach
    void round() {
        round = slice.round();
        int number = 0;
        for (ItemState state : List.of(
                ItemState.IN_WORK,
                ItemState.CLOSED,
                ItemState.CLOSED,
                ItemState.CARRIED_OVER,
                ItemState.CARRIED_OVER,
                ItemState.CARRIED_OVER)) {
            slice.item(round, ++number, state, MONDAY);
        }
    }

    private static List<String> cells(String table, int line) {
        return List.of(table.lines().toList().get(line).strip().split(" +"));
    }

    @Test
    void areas() {
        String table = figures.areas(round);
        assertThat(cells(table, 0)).containsExactly("方面", "事项", "销号", "结转", "在办", "标题");
        assertThat(cells(table, 1)).containsExactly("1", "6", "2", "3", "1", "方面");
        assertThat(cells(table, 2)).containsExactly("合计", "6", "2", "3", "1");
    }

    @Test
    void fortnights() {
        long period = slice.period(round, 1, "CUT_OFF", MONDAY.plusDays(11).atTime(17, 0));
        String[] counted = {"open_items", "reported", "silent", "stalled", "returned", "closed"};
        for (int n = 0; n < counted.length; n++) {
            slice.set("reporting_period", period, counted[n], 11 + n);
        }
        slice.period(round, 2, "OPEN", MONDAY.plusDays(25).atTime(17, 0));
        String table = figures.fortnights(round);
        assertThat(cells(table, 0)).containsExactly("期", "起始", "截止", "在办", "已报", "未报", "停滞", "新点名", "新发函", "退回", "销号");
        assertThat(cells(table, 1))
                .containsExactly("1", "2024-05-13", "2024-05-24", "11", "12", "13", "14", "0", "0", "15", "16");
        assertThat(table.lines()).hasSize(3);
    }

    @Test
    void unfinishedIsWhatIsNotClosed() {
        assertThat(figures.unfinished(round))
                .contains("未销号事项（4项）", "整改中", "已结转")
                .doesNotContain("已销号");
    }
}
