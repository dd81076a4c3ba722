package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.database.Slice;
import org.zhenggai.database.SliceRows;
import org.zhenggai.intake.desk.Marking.Answer;
import org.zhenggai.intake.desk.Marking.Ask;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.tables.ColumnAnswers;
import org.zhenggai.intake.tables.ItemPasts;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** What the intake keeps beside its drafts: layouts, what columns hold, and the past of items. */
class KeptOnBothDatabasesTest {

    private static final String USER = "office";

    private static final String LIST = """
            库房检查情况
            甲01 货架没有标签
            甲02 账目三个月没有核对
            甲03 灭火器过期
            """;

    static Stream<Named<Supplier<Slice>>> databases() {
        return Stream.of(Named.of("H2", Slice::new), Named.of("PostgreSQL", Slice::onPostgres));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void layouts(Supplier<Slice> database) {
        Slice slice = database.get();
        Drafts drafts = slice.make(Drafts.class);
        Marking marking = slice.make(Marking.class);
        Layouts layouts = slice.make(Layouts.class);
        long id = drafts.put("检查.txt", LIST.getBytes(StandardCharsets.UTF_8), USER);
        Answer answer = marking.mark(id, new Ask(0, 2, "FINDING", false, false), USER);
        assertThat(answer.message()).contains("问题3个");
        marking.keep(id, "库房检查", USER);
        assertThat(layouts.all()).extracting(Layouts.Kept::name).containsExactly("库房检查");
        assertThatThrownBy(() -> marking.keep(id, "库房检查", USER)).isInstanceOf(Refusal.class);

        String other = LIST.replace("货架", "冷库");
        long next = drafts.put("检查二.txt", other.getBytes(StandardCharsets.UTF_8), USER);
        Layouts.Kept kept = marking.offered(
                        Written.plain(other), drafts.find(next).orElseThrow().tree(), Outlines.of(Written.plain(other)))
                .get(0);
        assertThat(marking.apply(next, 0, kept.id(), false, USER).message()).contains("问题3个");
        layouts.delete(kept.id());
        assertThat(layouts.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void answersOnColumns(Supplier<Slice> database) {
        ColumnAnswers answers = database.get().make(ColumnAnswers.class);
        answers.keep("情形 说明", ColumnRole.FINDING, USER);
        answers.keep("情形说明", ColumnRole.MEASURE, USER);
        answers.keep("办结日", ColumnRole.DEADLINE, USER);
        assertThat(answers.all()).containsOnlyKeys("情形说明", "办结日").containsEntry("情形说明", ColumnRole.MEASURE);
        answers.keep("办结日", null, USER);
        assertThat(answers.all()).containsOnlyKeys("情形说明");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pastsOfItems(Supplier<Slice> database) {
        Slice slice = database.get();
        long round = slice.round();
        long first = slice.item(round, 1, ItemState.IN_WORK, SliceRows.MONDAY);
        long second = slice.item(round, 2, ItemState.IN_WORK, SliceRows.MONDAY);
        List<PreviewItem> items = FeedbackParser.parse("""
                        整改台账
                        序号\t问题\t整改措施\t整改状态\t整改成效
                        1\t票据审核不严\t修订办法\t已销号\t已修订办法并公示
                        2\t账目没有核对\t每月核对\t\t
                        """).areas().stream()
                .flatMap(area -> area.findings().stream())
                .flatMap(finding -> finding.items().stream())
                .toList();
        ItemPasts pasts = slice.make(ItemPasts.class);
        pasts.keep(items, List.of(first, second));
        assertThat(pasts.of(first).orElseThrow().status()).isEqualTo("已销号");
        assertThat(pasts.of(first).orElseThrow().results()).isEqualTo("已修订办法并公示");
        assertThat(pasts.of(second)).isEmpty();
    }
}
