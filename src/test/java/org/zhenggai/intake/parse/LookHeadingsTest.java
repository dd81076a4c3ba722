package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.kernel.office.Look;
import org.zhenggai.kernel.office.Looks;

/** Headings that only the look of a line tells. */
class LookHeadingsTest {

    /** A line: {@code #2 } is a heading of that level, {@code -1 } an item of a list, {@code *} bold until the next, {@code >} two characters in. */
    private static Written written(String lines) {
        List<String> texts = new ArrayList<>();
        SortedMap<Integer, Look> looks = new TreeMap<>();
        for (String line : lines.strip().split("\n")) {
            int level = line.matches("[#-]\\d .*") ? line.charAt(1) - '0' : 0;
            int indents = line.length() - line.replaceFirst("^>+", "").length();
            String words = line.substring(level > 0 ? 3 : indents);
            int bold = words.startsWith("*") ? words.indexOf('*', 1) - 1 : 0;
            texts.add(words.replace("*", ""));
            Look look = new Look(
                    line.startsWith("#") ? level : 0,
                    line.startsWith("-") ? level : 0,
                    indents * 420,
                    Math.max(bold, 0));
            if (!look.equals(Look.NONE)) {
                looks.put(texts.size(), look);
            }
        }
        return new Written(String.join("\n", texts), new Looks(looks));
    }

    private static Preview read(String lines) {
        return FeedbackParser.parse(written(lines), Layout.NONE);
    }

    /** Areas with their findings, {@code 方面：问题、问题}. */
    private static List<String> tree(String lines) {
        return read(lines).areas().stream()
                .map(area -> area.title() + "："
                        + String.join(
                                "、",
                                area.findings().stream().map(one -> one.title()).toList()))
                .toList();
    }

    private static List<String> levels(String lines) {
        return Outlines.of(written(lines)).stream().map(OutlineLine::level).toList();
    }

    private static final String TITLE = "#1 柏林镇关于巡察反馈意见整改情况的报告\n现将整改情况报告如下。\n";

    @Test
    void stylesBelowNumbersOfAnotherStyle() {
        assertThat(levels(TITLE + """
                #2 一、反馈问题整改情况
                #3 党建工作方面
                #4 党员档案缺页
                一是补齐。二是扫描。
                #3 财务工作方面
                #4 发票跨年报销
                一是清理。二是公示。
                #2 二、下一步打算
                """))
                .containsExactly(
                        "标题1",
                        "段落",
                        "一、",
                        "一、>标题3",
                        "一、>标题3>标题4",
                        "一、>标题3>标题4>段落",
                        "一、>标题3",
                        "一、>标题3>标题4",
                        "一、>标题3>标题4>段落",
                        "一、");
    }

    /** The same shape of numbers counts findings in a style, and measures in the text. */
    @Test
    void oneShapeOfNumbersOnTwoLevels() {
        String lines = TITLE + """
                #2 党建工作方面
                #3 1.党员档案缺页
                1.补齐缺页。
                2.逐份扫描。
                #3 2.组织生活补记录
                1.现场拍照留存。
                #2 财务工作方面
                #3 1.发票跨年报销
                1.清理跨年发票。
                """;
        assertThat(tree(lines)).containsExactly("党建工作方面：党员档案缺页、组织生活补记录", "财务工作方面：发票跨年报销");
        assertThat(read(lines).totals()).isEqualTo(new Totals(2, 3, 3, 4, 0));
    }

    /** Numbers that go on counting over areas are no part of what stands between them. */
    @Test
    void findingsThatAreCountedThroughAllAreas() {
        assertThat(tree(TITLE + """
                #2 党建工作方面
                1.党员档案缺页。整改措施：补齐。
                2.组织生活补记录。整改措施：拍照。
                #2 财务工作方面
                3.发票跨年报销。整改措施：清理。
                """)).containsExactly("党建工作方面：党员档案缺页、组织生活补记录", "财务工作方面：发票跨年报销");
    }

    @Test
    void aHeadingThatLostItsNumberIsOneAmongThoseOfItsStyle() {
        assertThat(tree(TITLE + """
                #2 （一）党建工作方面
                1.针对“党员档案缺页”的问题。一是补齐。
                #2 财务工作方面
                2.针对“发票跨年报销”的问题。一是清理。
                #2 （三）民生工作方面
                3.针对“路灯不亮”的问题。一是更换。
                """)).containsExactly("党建工作方面：党员档案缺页", "财务工作方面：发票跨年报销", "民生工作方面：路灯不亮");
    }

    /** Chapters that were typed stand over headings of any style. */
    @Test
    void stylesBetweenTypedChapters() {
        assertThat(tree("""
                柏林镇审计查出问题整改情况的报告
                一、总体情况
                镇党委专题研究。
                二、存在问题的整改情况
                #3 预算编制漏项
                漏编的三个项目已纳入预算。
                #3 结余资金没有上缴
                结余资金全部上缴。
                三、下一步打算
                持续整改。
                """)).containsExactly("：预算编制漏项、结余资金没有上缴");
    }

    @Test
    void whatIsCountedBeforeTheFirstHeadingIsCountedByTheWay() {
        assertThat(tree(TITLE + """
                1.领导带头抓整改。
                2.挂图作战抓整改。
                #2 党建工作方面
                #3 党员档案缺页
                1.补齐缺页。
                2.逐份扫描。
                """)).containsExactly("党建工作方面：党员档案缺页");
    }

    @Test
    void boldLinesOverBoldLines() {
        assertThat(tree("""
                *柏林镇关于巡察整改情况的报告*
                现将整改情况报告如下。
                *党建工作*
                *党员档案缺页*
                一是补齐缺页。二是逐份扫描。
                *组织生活补记录*
                一是现场拍照。
                *财务工作*
                *发票跨年报销*
                一是清理发票。
                """)).containsExactly("党建工作：党员档案缺页、组织生活补记录", "财务工作：发票跨年报销");
    }

    @Test
    void boldWordsThatBeginAParagraph() {
        String lines = TITLE + """
                #2 党建工作方面
                *党员档案缺页。*检查时有九份档案缺页。整改措施：补齐缺页。
                *组织生活补记录。*抽查的三个支部都是事后补记。整改措施：现场拍照。
                """;
        assertThat(tree(lines)).containsExactly("党建工作方面：党员档案缺页、组织生活补记录");
        assertThat(levels(lines)).endsWith("标题2>加粗开头", "标题2>加粗开头");
    }

    /** In a document that is numbered throughout bold words are emphasis. */
    @Test
    void emphasisIsNoHeading() {
        String plain = """
                柏林镇关于巡察整改情况的通报
                一、整改工作开展情况
                高度重视。镇党委专题研究。
                二、反馈问题整改情况
                （一）关于党的建设方面
                1.针对“党员档案缺页”的问题。一是补齐缺页。二是逐份扫描。
                2.针对“组织生活补记录”的问题。一是现场拍照。
                """;
        String bold = plain.replace("高度重视。", "*高度重视。*")
                .replace("（一）关于党的建设方面", "*（一）关于党的建设方面*")
                .replaceAll("(?m)^(\\d\\.[^。]*。)", "*$1*");
        assertThat(read(bold).areas()).isEqualTo(FeedbackParser.parse(plain).areas());
    }

    /** A document that is bold all over, or in a heading style all over, says nothing by that. */
    @Test
    void whatAllLinesLookLikeSaysNothing() {
        String plain = """
                关于巡察整改情况的通报
                （一）关于党的建设方面
                1.针对“党员档案缺页”的问题。一是补齐缺页，由组织办逐份核对并在月底前报镇党委审定，缺页较多的退回支部重新整理。
                2.针对“组织生活补记录”的问题。一是现场拍照，由支部书记签字后存档，每季度由组织办抽查三个支部并通报结果。
                """;
        assertThat(read(plain.replaceAll("(?m)^(.+)$", "*$1*")).areas())
                .isEqualTo(FeedbackParser.parse(plain).areas());
        assertThat(read(plain.replaceAll("(?m)^(.+)$", "#1 $1")).areas())
                .isEqualTo(FeedbackParser.parse(plain).areas());
    }

    @Test
    void itemsOfListsAreFindingsBelowAnAreaAndMeasuresBelowAFinding() {
        assertThat(tree("""
                县委巡察组关于巡察柏林镇的反馈意见
                #1 执行上级决策部署
                -1 秸秆禁烧责任不落实
                -1 河道清淤资金被挪用
                #1 基层组织建设
                -1 后备干部断档
                """)).containsExactly("执行上级决策部署：秸秆禁烧责任不落实、河道清淤资金被挪用", "基层组织建设：后备干部断档");
        assertThat(read(TITLE + """
                #2 党建工作方面
                #3 党员档案缺页
                -1 a)补齐缺页。
                -1 b)逐份扫描。
                """)
                        .areas()
                        .get(0)
                        .findings()
                        .get(0)
                        .items()
                        .get(0)
                        .measures())
                .extracting(measure -> measure.text())
                .containsExactly("补齐缺页。", "逐份扫描。");
    }

    @Test
    void indentsWhereThereIsNothingElse() {
        assertThat(tree("""
                柏林镇落实巡察反馈意见整改报告
                县委巡察办：
                安全监管
                >>烟花爆竹储存不合规
                >>>>收缴超量产品
                >>小作坊监管不到位
                >>>>责令停产
                资金使用
                >>补贴发放不公示
                >>>>逐村公示
                柏林镇人民政府
                """)).containsExactly("安全监管：烟花爆竹储存不合规、小作坊监管不到位", "资金使用：补贴发放不公示");
    }

    /** A title looks like a heading and is none; what the file calls headings needs no number. */
    @Test
    void titleAndDoubts() {
        Preview read = read(TITLE + """
                #2 党建工作方面
                #3 党员档案缺页
                一是补齐缺页。二是逐份扫描。
                """);
        assertThat(read.title()).isEqualTo("柏林镇关于巡察反馈意见整改情况的报告");
        assertThat(read.doubts()).extracting(Doubt::code).doesNotContain("no-numbers", "missing-number");
    }
}
