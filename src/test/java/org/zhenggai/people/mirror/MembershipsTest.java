package org.zhenggai.people.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;

/** Which groups somebody has himself, which he lends to a substitute, and on which days. */
class MembershipsTest {

    private static final Slice slice = new Slice();
    private static final Memberships memberships = slice.make(Memberships.class);

    @BeforeAll
    static void people() {
        person("boss", null, "leading-group", "camunda-admin");
        person("deputy", null, "rectification-office");
        person("head", Slice.UNIT, "inspected-unit");
        slice.jdbc()
                .sql("update person set post = 'head' where username = 'head'")
                .update();
    }

    private static void person(String name, String unit, String... roles) {
        slice.person(name, unit);
        for (String role : roles) {
            slice.insert("person_role", "username", name, "role", role);
        }
    }

    @BeforeEach
    void absence() {
        slice.jdbc().sql("delete from absence").update();
        slice.insert(
                "absence",
                "person",
                "boss",
                "substitute",
                "deputy",
                "from_day",
                MONDAY,
                "until_day",
                MONDAY.plusDays(2),
                "created_by",
                "a",
                "created_at",
                MONDAY.atTime(9, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "2, true", "3, false"})
    void groupsAreLentOnBothDaysAndBetween(int days, boolean isLent) {
        slice.on(MONDAY.plusDays(days));
        assertThat(memberships.of("deputy").contains("person:boss")).isEqualTo(isLent);
        assertThat(memberships.all().get("deputy").contains("leading-group")).isEqualTo(isLent);
        assertThat(memberships.absentFor("deputy")).hasSize(isLent ? 1 : 0);
    }

    @Test
    void theRightsOfAnAdministratorAreNotLent() {
        slice.on(MONDAY);
        assertThat(memberships.of("boss")).contains("camunda-admin");
        assertThat(memberships.lentBy("boss")).containsExactly("leading-group", "person:boss");
        assertThat(memberships.of("deputy")).doesNotContain("camunda-admin");
        assertThat(memberships.all().get("deputy")).doesNotContain("camunda-admin");
    }

    @Test
    void aHeadHasHisUnitsTwoGroups() {
        assertThat(memberships.own("head"))
                .containsExactly("inspected-unit", "inspected-unit:unit1", "unit-head:unit1");
    }

    @Test
    void whoHasLeftHasNoneAndLendsNone() {
        slice.on(MONDAY);
        slice.jdbc()
                .sql("update person set active = false where username = 'boss'")
                .update();
        assertThat(memberships.own("boss")).isEmpty();
        assertThat(memberships.of("deputy")).containsExactly("rectification-office");
        slice.jdbc()
                .sql("update person set active = true where username = 'boss'")
                .update();
    }
}
