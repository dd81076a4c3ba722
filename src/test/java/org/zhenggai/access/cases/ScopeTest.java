package org.zhenggai.access.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** Who finds which item in every list: each way into the scope alone, for an item that is open to all and a confidential one. */
class ScopeTest {

    private static final String SOMEBODY = "somebody";
    private static final Slice slice = new Slice();

    private long round;
    private long item;

    @BeforeEach
    void item() {
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        slice.jdbc().sql("delete from item_confidant").update();
        slice.jdbc().sql("delete from round_reader").update();
        slice.jdbc()
                .sql("delete from person where username = ?")
                .param(SOMEBODY)
                .update();
        slice.person(SOMEBODY, null);
    }

    private boolean finds(String... groups) {
        return slice.jdbc()
                        .sql("select count(*) from item i where i.id = :item and " + Scope.CONDITION)
                        .param("item", item)
                        .params(Scope.of(Viewer.of(SOMEBODY, "某人", List.of(groups)))
                                .parameters())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void confidential() {
        slice.set("item", item, "confidential", true);
    }

    @ParameterizedTest
    @CsvSource({
        "rectification-office, true, true",
        "secretary, true, true",
        "discipline, true, true",
        "leading-group, true, false",
        "inspection-team, false, false",
        "process-designer, false, false",
        "camunda-admin, false, false",
        "inspected-unit:unit1, true, false",
        "unit-head:unit1, false, false",
        "inspected-unit:unit2, false, false",
        "person:leader1, false, false"
    })
    void rolesFindWhatTheyMay(String group, boolean open, boolean confidential) {
        assertThat(finds(group)).isEqualTo(open);
        confidential();
        assertThat(finds(group)).isEqualTo(confidential);
    }

    @Test
    void theHeadOfTheLeadUnitFindsItsConfidentialItemAndNoOtherHead() {
        confidential();
        assertThat(finds("inspected-unit:unit1", "unit-head:unit1")).isTrue();
        assertThat(finds("inspected-unit:unit1", "unit-head:unit2")).isFalse();
    }

    @Test
    void theResponsibleLeaderAndHisSubstituteFindIt() {
        confidential();
        assertThat(finds("leading-group", "person:leader1")).isTrue();
        assertThat(finds("leading-group", "person:leader2")).isFalse();
    }

    @Test
    void anAssistingUnitFindsItUnlessItIsConfidential() {
        slice.insert("item_assisting", "item", item, "unit", Slice.OTHER_UNIT);
        assertThat(finds("inspected-unit:unit2")).isTrue();
        confidential();
        assertThat(finds("inspected-unit:unit2", "unit-head:unit2")).isFalse();
        slice.insert("item_confidant", "item", item, "username", SOMEBODY);
        assertThat(finds("inspected-unit:unit2")).isTrue();
    }

    @Test
    void whoAssistsInAnItemFindsNoOther() {
        slice.insert(
                "item_assisting", "item", slice.item(round, 2, ItemState.IN_WORK, MONDAY), "unit", Slice.OTHER_UNIT);
        assertThat(finds("inspected-unit:unit2")).isFalse();
    }

    @Test
    void whoIsEnteredForAnItemFindsNoOther() {
        confidential();
        long other = slice.item(round, 2, ItemState.IN_WORK, MONDAY);
        slice.insert("item_confidant", "item", other, "username", SOMEBODY);
        assertThat(finds("inspected-unit:unit1")).isFalse();
    }

    @Test
    void aReaderOfTheRoundFindsAllOfIt() {
        slice.insert("round_reader", "round", slice.round(), "username", SOMEBODY);
        assertThat(finds("inspection-team")).isFalse();
        slice.insert("round_reader", "round", round, "username", SOMEBODY);
        assertThat(finds("inspection-team")).isTrue();
        confidential();
        assertThat(finds("inspection-team")).isTrue();
    }

    @Test
    void unitsDoNotSeeThePlanBeforeItIsAssigned() {
        slice.set("item", item, "state", "PLANNED");
        assertThat(finds("inspected-unit:unit1")).isFalse();
        assertThat(finds("leading-group")).isTrue();
        slice.set("item", item, "state", "ASSIGNED");
        assertThat(finds("inspected-unit:unit1")).isTrue();
    }
}
