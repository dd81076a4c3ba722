package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.bulletin.PastPeriods.Figures;
import org.zhenggai.database.Slice;
import org.zhenggai.ledger.home.LeadersBoard.Board;
import org.zhenggai.ledger.home.LeadersBoard.Figure;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** The four figures with the change since what was recorded then, the longest stalls, and the course. */
class LeadersBoardTest {

    private static final Viewer SECRETARY = Viewer.of("secretary1", "", List.of(Role.SECRETARY.code()));
    private static final Viewer LEADER = Viewer.of("leader9", "", List.of(Role.LEADING_GROUP.code()));

    private final Slice slice = new Slice();
    private final LeadersBoard board = slice.make(LeadersBoard.class);

    private long round;

    @BeforeEach
    void round() {
        slice.on(MONDAY);
        round = slice.round();
    }

    private long bulletin(int number, String state) {
        return slice.insert(
                "bulletin",
                "period",
                slice.period(round, number, state.equals("PUBLISHED") ? state : "CUT_OFF", MONDAY.atTime(8, number)),
                "state",
                state,
                "text",
                "",
                "compiled_at",
                MONDAY.atTime(8, number));
    }

    private void recorded(long bulletin, long item, ItemState state, boolean overdue, boolean stalled) {
        slice.insert(
                "bulletin_item",
                "bulletin",
                bulletin,
                "item",
                item,
                "state",
                state.name(),
                "progress",
                0,
                "overdue",
                overdue,
                "stalled",
                stalled,
                "verified",
                0,
                "closed",
                0,
                "reopened",
                0);
    }

    private static List<String> words(Board board) {
        return board.figures().stream()
                .map(figure -> figure.word() + figure.now() + figure.change())
                .toList();
    }

    @Test
    void changesAreSinceWhatTheLastBulletinKept() {
        long closed = slice.item(round, 1, ItemState.CLOSED, MONDAY.minusDays(1));
        long late = slice.item(round, 2, ItemState.IN_WORK, MONDAY.minusDays(1));
        long today = slice.item(round, 3, ItemState.IN_WORK, MONDAY);
        assertThat(words(board.of(SECRETARY, round))).containsExactly("在办2", "已销号1", "停滞0", "已逾期1");
        assertThat(board.of(SECRETARY, round).compared()).isNull();

        long older = bulletin(1, "PUBLISHED");
        List.of(closed, late, today).forEach(item -> recorded(older, item, ItemState.IN_WORK, true, true));
        long last = bulletin(2, "PUBLISHED");
        recorded(last, closed, ItemState.IN_WORK, false, true);
        recorded(last, late, ItemState.IN_WORK, false, false);
        recorded(last, today, ItemState.IN_WORK, false, false);
        Board board = this.board.of(SECRETARY, round);
        assertThat(words(board)).containsExactly("在办2减1", "已销号1增1", "停滞0减1", "已逾期1增1");
        assertThat(board.figures()).extracting(Figure::colour).containsExactly("better", "better", "better", "worse");
        assertThat(board.compared()).isEqualTo(2);
        assertThat(board.periods())
                .containsExactly(new Figures(1, MONDAY, 3, 0, 3, 3), new Figures(2, MONDAY, 3, 0, 1, 0));
        // The tables move on, what was recorded stays.
        slice.set("item", late, "state", "CLOSED");
        assertThat(this.board.of(SECRETARY, round).periods()).isEqualTo(board.periods());
    }

    @Test
    void aDraftIsForTheSecretaryAndAConfidentialItemForNeitherFigureNorLine() {
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        long secret = slice.item(round, 2, ItemState.IN_WORK, MONDAY);
        slice.set("item", secret, "confidential", true);
        long published = bulletin(1, "PUBLISHED");
        long draft = bulletin(2, "COMPILED");
        for (long bulletin : List.of(published, draft)) {
            recorded(bulletin, item, ItemState.IN_WORK, false, true);
            recorded(bulletin, secret, ItemState.IN_WORK, false, true);
        }
        long period = slice.period(round, 3, "OPEN", MONDAY.plusDays(7).atTime(17, 0));
        slice.episode(period, secret, 2, 5, MONDAY.atTime(8, 0));
        assertThat(board.of(SECRETARY, round).compared()).isEqualTo(2);
        assertThat(board.of(SECRETARY, round).stalls())
                .extracting(stall -> stall.number() + stall.step())
                .containsExactly("2专项督办");
        assertThat(board.of(LEADER, round).compared()).isEqualTo(1);
        assertThat(board.of(LEADER, round).periods()).containsExactly(new Figures(1, MONDAY, 1, 0, 1, 0));
        assertThat(words(board.of(LEADER, round))).containsExactly("在办1持平", "已销号0持平", "停滞0减1", "已逾期0持平");
        assertThat(board.of(LEADER, round).stalls()).isEmpty();
    }

    @Test
    void theFiveLongestStallsOfOpenItems() {
        long period = slice.period(round, 1, "CUT_OFF", MONDAY.atTime(8, 0));
        for (int n = 1; n <= 7; n++) {
            long item = slice.item(round, n, n == 7 ? ItemState.CLOSED : ItemState.IN_WORK, MONDAY);
            slice.episode(period, item, n, n > 4 ? 4 : n - 1, MONDAY.atTime(8, 0));
        }
        assertThat(board.of(SECRETARY, round).stalls())
                .extracting(stall -> stall.number() + " " + stall.unit() + stall.fortnights() + stall.step())
                .containsExactly("6 财政分局6专项督办", "5 财政分局5专项督办", "4 财政分局4约谈", "3 财政分局3提醒函", "2 财政分局2通报");
    }

    @Test
    void aLineNeedsTwoPeriodsAndItsWordsStandApart() {
        Figures first = new Figures(1, MONDAY, 40, 0, 0, 0);
        assertThat(Course.of(List.of(first))).isNull();
        Course course = Course.of(List.of(first, new Figures(2, MONDAY, 20, 20, 20, 0)));
        assertThat(course.words()).isEqualTo("第1期在办40项、销号0项、停滞0项；第2期在办20项、销号20项、停滞20项。");
        assertThat(course.most()).isEqualTo(40);
        assertThat(course.lines())
                .filteredOn(line -> line.kind().equals("open"))
                .singleElement()
                .satisfies(line -> assertThat(line.points()).isEqualTo("14,12 258,54"));
        List<Integer> ends =
                course.lines().stream().map(line -> line.end().y()).sorted().toList();
        assertThat(ends.get(1) - ends.get(0)).isGreaterThanOrEqualTo(15);
        assertThat(ends.get(2) - ends.get(1)).isGreaterThanOrEqualTo(15);
    }
}
