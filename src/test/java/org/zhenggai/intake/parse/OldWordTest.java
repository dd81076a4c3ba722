package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.source.SourceText;
import org.zhenggai.intake.parse.words.Owner;

/** Documents of Word before 2007: what it counts itself, and its tables. */
class OldWordTest {

    private static String text(String name) throws IOException {
        try (InputStream in = OldWordTest.class.getResourceAsStream("/intake/" + name)) {
            return SourceText.decode(in.readAllBytes(), name);
        }
    }

    @Test
    void levelsThatWordCountsHaveTheirNumbers() throws IOException {
        Preview preview = FeedbackParser.parse(text("numbered-levels.doc"));

        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("港口管理方面", "渔船管理方面");
        assertThat(findings(preview))
                .extracting(PreviewFinding::title)
                .containsExactly("码头照明没有按时检修", "缆桩锈蚀未处理", "渔船证书过期未换");
        assertThat(texts(item(preview, 0, 0).measures())).hasSize(2);
        assertThat(item(preview, 0, 0).owner().unit()).isEqualTo("港务科");
    }

    @Test
    void aTableIsReadWithItsMergedCells() throws IOException {
        assertThat(text("merged-table.doc").lines()).contains("2\t港口\t缆桩锈蚀\t刷漆\t港务科\t2024-07-31");
        Preview preview = FeedbackParser.parse(text("merged-table.doc"));

        assertThat(preview.areas())
                .extracting(PreviewArea::title, area -> area.findings().size())
                .containsExactly(tuple("港口", 2), tuple("渔船", 1));
        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("疏通排水沟", "加装水泵");
        assertThat(item(preview, 2, 0).owner()).isEqualTo(new Owner("船检站", "", "", "2024-08-31"));
    }
}
