package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.LEADER;
import static org.zhenggai.database.Slice.MONDAY;
import static org.zhenggai.database.Slice.OTHER_UNIT;
import static org.zhenggai.database.Slice.UNIT;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.item.ItemState;

/** What changed on what somebody follows, and whose changes he does not see. */
class FollowedTest {

    private final Slice slice = new Slice();
    private final Followed followed = slice.make(Followed.class);

    private long round;
    private long own;
    private long other;

    @BeforeEach
    void items() {
        slice.on(MONDAY);
        round = slice.round();
        own = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(30));
        other = slice.item(round, 2, ItemState.IN_WORK, MONDAY.plusDays(30));
        slice.set("item", other, "lead_unit", OTHER_UNIT);
        slice.person("leader2", null);
        slice.set("item", other, "leader", "leader2");
    }

    private static Viewer viewer(String name, String... groups) {
        return Viewer.of(name, name, List.of(groups));
    }

    private static Viewer unit() {
        return viewer("handler1", Role.INSPECTED_UNIT.code(), Role.groupOfUnit(UNIT));
    }

    private static Viewer office() {
        return viewer("office1", Role.RECTIFICATION_OFFICE.code());
    }

    private void event(Long item, LocalDateTime at, String actor, EventKind kind, String text) {
        slice.insert(
                "event", "round", round, "item", item, "at", at, "actor", actor, "kind", kind.name(), "text", text);
    }

    private List<String> texts(Viewer viewer) {
        return followed.of(viewer).shown().stream().map(Followed.Change::text).toList();
    }

    @Test
    void unitsFollowTheirItemsAndLeadersThoseTheyAnswerFor() {
        event(own, MONDAY.atTime(8, 0), "office2", EventKind.MEASURES_APPROVED, "本单位");
        event(other, MONDAY.atTime(8, 1), "office2", EventKind.MEASURES_RETURNED, "别的单位");
        event(null, MONDAY.atTime(8, 2), "office2", EventKind.BULLETIN_PUBLISHED, "第1期");
        assertThat(texts(unit())).containsExactly("本单位");
        assertThat(texts(viewer(LEADER, Role.LEADING_GROUP.code()))).containsExactly("第1期", "本单位");
        assertThat(texts(office())).containsExactly("第1期", "别的单位", "本单位");
        slice.insert("item_assisting", "item", other, "unit", UNIT);
        assertThat(texts(unit())).containsExactly("别的单位", "本单位");
    }

    @Test
    void nobodyReadsOfAConfidentialItemThatHeMayNotOpen() {
        event(own, MONDAY.atTime(8, 0), "office2", EventKind.MEASURES_RETURNED, "机密的理由");
        slice.set("item", own, "confidential", true);
        assertThat(texts(unit())).isEmpty();
        assertThat(texts(viewer("head1", Role.groupOfUnit(UNIT), Role.groupOfHeads(UNIT))))
                .containsExactly("机密的理由");
        assertThat(texts(viewer("leader2", Role.LEADING_GROUP.code()))).isEmpty();
        assertThat(texts(viewer(LEADER, Role.LEADING_GROUP.code()))).containsExactly("机密的理由");
        assertThat(texts(office())).containsExactly("机密的理由");
    }

    @Test
    void whatOneDidOneselfIsNoNews() {
        event(own, MONDAY.atTime(8, 0), "office1", EventKind.MEASURES_RETURNED, "自己退回的");
        event(own, MONDAY.atTime(8, 0), "office2", EventKind.TASK_ASSIGNED, "指派");
        assertThat(texts(office())).isEmpty();
        assertThat(texts(unit())).containsExactly("自己退回的");
    }

    @Test
    void theOfficeLooksBackToTheLastWorkingDayAndUnitsAFortnight() {
        event(own, MONDAY.minusDays(14).atTime(8, 0), "system", EventKind.STALLED, "两周前");
        event(own, MONDAY.minusDays(15).atTime(8, 0), "system", EventKind.NAMED, "再前一天");
        event(own, MONDAY.minusDays(4).atTime(8, 0), "system", EventKind.REMINDED, "周四");
        assertThat(texts(office()))
                .as("Monday 13 May follows a working Saturday")
                .isEmpty();
        event(own, MONDAY.minusDays(2).atTime(8, 0), "system", EventKind.DECIDED, "周六上班");
        assertThat(texts(office())).containsExactly("周六上班");
        assertThat(texts(unit())).containsExactly("周六上班", "周四", "两周前");
    }

    @Test
    void whatHappenedToManyIsOneLine() {
        for (int n = 10; n < 14; n++) {
            event(
                    slice.item(round, n, ItemState.IN_WORK, MONDAY),
                    MONDAY.atTime(8, n),
                    "system",
                    EventKind.REPORT_MISSING,
                    "财政分局");
        }
        event(own, MONDAY.atTime(8, 0), "handler1", EventKind.EVIDENCE_ADDED, "甲");
        event(own, MONDAY.atTime(8, 1), "handler1", EventKind.EVIDENCE_ADDED, "乙");
        List<Followed.Change> shown = followed.of(office()).shown();
        assertThat(shown).extracting(Followed.Change::text).containsExactlyInAnyOrder("", "乙（共2次）");
        assertThat(shown.stream()
                        .filter(Followed.Change::isOfMany)
                        .findFirst()
                        .orElseThrow()
                        .items())
                .extracting(Followed.Of::number)
                .containsExactly("10", "11", "12", "13");
    }

    @Test
    void longTextsAreCutAndManyLinesAreLeftOut() {
        for (int n = 0; n < 9; n++) {
            event(own, MONDAY.atTime(8, n), "person" + n, EventKind.values()[n], "字".repeat(91));
        }
        Followed.Changes changes = followed.of(office());
        assertThat(changes.shown())
                .hasSize(8)
                .allSatisfy(one -> assertThat(one.text()).isEqualTo("字".repeat(90) + "…"));
        assertThat(changes.isWhole()).isFalse();
        assertThat(changes.shown())
                .extracting(Followed.Change::items)
                .allSatisfy(items -> assertThat(items).hasSize(1));
        assertThat(Set.copyOf(changes.shown())).hasSize(8);
    }
}
