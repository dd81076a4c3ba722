package org.zhenggai.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;

/** In which state of a round its rules may change, and what of them may not. */
class RuleChangesTest {

    private static final Slice slice = new Slice();
    private static final RuleSetVersions versions =
            slice.use(RuleSetVersions.class, Mockito.mock(RuleSetVersions.class));
    private static final RuleChanges changes = slice.make(RuleChanges.class);

    static {
        Mockito.when(versions.figures(any())).thenReturn(figures(14, 2));
        slice.insert("rule_set", "code", "next", "title", "", "family", "next", "number", 1);
        Mockito.when(versions.keep(any(), any())).thenReturn("next");
    }

    private static Map<String, Figure> figures(int cadence, int accept) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("cadence", new Figure("cadence", "周期", cadence, "day", "默认"));
        figures.put("acceptItem", new Figure("acceptItem", "签收", accept, "working-day", "默认"));
        return figures;
    }

    private static void apply(String state, Map<String, Figure> figures, String reason) {
        long round = slice.round();
        slice.set("round", round, "state", state);
        changes.apply(round, new RuleSetFile("next", "规则", figures), reason, "admin");
    }

    @ParameterizedTest
    @CsvSource({
        "STUDY, 7, ",
        "PLANNING, 7, ",
        "IN_WORK, 14, ",
        "IN_WORK, 7, 不能中途由14天改为7天",
        "PLANNING, 0, 须大于0天",
        "ARCHIVED, 14, 已经归档",
        "WITHDRAWN, 14, 已经撤销"
    })
    void theRhythmOfARunningRoundStays(String state, int cadence, String why) {
        if (why == null) {
            assertThatCode(() -> apply(state, figures(cadence, 3), "理由")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> apply(state, figures(cadence, 3), "理由"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void noFigureIsLostAddedOrMeasuredOtherwise() {
        Map<String, Figure> lost = figures(14, 3);
        lost.remove("acceptItem");
        assertThatThrownBy(() -> apply("PLANNING", lost, "理由")).hasMessageContaining("缺少acceptItem");
        Map<String, Figure> added = figures(14, 3);
        added.put("more", new Figure("more", "多", 1, "day", "默认"));
        assertThatThrownBy(() -> apply("PLANNING", added, "理由")).hasMessageContaining("more系统不认识");
        added.put("legalReview", new Figure("legalReview", "法制审核", 3, "working-day", "本镇规定"));
        added.remove("more");
        assertThatCode(() -> apply("PLANNING", added, "自加的任务")).doesNotThrowAnyException();
        Map<String, Figure> other = figures(14, 3);
        other.put("acceptItem", new Figure("acceptItem", "签收", 3, "day", "默认"));
        assertThatThrownBy(() -> apply("PLANNING", other, "理由")).hasMessageContaining("签收的单位应是working-day");
        assertThatThrownBy(() -> apply("PLANNING", figures(14, 3), " ")).hasMessageContaining("请填写启用理由");
    }
}
