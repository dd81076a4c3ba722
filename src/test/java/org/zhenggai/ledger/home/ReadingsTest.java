package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** What a leader reads on his first page before he agrees. */
class ReadingsTest {

    private static final Viewer SECRETARY = Viewer.of("secretary1", "", List.of(Role.SECRETARY.code()));

    private final Slice slice = new Slice();
    private final Readings readings = slice.make(Readings.class);

    @Test
    void whatTheVerificationFoundUndoneAndWhatAMeetingDecidedIsSaid() {
        slice.on(MONDAY);
        long round = slice.round();
        long item = slice.item(round, 1, ItemState.SIGN_OFF, MONDAY.plusDays(9));
        assertThat(of(item).unmet()).isZero();
        assertThat(of(item).decisions()).isZero();

        judged(item, "NOT_DONE");
        long last = judged(item, "PARTLY");
        assertThat(of(item).unmet()).as("of the last verification alone").isEqualTo(1);
        slice.set("verification", last, "verdict", "RETURNED");
        assertThat(of(item).unmet()).as("what was passed before").isEqualTo(1);

        long decision = decided(round, item);
        assertThat(of(item).decisions()).isEqualTo(1);
        slice.set("decision", decision, "state", "DONE");
        assertThat(of(item).decisions()).isZero();
    }

    private Readings.Reading of(long item) {
        return readings.of(List.of(item), Scope.of(SECRETARY)).get(item);
    }

    private long judged(long item, String conclusion) {
        long verification = slice.insert(
                "verification",
                "item",
                item,
                "verdict",
                "PASSED",
                "opinion",
                "属实",
                "by_whom",
                "a",
                "at",
                MONDAY.atTime(9, 0));
        for (String one : List.of("DONE", conclusion)) {
            long measure = slice.insert(
                    "measure",
                    "item",
                    item,
                    "position",
                    verification * 10 + one.length(),
                    "text",
                    "建账",
                    "state",
                    "FINISHED");
            slice.insert("verification_measure", "verification", verification, "measure", measure, "conclusion", one);
        }
        return verification;
    }

    private long decided(long round, long item) {
        long period = slice.period(round, 1, "PUBLISHED", MONDAY.minusDays(5).atTime(17, 0));
        long bulletin = slice.insert(
                "bulletin",
                "period",
                period,
                "state",
                "PUBLISHED",
                "text",
                "",
                "held_on",
                MONDAY.minusDays(3),
                "compiled_at",
                MONDAY.minusDays(5).atTime(17, 0));
        return slice.insert(
                "decision",
                "bulletin",
                bulletin,
                "position",
                1,
                "item",
                item,
                "text",
                "限期报方案",
                "unit",
                Slice.UNIT,
                "due_on",
                MONDAY,
                "original_due_on",
                MONDAY,
                "state",
                "ANSWERED",
                "by_whom",
                "secretary1",
                "at",
                MONDAY.minusDays(3).atTime(9, 0));
    }
}
