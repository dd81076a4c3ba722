package org.zhenggai.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each role may, alone. */
class ViewerTest {

    private static Viewer viewer(String... groups) {
        return Viewer.of("somebody", "某人", List.of(groups));
    }

    @ParameterizedTest
    @CsvSource({
        "rectification-office, true, true, false, true, true, true",
        "leading-group, true, false, true, false, true, true",
        "secretary, true, true, true, true, true, true",
        "discipline, true, true, false, true, true, true",
        "inspection-team, false, false, false, true, true, true",
        "process-designer, false, false, false, false, false, false",
        "camunda-admin, false, false, false, false, false, false",
        "inspected-unit:unit1, false, false, false, false, false, true",
        "person:leader1, false, false, true, false, false, false"
    })
    void roles(
            String group,
            boolean readsAll,
            boolean readsConfidential,
            boolean signsOff,
            boolean watches,
            boolean isAbove,
            boolean readsCases) {
        Viewer viewer = viewer(group);
        assertThat(viewer.readsAllCases()).isEqualTo(readsAll);
        assertThat(viewer.readsConfidential()).isEqualTo(readsConfidential);
        assertThat(viewer.signsOff()).isEqualTo(signsOff);
        assertThat(viewer.watchesCases()).isEqualTo(watches);
        assertThat(viewer.isAboveUnits()).isEqualTo(isAbove);
        assertThat(viewer.readsCases()).isEqualTo(readsCases);
    }

    @Test
    void groupsSayForWhomHeActs() {
        Viewer viewer = viewer("inspected-unit:unit1", "unit-head:unit1", "person:leader1");
        assertThat(viewer.units()).containsExactly("unit1");
        assertThat(viewer.headOf()).containsExactly("unit1");
        assertThat(viewer.principals()).containsExactlyInAnyOrder("somebody", "leader1");
    }

    @Test
    void oneOfTheLeadingGroupIsCalledWhatHeDoes() {
        assertThat(viewer("leading-group").rolesInWords()).isEqualTo("责任领导");
        assertThat(viewer("discipline", "rectification-office").rolesInWords()).isEqualTo("整改办、纪检");
    }
}
