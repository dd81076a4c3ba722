package org.zhenggai.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.database.Slice;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.Edit.Kind;
import org.zhenggai.intake.desk.Marking.Answer;
import org.zhenggai.intake.desk.Marking.Ask;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.desk.layout.Layouts.Kept;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.preview.Reading;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.kernel.Refusal;

/** A person says what lines of a document are of which nothing was recognised. */
class MarkingTest {

    private static final Path DOCUMENT = Path.of("src/test/resources/intake/unrecognised.txt");

    private static final String USER = "office";

    /** Lines of the document: its title, the first heading, the first finding, the last heading. */
    private static final int TITLE = 1;

    private static final int HEADING = 3;
    private static final int FINDING = 4;
    private static final int LAST_HEADING = 19;

    private final Slice slice = new Slice();
    private final Drafts drafts = slice.make(Drafts.class);
    private final Marking marking = slice.make(Marking.class);
    private final Layouts layouts = slice.make(Layouts.class);

    private String text;
    private long id;

    @BeforeEach
    void upload() throws IOException {
        text = Files.readString(DOCUMENT);
        id = put(text);
    }

    private long put(String words) {
        return drafts.put("检查情况.txt", words.getBytes(StandardCharsets.UTF_8), USER);
    }

    private Draft draft() {
        return drafts.find(id).orElseThrow();
    }

    private Tree tree() {
        return draft().tree();
    }

    private static Stream<Finding> findings(Tree tree) {
        return tree.areas().stream().map(Area::findings).flatMap(List::stream);
    }

    private Answer mark(int line, String meaning, boolean alone) {
        return marking.mark(id, new Ask(draft().version(), line, meaning, alone, false), USER);
    }

    private Answer mark(int line, String meaning) {
        return mark(line, meaning, false);
    }

    @Test
    void nothingIsRecognisedAtFirst() {
        assertThat(tree().areas()).isEmpty();
        assertThat(new Outlined(Written.plain(text), tree()).source())
                .filteredOn(line -> line.group() > 0)
                .hasSize(24)
                .allSatisfy(line -> assertThat(line.shape()).isNotEmpty());
    }

    @Test
    void allLinesOfTheSameShapeFollow() {
        Answer answer = mark(FINDING, "FINDING");
        assertThat(answer.question()).isNull();
        assertThat(answer.message()).startsWith("第4行和另外19行算作问题，读到方面").contains("问题20个");
        assertThat(findings(tree())).hasSize(20);
        assertThat(drafts.lastStep(id).orElseThrow().act()).isEqualTo(answer.message());
    }

    @Test
    void marksAddUpAndAreTakenBackOneByOne() {
        mark(FINDING, "FINDING");
        mark(HEADING, "AREA");
        mark(TITLE, "NOTHING", true);
        assertThat(tree().areas()).extracting(Area::title).containsExactly("库房和钥匙", "账目和称重", "人员和值守");
        assertThat(tree().areas()).extracting(area -> area.findings().size()).containsExactly(7, 6, 7);
        assertThat(tree().read().layout().marks()).hasSize(3);

        assertThat(drafts.undo(id, draft().version(), USER)).isEqualTo("撤销：第1行不算方面、问题和措施，读到方面3个、问题20个、措施0条");
        drafts.undo(id, draft().version(), USER);
        assertThat(tree().read().layout().marks()).hasSize(1);
        assertThat(findings(tree())).hasSize(20);
        drafts.undo(id, draft().version(), USER);
        assertThat(tree().read().layout()).isEqualTo(Layout.NONE);
        assertThat(tree().areas()).isEmpty();
    }

    /** The title is as short as the headings, and stands over them all. */
    @Test
    void theTitleIsNoAreaAndWhatAPersonSaidIsNoDoubt() {
        mark(FINDING, "FINDING");
        mark(HEADING, "AREA");
        assertThat(tree().areas()).extracting(Area::line).containsExactly(HEADING, 11, 18);
        assertThat(tree().title()).isEqualTo("粮库夏季检查情况");
        assertThat(tree().questions())
                .extracting(Tree.Question::code)
                .contains("no-measures")
                .doesNotContain("no-numbers", "no-title", "area-without-findings");
    }

    @Test
    void oneLineAloneMayBeOtherThanThoseOfItsShape() {
        mark(FINDING, "FINDING");
        assertThat(mark(FINDING + 1, "NOTHING", true).message()).startsWith("第5行不算方面、问题和措施，");
        assertThat(findings(tree())).hasSize(19);
        assertThat(mark(FINDING, "FINDING").message()).startsWith("第4行和另外18行算作问题");
    }

    @Test
    void aMarkIsTakenAway() {
        mark(FINDING, "FINDING");
        assertThat(mark(FINDING, "").message()).startsWith("第4行的标记取消，读到方面0个");
        assertThat(tree().read().layout()).isEqualTo(Layout.NONE);
    }

    @Test
    void asksBeforeItReplacesWhatPeopleDid() {
        mark(FINDING, "FINDING");
        Finding first = findings(tree()).findFirst().orElseThrow();
        drafts.edit(id, edit(draft().version(), Kind.RETITLE, "f" + first.id(), "钥匙"), USER, "王芳");
        int version = draft().version();

        Answer answer = mark(HEADING, "AREA");
        assertThat(answer.message()).isNull();
        assertThat(answer.question()).contains("标题改为“钥匙”").contains("会被替换").contains("撤销");
        assertThat(draft().version()).isEqualTo(version);

        assertThat(marking.mark(id, new Ask(version, HEADING, "AREA", false, true), USER)
                        .question())
                .isNull();
        assertThat(findings(tree())).noneMatch(finding -> finding.title().equals("钥匙"));
        drafts.undo(id, draft().version(), USER);
        assertThat(findings(tree())).anyMatch(finding -> finding.title().equals("钥匙"));
    }

    /** They are no part of what is read again, so nobody is asked about them. */
    @Test
    void titleDayTeamAndDecisionsStay() {
        drafts.edit(id, edit(0, Kind.TITLE, null, "粮库检查"), USER, "王芳");
        drafts.edit(id, edit(1, Kind.FEEDBACK_DAY, null, "2023-07-06"), USER, "王芳");
        drafts.edit(id, edit(2, Kind.TEAM, null, "区粮食局检查组"), USER, "王芳");
        assertThat(mark(FINDING, "FINDING").question()).isNull();
        assertThat(tree().title()).isEqualTo("粮库检查");
        assertThat(tree().feedbackOn()).hasToString("2023-07-06");
        assertThat(tree().team()).isEqualTo("区粮食局检查组");
    }

    private static Edit edit(int version, Kind kind, String node, String words) {
        return new Edit(version, kind, node, words, null, null);
    }

    @Test
    void somebodyElsesVersionIsAConflict() {
        mark(FINDING, "FINDING");
        assertThatThrownBy(() -> marking.mark(id, new Ask(0, HEADING, "AREA", false, true), "colleague"))
                .isInstanceOf(DraftConflict.class)
                .hasMessageContaining("第4行和另外19行算作问题")
                .hasMessageContaining("您的这一步没有做");
        assertThatThrownBy(() -> marking.take(id, 0, "", true, USER)).isInstanceOf(DraftConflict.class);
        assertThatThrownBy(() -> marking.apply(id, 0, 1, true, USER)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, 4711})
    void refusesALineThatIsNone(int line) {
        assertThatThrownBy(() -> mark(line, "FINDING"))
                .isInstanceOf(Refusal.class)
                .hasMessage("第" + line + "行没有可以标记的文字，没有改动。请点有文字的一行。");
    }

    @Test
    void refusesARowOfATableAndLeavesItOutOfWhatFollows() {
        id = put("青溪镇整改台账\n会前须知\n序号\t问题\t整改措施\n1\t票据审核不严\t退回补办\n2\t印章外借\t登记\n");
        assertThatThrownBy(() -> mark(4, "FINDING"))
                .isInstanceOf(Refusal.class)
                .hasMessage("第4行是表格的一行，按列名读，不单独标记，没有改动。读错了，请在“指定各列是什么”里说明各列的内容。");
        assertThatThrownBy(() -> mark(3, "NOTHING", true)).isInstanceOf(Refusal.class);
        assertThat(draft().version()).isZero();
        assertThat(findings(tree())).hasSize(2);

        assertThat(mark(2, "NOTHING").message()).startsWith("第2行和另外1行不算");
    }

    @Test
    void refusesAMeaningThatIsNone() {
        assertThatThrownBy(() -> mark(FINDING, "TITLE"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不认识这种标记");
        assertThat(draft().version()).isZero();
    }

    @Test
    void refusesADraftThatIsGone() {
        drafts.discard(id);
        assertThatThrownBy(() -> marking.mark(id, new Ask(0, FINDING, "FINDING", false, false), USER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经导入或丢弃");
    }

    @Test
    void aKeptLayoutIsOfferedForTheNextDocumentOfTheKind() {
        mark(FINDING, "FINDING");
        mark(HEADING, "AREA");
        mark(TITLE, "NOTHING", true);
        assertThat(marking.keep(id, " 粮食局检查 ", USER)).contains("样式已保存为“粮食局检查”");
        assertThat(offered(text)).as("it is marked so already").isEmpty();

        String shorter = text.lines()
                .limit(15)
                .reduce("", (all, line) -> all + line + "\n")
                .replace("库房", "油罐");
        id = put(shorter);
        Kept kept = offered(shorter).get(0);
        assertThat(kept.name()).isEqualTo("粮食局检查");
        assertThat(kept.inWords()).isEqualTo("问题、方面");
        Answer answer = marking.apply(id, draft().version(), kept.id(), false, USER);
        assertThat(answer.message()).startsWith("按样式“粮食局检查”读，读到方面").contains("问题11个");
        drafts.undo(id, draft().version(), USER);
        assertThat(tree().areas()).isEmpty();
        assertThat(offered(shorter)).hasSize(1);

        layouts.delete(kept.id());
        assertThat(offered(shorter)).isEmpty();
        assertThatThrownBy(() -> marking.apply(id, draft().version(), kept.id(), false, USER))
                .hasMessageContaining("已被删除");
    }

    private List<Kept> offered(String words) {
        return layouts.offered(Outlines.of(Written.plain(words)), tree().read().layout());
    }

    /** Two are close for labelled blocks: the labels, or what the sentences enumerate. */
    @Test
    void oneOfSeveralReadingsIsTakenInOneStepAndKept() {
        String labelled = """
                青石镇巡察反馈问题整改情况

                反馈问题：专题学习流于形式，全年只学了两次，主要是：没有计划；没有讨论。
                整改措施：制定学习计划，每月至少学习一次。
                整改情况：今年已学习五次。

                反馈问题：村级印章由一人保管，用印没有登记，主要是：没有制度；没有检查。
                整改措施：印章交镇代管，用印先审批、后登记。
                整改情况：十二个村的印章都已代管。
                """;
        id = put(labelled);
        List<Reading> all = Rereading.readings(Written.plain(labelled), Layout.NONE);
        assertThat(all).extracting(Reading::name).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(Rereading.taken(all, tree())).isEqualTo(all.get(0).name());
        assertThatThrownBy(() -> marking.take(id, 0, "随便读", false, USER)).hasMessageContaining("没有这种读法了");
        Reading last = all.get(all.size() - 1);
        Answer answer = marking.take(id, 0, last.name(), false, USER);
        assertThat(answer.message()).startsWith("改按“" + last.name() + "”读，读到方面");
        assertThat(Trees.preview(tree()).totals()).isEqualTo(last.preview().totals());
        assertThat(Rereading.taken(all, tree())).isEqualTo(last.name());
        drafts.undo(id, draft().version(), USER);
        assertThat(tree().read().reading()).isNull();
    }

    @Test
    void refusesNamesThatDoNot() {
        assertThatThrownBy(() -> marking.keep(id, "粮食局", USER)).hasMessageContaining("还没有标出可以套用的行");
        mark(FINDING, "FINDING", true);
        assertThatThrownBy(() -> marking.keep(id, "粮食局", USER)).hasMessageContaining("还没有标出可以套用的行");
        mark(FINDING, "FINDING");
        assertThatThrownBy(() -> marking.keep(id, "  ", USER)).hasMessageContaining("起个名称");
        assertThatThrownBy(() -> marking.keep(id, null, USER)).hasMessageContaining("起个名称");
        assertThatThrownBy(() -> marking.keep(id, "长".repeat(41), USER)).hasMessageContaining("超过40字");
        marking.keep(id, "粮食局", USER);
        assertThatThrownBy(() -> marking.keep(id, "粮食局", USER)).hasMessageContaining("已经有名为“粮食局”的样式");
    }

    @Test
    void whatIsNeitherIsShownWithItsLines() {
        mark(FINDING, "FINDING");
        assertThat(new Outlined(Written.plain(text), tree()).asides())
                .flatExtracting(aside -> List.of(aside.line()))
                .contains(1);
        Outlined outlined = new Outlined(Written.plain(text), tree());
        assertThat(outlined.roles())
                .filteredOn(role -> role.word().equals("问题"))
                .hasSize(20)
                .allSatisfy(role -> assertThat(role.marked()).isEqualTo("FINDING"));
        drafts.edit(
                id,
                edit(
                        draft().version(),
                        Kind.DROP,
                        "f" + findings(tree()).findFirst().orElseThrow().id(),
                        null),
                USER,
                "王芳");
        assertThat(new Outlined(Written.plain(text), tree()).asides())
                .extracting(aside -> aside.name() + "：" + aside.lines())
                .containsExactly("开头：第1—3行", "已从问题中删除：第4行");
    }
}
