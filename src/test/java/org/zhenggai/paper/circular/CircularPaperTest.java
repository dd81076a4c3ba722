package org.zhenggai.paper.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.DocumentKind;
import org.zhenggai.paper.circular.CircularPaper.Circular;
import org.zhenggai.paper.circular.CircularPaper.Finding;
import org.zhenggai.round.item.ItemState;

/** What a circular says of a finding of which nothing, something or all is confidential. */
class CircularPaperTest {

    private static final Slice slice = new Slice();
    private static final CircularPaper paper = slice.make(CircularPaper.class);

    private long round;
    private long first;
    private long second;

    @BeforeEach
    void items() {
        round = slice.round();
        first = slice.item(round, 1, ItemState.IN_WORK, MONDAY);
        second = slice.item(round, 2, ItemState.CLOSED, MONDAY);
    }

    private void decide(long item, String treatment, String words) {
        slice.set("item", item, "confidential", true);
        slice.insert(
                "circular_decision",
                "item",
                item,
                "kind",
                "PUBLIC_CIRCULAR",
                "treatment",
                treatment,
                "words",
                words,
                "reason",
                "",
                "by_whom",
                "a",
                "at",
                MONDAY.atTime(9, 0));
    }

    private Circular read() {
        return paper.read(DocumentKind.PUBLIC_CIRCULAR, round, Scope.ALL);
    }

    private Finding finding() {
        return read().areas().get(0).findings().get(0);
    }

    @Test
    void ofAnOpenFindingEverythingIsSaid() {
        assertThat(finding().heading()).isEqualTo("1.问题");
        assertThat(finding().toString()).contains("（1）事项1", "（2）事项2");
        assertThat(read().leftOut()).isEqualTo("0");
    }

    @Test
    void aPartlyConfidentialOneKeepsItsTitle() {
        decide(first, "SHORTENED", "已按要求整改。");
        assertThat(finding().heading()).isEqualTo("1.问题");
        assertThat(finding().toString()).contains("（1）已按要求整改。", "（2）事项2").doesNotContain("事项1");
    }

    @Test
    void aWhollyConfidentialOneHasNoTitle() {
        decide(first, "SHORTENED", "已按要求整改。");
        decide(second, "LEFT_OUT", null);
        assertThat(finding().heading()).isEqualTo("1.有关问题的整改情况");
        assertThat(finding().toString()).contains("已按要求整改。").doesNotContain("事项");
        assertThat(read().leftOut()).isEqualTo("1");
    }

    @Test
    void whatIsLeftOutAltogetherIsNotThere() {
        decide(first, "LEFT_OUT", null);
        decide(second, "LEFT_OUT", null);
        assertThat(read().areas()).isEqualTo(List.of());
    }

    @Test
    void withoutADecisionThereIsNoCircular() {
        slice.set("item", first, "confidential", true);
        assertThatThrownBy(this::read).isInstanceOf(Refusal.class).hasMessageContaining("还没有决定");
    }
}
