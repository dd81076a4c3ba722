package org.zhenggai.work.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** What will not do in a row of the plan, each alone. */
class PlanRulesTest {

    private static final Slice slice = new Slice();
    private static final PlanRules rules;

    static {
        Directory directory = slice.use(Directory.class, Mockito.mock(Directory.class));
        Mockito.when(directory.units())
                .thenReturn(List.of(
                        new Unit("unit1", "甲", "department", null), new Unit("unit2", "乙", "department", null)));
        Mockito.when(directory.leaders()).thenReturn(List.of(new Choice("leader1", "某")));
        rules = slice.make(PlanRules.class);
    }

    @BeforeEach
    void today() {
        slice.on(MONDAY);
    }

    private static List<PlanRules.Fault> faults(
            String unit, List<String> assisting, String leader, LocalDate day, LocalDate before) {
        Change change = new Change(1, 1, unit, assisting, leader, ItemKind.DATED, day, false, false);
        Row row = new Row(1, 1, "1", "", "", "", null, List.of(), null, null, before, false, false);
        return rules.faults(1, List.of(change), Map.of(1L, row)).get(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "unit1, unit2, leader1, ",
        "unit1, , leader1, ",
        ", unit1, , ",
        "unit9, unit2, leader1, “牵头单位”不在单位名录中",
        "unit1, unit9, leader1, “配合单位”中有单位不在单位名录中",
        "unit1, unit2 unit2, leader1, “配合单位”有重复",
        "unit1, unit1, leader1, “配合单位”与牵头单位相同",
        "unit1, unit2 unit1, leader1, “配合单位”与牵头单位相同",
        "unit1, unit2, handler1, “责任领导”不是领导小组成员"
    })
    void unitsAndLeader(String unit, String assisting, String leader, String fault) {
        List<String> units = assisting == null ? List.of() : List.of(assisting.split(" "));
        assertThat(faults(unit, units, leader, null, null).stream().map(PlanRules.Fault::sentence))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void aDeadlineThatPassedWhileNobodyTouchedItIsNoFaultOfTheRow() {
        LocalDate yesterday = MONDAY.minusDays(1);
        assertThat(faults("unit1", List.of(), null, yesterday, yesterday)).isEmpty();
        assertThat(faults("unit1", List.of(), null, yesterday, MONDAY)).hasSize(1);
        assertThat(faults("unit1", List.of(), null, MONDAY, yesterday)).isEmpty();
    }
}
