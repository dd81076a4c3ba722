package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.evidence.EvidenceTable.Owner;
import org.zhenggai.kernel.search.Hits.Window;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** Files are found by their names and by what was said of them, in any spelling, where their item may be read. */
class EvidenceSearchTest {

    private static final Viewer OFFICE = Viewer.of("office1", "", List.of(Role.RECTIFICATION_OFFICE.code()));
    private static final Viewer UNIT =
            Viewer.of("handler1", "", List.of(Role.INSPECTED_UNIT.code(), Role.groupOfUnit(Slice.UNIT)));
    private static final Viewer OTHER =
            Viewer.of("handler2", "", List.of(Role.INSPECTED_UNIT.code(), Role.groupOfUnit(Slice.OTHER_UNIT)));
    private static final Viewer LEADER = Viewer.of("leader9", "", List.of(Role.LEADING_GROUP.code()));

    private final Slice slice = new Slice();
    private final EvidenceTable table = slice.make(EvidenceTable.class);
    private final EvidenceSearch search = slice.make(EvidenceSearch.class);
    private final long round = slice.round();
    private final long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
    private final long file = table.insert(
            new Owner(item, round, "1", ItemState.IN_WORK, false),
            null,
            slice.evidenceContent(1),
            new Inspector.Findings(FileKind.PDF, "ＰＰＴ汇报（第２版）.pdf"),
            "“三资”Ａ类台账 照片",
            "handler1",
            MONDAY.atTime(9, 0));

    private boolean finds(Viewer viewer, String words) {
        return search.find(Wanted.of(words), Scope.of(viewer), Window.of(1, 20)).rows().stream()
                .anyMatch(found -> found.id() == file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppt", "ＰＰＴ汇报", "汇报第2版", "三资a类", "「三资」", "Ａ类　照片", "PDF"})
    void byNameAndNoteInAnySpelling(String words) {
        assertThat(finds(OFFICE, words)).isTrue();
        assertThat(finds(UNIT, words)).isTrue();
        assertThat(finds(OTHER, words)).as("another unit's").isFalse();
    }

    @Test
    void notOfAConfidentialItemForWhoIsNotLetIn() {
        slice.set("item", item, "confidential", true);
        assertThat(finds(OFFICE, "三资")).isTrue();
        assertThat(finds(LEADER, "三资")).isFalse();
        assertThat(finds(UNIT, "三资")).isFalse();
        assertThat(search.find(Wanted.of("三资"), Scope.of(LEADER), Window.of(1, 20))
                        .all())
                .as("not even how many")
                .isZero();
    }

    @Test
    void notOnceItIsWithdrawn() {
        table.withdraw(file, "handler1", MONDAY.atTime(10, 0), "传错了");
        assertThat(finds(OFFICE, "三资")).isFalse();
    }
}
