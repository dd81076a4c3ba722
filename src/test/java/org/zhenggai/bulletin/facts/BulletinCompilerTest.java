package org.zhenggai.bulletin.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.database.Slice;
import org.zhenggai.round.item.ItemState;

/** What a bulletin makes of the tables: averages, silence, the order of what stalls, and what it does not say. */
class BulletinCompilerTest {

    private static final Slice slice = new Slice();
    private static final BulletinCompiler compiler = slice.make(BulletinCompiler.class);

    private long round;
    private long period;
    private int number;

    @BeforeEach
    void period() {
        slice.on(MONDAY);
        round = slice.round();
        period = slice.period(round, 1, "CUT_OFF", MONDAY.atTime(8, 0));
        number = 0;
    }

    private long item(String unit, int progress, String report) {
        long item = slice.item(round, ++number, ItemState.IN_WORK, MONDAY.plusDays(90));
        slice.set("item", item, "lead_unit", unit);
        slice.set("item", item, "progress", progress);
        if (report != null) {
            slice.report(period, item, report);
        }
        return item;
    }

    private void stalled(long item, int fortnights, int level) {
        slice.stall(period, item);
        slice.episode(period, item, fortnights, level, MONDAY.atTime(8, 0));
    }

    private BulletinFacts facts() {
        return compiler.compile(period).facts();
    }

    @Test
    void whatIsNotDoneIsNeverAHundredPercent() {
        item(Slice.UNIT, 100, "SUBMITTED");
        item(Slice.UNIT, 99, "SUBMITTED");
        item(Slice.OTHER_UNIT, 1, "SUBMITTED");
        BulletinFacts facts = facts();
        assertThat(facts.units().stream().map(UnitLine::progress)).containsExactly(99, 1);
        assertThat(facts.totals().progress()).isEqualTo(66);
    }

    @Test
    void aUnitIsWhollySilentWhereAllItOwesIsMissing() {
        item(Slice.UNIT, 0, "MISSING");
        item(Slice.UNIT, 0, "SUBMITTED");
        item(Slice.OTHER_UNIT, 0, "MISSING");
        item(Slice.OTHER_UNIT, 0, "EXCUSED");
        item(Slice.OTHER_UNIT, 0, null);
        assertThat(facts().silent().stream().map(Silence::whole)).containsExactly(false, true);
        assertThat(facts().silent().stream().map(silence -> silence.items().size()))
                .containsExactly(1, 1);
    }

    @Test
    void theLongestStallComesFirstAndAReferralIsNotTold() {
        stalled(item(Slice.UNIT, 0, "MISSING"), 1, 0);
        stalled(item(Slice.UNIT, 0, "MISSING"), 5, 5);
        stalled(item(Slice.UNIT, 0, "MISSING"), 2, 2);
        assertThat(facts().slow().stream().map(Slow::number)).containsExactly("2", "3", "1");
        assertThat(facts().slow().stream().map(Slow::step)).containsExactly("专项督办", "提醒函", "未督办");
    }

    @Test
    void departmentsComeBeforeCommunities() {
        item(Slice.OTHER_UNIT, 0, "SUBMITTED");
        item(Slice.UNIT, 0, "SUBMITTED");
        assertThat(facts().units().stream().map(UnitLine::unit)).containsExactly("财政分局", "河田社区");
    }

    @Test
    void ofAConfidentialItemThereIsItsNumber() {
        long item = item(Slice.UNIT, 0, "MISSING");
        slice.set("item", item, "confidential", true);
        slice.set("item", item, "waiting_for", "线索");
        slice.set("item", item, "waiting_who", "市局");
        stalled(item, 1, 1);
        BulletinFacts facts = facts();
        assertThat(facts.slow().get(0).title()).isEqualTo("涉密事项");
        assertThat(List.of(facts.slow(), facts.silent(), facts.waiting(), facts.changes())
                        .toString())
                .doesNotContain("事项1", "线索", "市局");
    }
}
