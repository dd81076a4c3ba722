package org.zhenggai.round.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;

/** To which group the tasks of an item go, and what the models are told of it. */
class ResponsibleTest {

    private static final Slice slice = new Slice();

    static {
        slice.items();
    }

    private static final Responsible responsible = slice.make(Responsible.class);

    private long round;
    private long item;

    @BeforeEach
    void item() {
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
    }

    @Test
    void theUnitAndOfAConfidentialItemItsHeads() {
        assertThat(responsible.unit("" + item)).isEqualTo("inspected-unit:unit1");
        slice.set("item", item, "confidential", true);
        assertThat(responsible.unit("" + item)).isEqualTo("unit-head:unit1");
    }

    @Test
    void theLeaderByHisName() {
        assertThat(responsible.leader("" + item)).isEqualTo("person:leader1");
    }

    @Test
    void whatRoutesIt() {
        assertThat(responsible.isMajor("" + item)).isFalse();
        assertThat(responsible.involvesMoney("" + item)).isFalse();
        assertThat(responsible.kind("" + item)).isEqualTo("DATED");
        slice.set("item", item, "major", true);
        assertThat(responsible.isMajor("" + item)).isTrue();
        assertThat(responsible.involvesMoney("" + item)).isFalse();
        slice.set("item", item, "involves_money", true);
        assertThat(responsible.involvesMoney("" + item)).isTrue();
    }

    @Test
    void aDecisionGoesToTheUnitAsItIsNowOrToTheOffice() {
        long bulletin = slice.insert(
                "bulletin",
                "period",
                slice.period(round, 1, "PUBLISHED", MONDAY.atTime(9, 0)),
                "state",
                "PUBLISHED",
                "text",
                "",
                "compiled_at",
                MONDAY.atTime(9, 0));
        long decision = slice.insert(
                "decision",
                "bulletin",
                bulletin,
                "item",
                item,
                "text",
                "",
                "unit",
                Slice.OTHER_UNIT,
                "due_on",
                MONDAY,
                "original_due_on",
                MONDAY,
                "state",
                "OPEN",
                "by_whom",
                "a",
                "at",
                MONDAY.atTime(9, 0));
        assertThat(responsible.ofDecision("" + decision)).isEqualTo("inspected-unit:unit1");
        slice.set("decision", decision, "unit", null);
        assertThat(responsible.ofDecision("" + decision)).isEqualTo("rectification-office");
    }
}
