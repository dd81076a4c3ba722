package org.zhenggai.paper.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.database.Asked;
import org.zhenggai.database.Slice;
import org.zhenggai.evidence.KeptFiles;
import org.zhenggai.kernel.search.Hits.Window;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.paper.DocumentWriter;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** Documents by the words of their names, as far as somebody may take them, without a question for each of them. */
class DocumentSearchTest {

    private static final Viewer OFFICE = Viewer.of("office1", "", List.of(Role.RECTIFICATION_OFFICE.code()));
    private static final Viewer UNIT =
            Viewer.of("handler1", "", List.of(Role.INSPECTED_UNIT.code(), Role.groupOfUnit(Slice.UNIT)));
    private static final Viewer LEADER = Viewer.of("leader9", "", List.of(Role.LEADING_GROUP.code()));

    private final Slice slice = new Slice();
    private final Asked asked = new Asked(slice.make(DataSource.class));
    private final DocumentSearch search;
    private final long content;

    DocumentSearchTest() {
        slice.use(JdbcClient.class, JdbcClient.create(asked));
        slice.on(MONDAY);
        content = slice.evidenceContent(1);
        search = slice.make(DocumentSearch.class, DocumentWriter.class, KeptFiles.class);
    }

    private void document(String kind, long subject, long round, Long item, String name) {
        slice.insert(
                "document_file",
                "kind",
                kind,
                "subject",
                subject,
                "round",
                round,
                "item",
                item,
                "state",
                "MADE",
                "percent",
                100,
                "asked_by",
                "office1",
                "asked_at",
                MONDAY.atTime(8, 0),
                "attempts",
                1,
                "name",
                name,
                "words",
                Plain.lines(name),
                "content",
                content,
                "made_at",
                MONDAY.atTime(8, 1));
    }

    private List<String> found(Viewer viewer, String words) {
        return search.find(Wanted.of(words), viewer, Window.of(1, 20)).rows().stream()
                .map(DocumentSearch.Found::name)
                .toList();
    }

    private int askedFor(int items) {
        long round = slice.round();
        for (int n = 1; n <= items; n++) {
            long item = slice.item(round, n, ItemState.IN_WORK, MONDAY);
            document("SIGN_OFF_FORM", item, round, item, "审批表" + items + "份之" + n + ".docx");
        }
        document("PLAN", round, round, null, "整改方案" + items + "份.docx");
        int before = asked.times();
        assertThat(found(UNIT, items + "份")).hasSize(items);
        return asked.times() - before;
    }

    @Test
    void noQueryStandsInALoopOverDocuments() {
        assertThat(askedFor(15)).isEqualTo(askedFor(3)).isLessThanOrEqualTo(6);
    }

    @Test
    void everybodyFindsWhatHeMayTake() {
        long round = slice.round();
        long own = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        long others = slice.item(round, 2, ItemState.IN_WORK, MONDAY);
        slice.set("item", others, "lead_unit", Slice.OTHER_UNIT);
        long secret = slice.item(round, 3, ItemState.IN_WORK, MONDAY);
        slice.set("item", secret, "confidential", true);
        document("SIGN_OFF_FORM", own, round, own, "ＡＢ审批表-事项1.docx");
        document("SIGN_OFF_FORM", others, round, others, "AB审批表-事项2.docx");
        document("SIGN_OFF_FORM", secret, round, secret, "AB审批表-事项3.docx");
        document("PLAN", round, round, null, "ab方案.docx");

        assertThat(found(OFFICE, "ａｂ"))
                .containsExactly("ab方案.docx", "AB审批表-事项3.docx", "AB审批表-事项2.docx", "ＡＢ审批表-事项1.docx");
        assertThat(found(UNIT, "ab")).containsExactly("ＡＢ审批表-事项1.docx");
        assertThat(found(LEADER, "ab")).containsExactly("ab方案.docx", "AB审批表-事项2.docx", "ＡＢ审批表-事项1.docx");
    }

    /** The plan was made when the item was open to all; then the item was closed to leaders. */
    @Test
    void aDocumentOfBeforeAnItemBecameConfidentialIsNoLongerTaken() {
        long round = slice.round();
        long item = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        document("PLAN", round, round, null, "旧方案.docx");
        assertThat(found(LEADER, "旧方案")).hasSize(1);

        slice.set("item", item, "confidential", true);
        slice.insert(
                "event",
                "round",
                round,
                "item",
                item,
                "at",
                MONDAY.atTime(9, 0),
                "actor",
                "office1",
                "kind",
                "CONFIDENTIAL_SET",
                "text",
                "");
        assertThat(found(LEADER, "旧方案")).isEmpty();
        assertThat(found(OFFICE, "旧方案")).hasSize(1);
    }
}
