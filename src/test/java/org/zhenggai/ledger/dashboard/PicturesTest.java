package org.zhenggai.ledger.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.database.Slice;
import org.zhenggai.database.SliceRows;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.Recorded;
import org.zhenggai.round.item.ItemState;

/** The figures that are kept, at their edges. */
class PicturesTest {

    private static final LocalDate TODAY = SliceRows.MONDAY;

    private final Slice slice = new Slice();
    private final Pictures pictures = slice.make(Pictures.class);
    private final Counts counts = slice.make(Counts.class);
    private final Rows rows = slice.make(Rows.class);
    private final Marks marks = slice.make(Marks.class);
    private long round;

    @BeforeEach
    void round() {
        round = slice.round();
    }

    private Count count(int number, Scope scope) {
        return counts.rounds(scope, round).stream()
                .filter(count -> count.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private long of(Figure figure) {
        return count(0, Scope.ALL).of(figure);
    }

    private long lines(RowQuery query) {
        return rows.ofRound(Scope.ALL, round, query, 1).orElseThrow().page().all();
    }

    private void take(long period) {
        pictures.take(new BulletinCompiled(period));
    }

    @Test
    void whatIsMarkedIsCountedAnewAndNothingElse() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY);
        pictures.refresh();
        assertThat(of(Figure.ITEMS)).isEqualTo(1);
        slice.item(round, 2, ItemState.IN_WORK, TODAY);
        pictures.refresh();
        assertThat(of(Figure.ITEMS)).as("nobody told of it").isEqualTo(1);
        marks.touched(new Touched(round));
        pictures.refresh();
        assertThat(of(Figure.ITEMS)).isEqualTo(2);
        assertThat(slice.jdbc()
                        .sql("select count(*) from dashboard_mark")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNewDayNeedsNoMark() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY);
        pictures.refresh();
        assertThat(of(Figure.OVERDUE)).as("due today").isZero();
        slice.on(TODAY.plusDays(1));
        pictures.refresh();
        assertThat(of(Figure.OVERDUE)).isEqualTo(1);
    }

    @Test
    void aPastPictureStaysAsItWasAndItsFiguresLeadToTheirRows() {
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY.minusDays(1));
        long period = slice.period(round, 1, "CUT_OFF", TODAY.atTime(9, 0));
        slice.report(period, item, "MISSING");
        slice.stall(period, item);
        take(period);
        slice.set("item", item, "state", "CLOSED");
        slice.set("item", item, "closed_at", TODAY.atTime(10, 0));
        take(period);
        pictures.refresh();
        Count past = count(1, Scope.ALL);
        assertThat(List.of(past.of(Figure.STALLED_OVERDUE), past.of(Figure.MISSED), past.of(Figure.SILENT)))
                .containsOnly(1L);
        assertThat(past.of(Figure.CLOSED)).isZero();
        assertThat(past.href("OVERDUE")).isEqualTo("/rounds/" + round + "/dashboard/rows?period=1&figure=OVERDUE");
        assertThat(lines(new RowQuery(1, null, Figure.OVERDUE, null, null, null, null, null, null)))
                .isEqualTo(1);
        assertThat(of(Figure.CLOSED)).isEqualTo(1);
        assertThat(of(Figure.IN_TIME)).as("closed a day late").isZero();
        slice.set("item", item, "deadline", TODAY);
        marks.touched(new Touched(round));
        pictures.refresh();
        assertThat(of(Figure.IN_TIME)).as("closed on its day").isEqualTo(1);
        assertThat(of(Figure.MUST_CLOSE)).isEqualTo(1);
        assertThat(count(0, Scope.ALL).href("CLOSED")).isEqualTo("/rounds/" + round + "/ledger?state=CLOSED");
    }

    @Test
    void bucketsBeginOnTheirDay() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY.minusDays(7));
        slice.item(round, 2, ItemState.IN_WORK, TODAY.minusDays(8));
        slice.at(TODAY.plusDays(0).atTime(9, 0));
        pictures.refresh();
        assertThat(counts.spreads(Scope.ALL, List.of(count(0, Scope.ALL))))
                .filteredOn(share -> share.kind().equals("LATE"))
                .extracting(Counts.Share::bucket)
                .containsExactlyInAnyOrder(1, 8);
        assertThat(lines(new RowQuery(0, null, null, Spread.LATE, null, null, 8, null, null)))
                .isEqualTo(1);
        slice.on(TODAY.plusDays(8));
        pictures.refresh();
        assertThat(lines(new RowQuery(0, null, null, Spread.AGE, null, ItemState.IN_WORK, 8, null, null)))
                .isEqualTo(2);
        assertThat(Spread.AGE.words(8)).isEqualTo("8至14天");
        assertThat(Spread.AGE.words(91)).isEqualTo("91天以上");
    }

    /** Figures do not tell of a confidential item to somebody whose ledger does not show it, also not later of a past picture. */
    @Test
    void confidentialItemsAreCountedForWhoMaySeeThem() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY);
        long secret = slice.item(round, 2, ItemState.IN_WORK, TODAY);
        long period = slice.period(round, 1, "CUT_OFF", TODAY.atTime(9, 0));
        take(period);
        pictures.refresh();
        Scope responsible = leader(SliceRows.LEADER);
        Scope other = leader("leader2");
        assertThat(count(1, other).of(Figure.ITEMS)).isEqualTo(2);
        slice.set("item", secret, "confidential", true);
        marks.recorded(new Recorded(1, round, secret, "office1", EventKind.CONFIDENTIAL_SET));
        marks.touched(new Touched(round));
        pictures.refresh();
        for (int number = 0; number <= 1; number++) {
            assertThat(count(number, Scope.ALL).of(Figure.ITEMS)).isEqualTo(2);
            assertThat(count(number, responsible).of(Figure.ITEMS)).isEqualTo(2);
            assertThat(count(number, other).of(Figure.ITEMS)).isEqualTo(1);
            assertThat(counts.parts(Part.UNIT, other, count(number, other), List.of(count(number, other))))
                    .singleElement()
                    .satisfies(unit -> assertThat(unit.of(Figure.ITEMS)).isEqualTo(1));
            assertThat(counts.spreads(other, List.of(count(number, other))).stream()
                            .filter(share -> share.kind().equals("AGE"))
                            .mapToLong(Counts.Share::items)
                            .sum())
                    .isEqualTo(1);
            assertThat(counts.spreads(responsible, List.of(count(number, responsible))).stream()
                            .filter(share -> share.kind().equals("AGE"))
                            .mapToLong(Counts.Share::items)
                            .sum())
                    .isEqualTo(2);
        }
    }

    private static Scope leader(String username) {
        return new Scope(true, false, Set.of(), Set.of(), Set.of(username));
    }

    @Test
    void anInspectionTeamSeesItsOwnRoundsAlone() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY);
        pictures.refresh();
        Scope team = team();
        assertThat(counts.rounds(team, null)).isEmpty();
        slice.person("team1", null);
        slice.insert("round_reader", "round", round, "username", "team1");
        assertThat(counts.rounds(team, null)).hasSize(1);
    }

    /** Whoever opens a page does not wait for what takes long; what it shows meanwhile says since when it is so. */
    @Test
    void nobodyWaitsForManyItemsToBeCounted() {
        slice.item(round, 1, ItemState.IN_WORK, TODAY);
        pictures.refresh();
        slice.jdbc()
                .sql(
                        "insert into finding (round, area, number, title, line, text) select f.round, f.area, x, f.title, x, ''"
                                + " from finding f cross join system_range(2, 1600) x where f.round = ?")
                .param(round)
                .update();
        slice.jdbc()
                .sql("insert into item (version, round, finding, position, number, title, state, state_since, progress,"
                        + " returned, major, confidential, involves_money) select 1, f.round, f.id, f.number, cast(f.number as varchar), '多', 'IN_WORK', now(),"
                        + " 0, false, false, false, false from finding f where f.round = ? and f.number > 1")
                .param(round)
                .update();
        slice.on(TODAY.plusDays(1));
        List<Pictures.Behind> left = pictures.refreshFor(Scope.ALL, null);
        assertThat(of(Figure.ITEMS)).isEqualTo(1);
        assertThat(Pictures.Behind.words(left))
                .isEqualTo("1个轮次还有新的变动没有统计，仍是2024年5月13日 09:00的数字。系统正在统计，一分钟左右后重新打开本页即可。");
        assertThat(pictures.refreshFor(team(), null))
                .as("of a round that he may not read")
                .isEmpty();
        pictures.refresh();
        assertThat(of(Figure.ITEMS)).isEqualTo(1600);
        assertThat(Pictures.Behind.words(pictures.refreshFor(Scope.ALL, null))).isEmpty();
        marks.recorded(new Recorded(1, round, 1L, "office1", EventKind.CONFIDENTIAL_SET));
        assertThat(pictures.refreshFor(Scope.ALL, null))
                .as("a secret does not wait")
                .isEmpty();
    }

    private static Scope team() {
        return new Scope(false, false, Set.of(), Set.of(), Set.of("team1"));
    }

    /** Over all rounds a figure leads to the rows of each, as it stands or stood on that day. */
    @Test
    void figuresOfAllRoundsLeadToTheirRows() {
        long other = slice.round();
        slice.item(other, 1, ItemState.IN_WORK, TODAY.minusDays(1));
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY.minusDays(9));
        take(slice.period(round, 1, "CUT_OFF", TODAY.atTime(9, 0)));
        slice.set("item", item, "state", "CLOSED");
        slice.insert(
                "item_stay",
                "item",
                item,
                "state",
                "IN_WORK",
                "entered_at",
                TODAY.atTime(8, 0),
                "left_at",
                TODAY.atTime(9, 30),
                "working_days",
                3);
        slice.insert(
                "item_stay",
                "item",
                item,
                "state",
                "IN_WORK",
                "entered_at",
                TODAY.atTime(9, 40),
                "left_at",
                TODAY.atTime(9, 50),
                "working_days",
                5);
        slice.on(TODAY.plusDays(1));
        pictures.refresh();
        assertThat(numbers(new RowQuery(0, null, Figure.OVERDUE, null, null, null, null, null, null)))
                .containsExactly(other);
        assertThat(numbers(new RowQuery(0, TODAY, Figure.OVERDUE, null, null, null, null, null, null)))
                .containsExactly(round);
        assertThat(numbers(new RowQuery(0, TODAY, null, Spread.LATE, null, null, 8, null, null)))
                .containsExactly(round);
        assertThat(numbers(new RowQuery(0, null, null, Spread.LATE, null, null, 1, null, null)))
                .containsExactly(other);
        RowQuery stays = new RowQuery(0, null, null, null, ItemState.IN_WORK, null, null, null, null);
        assertThat(rows.ofAll(Scope.ALL, stays, 1).page().rows())
                .extracting(Rows.Row::days)
                .as("each stay, the longest first")
                .containsExactly(5, 3);
        assertThat(numbers(new RowQuery(0, TODAY, null, null, ItemState.IN_WORK, null, null, null, null)))
                .as("not finished then")
                .isEmpty();
        assertThat(rows.ofAll(team(), stays, 1).page().all()).isZero();
        Count sum = count(0, Scope.ALL).ofAll(TODAY);
        assertThat(sum.href("OVERDUE")).isEqualTo("/dashboard/rows?day=" + TODAY + "&figure=OVERDUE");
        assertThat(sum.ofAll(null).href("CLOSED")).isEqualTo("/dashboard/rows?day=&figure=CLOSED");
    }

    /** The rounds of the rows. */
    private List<Long> numbers(RowQuery query) {
        return rows.ofAll(Scope.ALL, query, 1).page().rows().stream()
                .map(row -> slice.jdbc()
                        .sql("select round from item where id = ?")
                        .param(row.id())
                        .query(Long.class)
                        .single())
                .toList();
    }

    @Test
    void aFigureThatSumsUpSaysItsSum() {
        long item = slice.item(round, 1, ItemState.IN_WORK, TODAY);
        long period = slice.period(round, 1, "CUT_OFF", TODAY.atTime(9, 0));
        slice.report(period, item, "MISSING");
        pictures.refresh();
        RowQuery missed = new RowQuery(0, null, Figure.MISSED, null, null, null, null, null, null);
        assertThat(missed.total(
                        rows.ofRound(Scope.ALL, round, missed, 1).orElseThrow().total()))
                .isEqualTo("，缺报期数合计1");
        assertThat(new RowQuery(0, null, null, Spread.LEVEL, null, null, 2, null, null).words())
                .isEqualTo("提醒函");
    }

    @Test
    void medianAndNinthDecileAreReadFromTheSpread() {
        assertThat(StepTime.of(List.of(
                        new Counts.Share("STAY", "ASSIGNED", 1, 5),
                        new Counts.Share("STAY", "ASSIGNED", 2, 4),
                        new Counts.Share("STAY", "ASSIGNED", 9, 1),
                        new Counts.Share("AGE", "IN_WORK", 8, 1))))
                .containsExactly(new StepTime(ItemState.ASSIGNED, 10, 1, 2));
    }
}
