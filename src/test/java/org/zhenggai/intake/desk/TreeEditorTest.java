package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.desk.Edit.Kind;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.kernel.Refusal;

class TreeEditorTest {

    private static final String CIRCULAR = """
            关于整改进展情况的通报
            （一）关于财务管理方面
            1.针对“票据审核不严”的问题。一是修订报销办法。二是每季抽查票据。
            2.针对“资产底数不清”的问题。一是清点全部资产。
            二是登记造册。
            （二）关于工程建设方面
            3.针对“工程监管不到位”的问题。
            （1）关于现场管理。一是记录施工日志。
            （2）关于竣工验收。一是请第三方验收。
            """;

    private Tree tree;
    private String act;

    @BeforeEach
    void read() {
        tree = Trees.of(FeedbackParser.parse(CIRCULAR));
    }

    @Test
    void givesThePreviewBackAsItWas() {
        Preview preview = FeedbackParser.parse(CIRCULAR);
        Preview again = Trees.preview(Trees.parse(Trees.write(Trees.of(preview))));
        assertThat(again.areas()).hasSize(2);
        assertThat(again.totals()).isEqualTo(preview.totals());
        assertThat(findings(again).stream().map(PreviewFinding::text))
                .isEqualTo(findings(preview).stream().map(PreviewFinding::text).toList());
        assertThat(items(again).stream().map(PreviewItem::offset))
                .isEqualTo(items(preview).stream().map(PreviewItem::offset).toList());
        assertThat(items(again).stream().map(PreviewItem::measures))
                .isEqualTo(items(preview).stream().map(PreviewItem::measures).toList());
    }

    @Test
    void theTeamIsKeptAndTakenOutAgain() {
        make(Kind.TEAM, null, " 市委第三巡察组 ", null);
        assertThat(Trees.parse(Trees.write(tree)).team()).isEqualTo("市委第三巡察组");
        assertThat(act).isEqualTo("巡察组定为市委第三巡察组");
        make(Kind.TEAM, null, " ", null);
        assertThat(tree.team()).isNull();
        assertThatThrownBy(() -> make(Kind.TEAM, null, "组".repeat(101), null)).hasMessageContaining("超过100字");
        assertThat(Trees.parse("{\"title\":\"旧\",\"areas\":[],\"questions\":[]}")
                        .team())
                .as("drafts of earlier releases have none")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "0001-01-01", "1999-01-01", "9999-12-31", "+999999999-12-31"})
    void refusesAFeedbackThatNobodyCanHaveGiven(String day) {
        TreeEditor editor = new TreeEditor(tree, "office1", Clock.systemDefaultZone());
        assertThatThrownBy(() -> editor.make(new Edit(0, Kind.FEEDBACK_DAY, null, day, null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请核对");
    }

    @Test
    void knowsTheLinesOfItsNodes() {
        assertThat(finding(0, 1).allLines()).contains(new Lines(4, 5));
        assertThat(finding(1, 0).lines()).containsExactly(new Lines(7, 7));
        assertThat(finding(1, 0).items().get(1).lines()).containsExactly(new Lines(9, 9));
    }

    @Test
    void retitlesAFindingAndItsOnlyItemTogether() {
        make(Kind.RETITLE, f(finding(0, 0)), " 票据把关不严 ", null);
        assertThat(finding(0, 0).title()).isEqualTo("票据把关不严");
        assertThat(finding(0, 0).items().get(0).title()).isEqualTo("票据把关不严");
        assertThat(finding(0, 0).text()).contains("票据审核不严");
        make(Kind.RETITLE, f(finding(1, 0)), "监管缺位", null);
        assertThat(finding(1, 0).items().get(0).title()).contains("现场管理");
        make(Kind.RETITLE, a(area(1)), "工程方面", null);
        make(Kind.RETITLE, i(finding(1, 0).items().get(1)), "验收", null);
        assertThat(area(1).title()).isEqualTo("工程方面");
        assertThat(finding(1, 0).items().get(1).title()).isEqualTo("验收");
        assertThat(act).isEqualTo("标题改为“验收”");
    }

    @Test
    void refusesATitleThatIsMissingOrTooLong() {
        assertThatThrownBy(() -> make(Kind.RETITLE, f(finding(0, 0)), "  ", null))
                .isInstanceOf(Refusal.class)
                .hasMessage("问题的标题是空的，请填写。");
        assertThatThrownBy(() -> make(Kind.RETITLE, a(area(0)), "长".repeat(401), null))
                .isInstanceOf(Refusal.class)
                .hasMessage("方面的标题超过400字，请改短。");
        assertThatThrownBy(() -> make(Kind.TITLE, null, "", null)).hasMessageContaining("轮次标题是空的");
    }

    @Test
    void mergesTwoFindingsIntoOneWithTheMeasuresOfBoth() {
        make(Kind.MERGE, f(finding(0, 1)), null, null);
        assertThat(area(0).findings()).hasSize(1);
        Finding merged = finding(0, 0);
        assertThat(merged.title()).isEqualTo("票据审核不严");
        assertThat(merged.isDivided()).isFalse();
        assertThat(merged.text())
                .startsWith("1.针对“票据审核不严”")
                .contains("每季抽查票据。\n2.针对“资产底数不清”")
                .contains("登记造册");
        assertThat(measures(merged.items().get(0))).hasSize(4);
        assertThat(merged.allLines()).contains(new Lines(3, 3), new Lines(4, 5));
        assertThat(act).isEqualTo("把问题“资产底数不清”并入“票据审核不严”");
    }

    @Test
    void mergesAFindingIntoADividedOneAsAnItem() {
        make(Kind.MOVE, f(finding(0, 1)), null, a(area(1)));
        make(Kind.MERGE, f(finding(1, 1)), null, null);
        Finding merged = finding(1, 0);
        assertThat(merged.items().stream().map(Item::title)).hasSize(3).endsWith("资产底数不清");
        assertThat(merged.text()).endsWith("登记造册。");
        PreviewFinding written = Trees.preview(tree).areas().get(1).findings().get(0);
        assertThat(written.text().substring(written.items().get(2).offset())).startsWith("2.针对“资产底数不清”");
    }

    @Test
    void mergesItemsAndTheLastOneIsTheFindingItself() {
        make(Kind.MERGE, i(finding(1, 0).items().get(1)), null, null);
        Finding merged = finding(1, 0);
        assertThat(merged.isDivided()).isFalse();
        assertThat(measures(merged.items().get(0))).hasSize(2);
        assertThat(merged.text()).contains("记录施工日志").contains("请第三方验收");
    }

    @Test
    void mergesAreas() {
        make(Kind.MERGE, a(area(1)), null, null);
        assertThat(tree.areas()).hasSize(1);
        assertThat(area(0).findings()).hasSize(3);
        assertThatThrownBy(() -> make(Kind.MERGE, a(area(0)), null, null)).hasMessageContaining("前面没有可以并入的");
    }

    @Test
    void splitsAFindingWhereThePersonPoints() {
        int at = finding(0, 1).text().indexOf("二是登记");
        edit(new Edit(0, Kind.SPLIT, f(finding(0, 1)), null, at, null));
        assertThat(area(0).findings()).hasSize(3);
        Finding first = finding(0, 1);
        Finding second = finding(0, 2);
        assertThat(first.text()).endsWith("清点全部资产。\n");
        assertThat(measures(first.items().get(0))).hasSize(1);
        assertThat(second.text()).isEqualTo("二是登记造册。");
        assertThat(second.title()).isEqualTo("登记造册");
        assertThat(second.number()).isEqualTo(4);
        assertThat(measures(second.items().get(0))).hasSize(1);
        assertThat(second.allLines()).containsExactly(new Lines(5, 5));
        assertThat(first.allLines()).doesNotContain(new Lines(5, 5));
        assertThat(first.isDivided()).isFalse();
    }

    @Test
    void splitsADividedFindingBetweenItsItems() {
        int at = finding(1, 0).text().indexOf("（2）关于竣工");
        edit(new Edit(0, Kind.SPLIT, f(finding(1, 0)), null, at, null));
        assertThat(finding(1, 0).isDivided()).isFalse();
        assertThat(finding(1, 1).text()).startsWith("（2）关于竣工验收");
        assertThat(finding(1, 1).title()).isEqualTo("关于竣工验收");
        assertThat(measures(finding(1, 1).items().get(0))).hasSize(1);
    }

    @Test
    void splitsWithinTheHeadOfAFinding() {
        int at = finding(1, 0).text().indexOf("的问题");
        edit(new Edit(0, Kind.SPLIT, f(finding(1, 0)), null, at, null));
        assertThat(finding(1, 0).text()).isEqualTo("3.针对“工程监管不到位”");
        assertThat(finding(1, 0).items()).hasSize(1);
        assertThat(finding(1, 1).items()).hasSize(2);
    }

    @Test
    void dividesAFindingIntoItemsAndAnItemIntoTwo() {
        int at = finding(0, 0).text().indexOf("二是每季");
        edit(new Edit(0, Kind.DIVIDE, f(finding(0, 0)), null, at, null));
        Finding divided = finding(0, 0);
        assertThat(divided.items().stream().map(Item::title)).containsExactly("修订报销办法", "每季抽查票据");
        assertThat(divided.text()).isEqualTo("1.针对“票据审核不严”的问题。一是修订报销办法。二是每季抽查票据。");
        assertThat(measures(divided.items().get(1))).hasSize(1);
        Item last = finding(1, 0).items().get(1);
        edit(new Edit(0, Kind.SPLIT, i(last), null, last.passage().indexOf("一是请"), null));
        assertThat(finding(1, 0).items()).hasSize(3);
        assertThatThrownBy(() -> edit(new Edit(0, Kind.DIVIDE, f(finding(1, 0)), null, 30, null)))
                .hasMessageContaining("已经分成事项");
    }

    @Test
    void aMeasureBelongsToTheSideOnWhichItBegins() {
        Item last = finding(1, 0).items().get(1);
        String measure = last.measures().get(0).text();
        edit(new Edit(0, Kind.SPLIT, i(last), null, last.passage().indexOf(measure), null));
        assertThat(measures(finding(1, 0).items().get(1))).isEmpty();
        assertThat(measures(finding(1, 0).items().get(2))).containsExactly(measure);
    }

    @Test
    void refusesToCutWhereNothingIsLeft() {
        String node = f(finding(0, 0));
        int length = finding(0, 0).text().length();
        for (Integer at : new Integer[] {null, 0, -3, length, length + 9}) {
            assertThatThrownBy(() -> edit(new Edit(0, Kind.SPLIT, node, null, at, null)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("前后都要有文字");
        }
        assertThatThrownBy(() -> edit(new Edit(0, Kind.DIVIDE, node, null, 3, null)))
                .hasMessageContaining("还在问题的标题里");
    }

    @Test
    void makesAnAreaOfTheRestOfAnother() {
        edit(new Edit(0, Kind.SPLIT, a(area(0)), "资产方面", null, f(finding(0, 1))));
        assertThat(tree.areas().stream().map(Area::title)).containsExactly("关于财务管理方面", "资产方面", "关于工程建设方面");
        assertThat(area(1).number()).isEqualTo(3);
        assertThat(finding(1, 0).title()).isEqualTo("资产底数不清");
        assertThatThrownBy(() -> edit(new Edit(0, Kind.SPLIT, a(area(0)), "x", null, f(finding(0, 0)))))
                .hasMessageContaining("第二个及以后");
    }

    @Test
    void movesUpDownAndElsewhere() {
        make(Kind.DOWN, f(finding(0, 0)), null, null);
        assertThat(finding(0, 0).title()).isEqualTo("资产底数不清");
        make(Kind.UP, f(finding(0, 1)), null, null);
        assertThat(finding(0, 0).title()).isEqualTo("票据审核不严");
        assertThatThrownBy(() -> make(Kind.UP, f(finding(0, 0)), null, null)).hasMessageContaining("已经是第一个");
        make(Kind.DOWN, a(area(0)), null, null);
        assertThat(area(0).title()).isEqualTo("关于工程建设方面");
        Item item = finding(0, 0).items().get(0);
        make(Kind.MOVE, i(item), null, f(finding(1, 0)));
        assertThat(finding(0, 0).items()).hasSize(1);
        assertThat(finding(1, 0).items()).hasSize(2).last().isEqualTo(item);
        assertThatThrownBy(() -> make(Kind.MOVE, i(finding(0, 0).items().get(0)), null, f(finding(1, 0))))
                .hasMessageContaining("只有这一个事项");
        assertThatThrownBy(() -> make(Kind.MOVE, f(finding(0, 0)), null, a(area(0))))
                .hasMessageContaining("已经在这个方面里");
        assertThatThrownBy(() -> make(Kind.MOVE, a(area(0)), null, f(finding(1, 0))))
                .hasMessageContaining("问题只能移到方面里");
    }

    @Test
    void addsWhatTheSourceDoesNotHave() {
        make(Kind.ADD, null, "关于作风建设方面", null);
        make(Kind.ADD, a(area(2)), "会风不实。会议记录与实际不符。", null);
        make(Kind.ADD, f(finding(2, 0)), "陪会过多。", null);
        assertThat(area(2).number()).isEqualTo(3);
        assertThat(finding(2, 0).number()).isEqualTo(4);
        assertThat(finding(2, 0).title()).isEqualTo("会风不实");
        assertThat(finding(2, 0).items().stream().map(Item::title)).containsExactly("会风不实", "陪会过多");
        assertThat(finding(2, 0).text()).isEqualTo("会风不实。会议记录与实际不符。\n陪会过多。\n");
        assertThat(finding(2, 0).allLines()).isEmpty();
        assertThatThrownBy(() -> make(Kind.ADD, i(finding(2, 0).items().get(0)), "x", null))
                .hasMessageContaining("事项下面不能再补充");
        assertThatThrownBy(() -> make(Kind.ADD, a(area(2)), " ", null)).hasMessageContaining("新内容是空的");
        assertThatThrownBy(() -> make(Kind.ADD, a(area(2)), "长".repeat(5001), null))
                .hasMessageContaining("超过5000字");
    }

    @Test
    void dropsAndKeepsTheLastItem() {
        make(Kind.DROP, i(finding(1, 0).items().get(0)), null, null);
        assertThat(finding(1, 0).text()).doesNotContain("施工日志").contains("竣工验收");
        assertThatThrownBy(() -> make(Kind.DROP, i(finding(1, 0).items().get(0)), null, null))
                .hasMessageContaining("请删除整个问题");
        String gone = f(finding(1, 0));
        make(Kind.DROP, gone, null, null);
        make(Kind.DROP, a(area(0)), null, null);
        assertThat(tree.areas()).hasSize(1);
        assertThatThrownBy(() -> make(Kind.RETITLE, gone, "x", null)).hasMessageContaining("已经不在了");
    }

    @Test
    void decidesDoubtsOneByOne() {
        tree = Trees.of(FeedbackParser.parse("关于巡察的反馈意见\n（一）关于责任落实方面\n1.针对“台账不全”的问题。责任人不明确。\n2.针对“账目不清”的问题。没有对账。\n"));
        long open = tree.open();
        assertThat(open).isPositive();
        edit(new Edit(0, Kind.DECIDE, null, "KEPT", 0, null));
        assertThat(tree.open()).isEqualTo(open - 1);
        assertThat(tree.questions().get(0).person()).isEqualTo("王芳");
        assertThat(act).startsWith("第2行存疑（").endsWith("：原文无误，照原文");
        edit(new Edit(0, Kind.REOPEN, null, null, 0, null));
        assertThat(tree.open()).isEqualTo(open);
        assertThatThrownBy(() -> edit(new Edit(0, Kind.DECIDE, null, "MAYBE", 0, null)))
                .hasMessageContaining("请选择");
        assertThatThrownBy(() -> edit(new Edit(0, Kind.DECIDE, null, "KEPT", 99, null)))
                .hasMessageContaining("没有这处存疑");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String node : List.of("x1", "f", "a-1", "f99999999999", "")) {
            assertThatThrownBy(() -> new Edit(0, Kind.DROP, node, null, null, null))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> new Edit(0, null, null, null, null, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> make(Kind.DROP, null, null, null)).hasMessageContaining("请先在左边选中");
        assertThatThrownBy(() -> make(Kind.FEEDBACK_DAY, null, "下个月", null)).hasMessageContaining("不是日期");
    }

    private void make(Kind kind, String node, String text, String target) {
        edit(new Edit(0, kind, node, text, null, target));
    }

    private void edit(Edit edit) {
        TreeEditor editor = new TreeEditor(tree, "王芳", Clock.systemDefaultZone());
        act = editor.make(edit);
        tree = editor.tree();
    }

    private Area area(int at) {
        return tree.areas().get(at);
    }

    private Finding finding(int area, int at) {
        return area(area).findings().get(at);
    }

    private static List<String> measures(Item item) {
        return item.measures().stream().map(Passage::text).toList();
    }

    private static String a(Area area) {
        return "a" + area.id();
    }

    private static String f(Finding finding) {
        return "f" + finding.id();
    }

    private static String i(Item item) {
        return "i" + item.id();
    }

    private static List<PreviewFinding> findings(Preview preview) {
        return preview.areas().stream()
                .flatMap(area -> area.findings().stream())
                .toList();
    }

    private static List<PreviewItem> items(Preview preview) {
        return findings(preview).stream()
                .flatMap(finding -> finding.items().stream())
                .toList();
    }
}
