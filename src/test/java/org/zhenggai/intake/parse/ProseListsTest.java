package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;

/** Lists of problems in running text: what stands between leads, stops and parallel clauses decides, not what the clauses say. */
class ProseListsTest {

    private static final String HEAD = "区委第二巡察组向区园林中心反馈巡察情况\n";

    private static List<String> titles(String text) {
        return read(text).areas().stream()
                .map(PreviewArea::findings)
                .flatMap(List::stream)
                .map(PreviewFinding::title)
                .toList();
    }

    private static List<String> areas(String text) {
        return read(text).areas().stream().map(PreviewArea::title).toList();
    }

    private static Preview read(String text) {
        Preview preview = FeedbackParser.parse(HEAD + text);
        assertThat(preview.totals().measures()).isZero();
        assertThat(preview.totals().findings() == 0
                        || preview.doubts().stream().anyMatch(one -> one.code().equals("prose-proposal")))
                .isTrue();
        return preview;
    }

    @Test
    void sentencesBelowALeadOfTheirOwnLineAreFindingsAndAdviceIsNone() {
        String text = """
                存在问题
                古树挂牌脱落。苗圃大棚出租给车行。养护人员用领导车辆考勤。
                整改建议
                加强养护管理，建立台账。严肃查处违规出租。
                """;
        assertThat(titles(text)).containsExactly("古树挂牌脱落", "苗圃大棚出租给车行", "养护人员用领导车辆考勤");
    }

    @Test
    void linesOfSeveralUnitsAreAreas() {
        String text = """
                区园林中心党总支存在的主要问题：
                古树挂牌脱落。苗圃大棚出租给车行。
                区环卫所党支部存在的主要问题：
                洒水车替私人工地洒水。手套按季重复领取，库存无账。
                """;
        assertThat(areas(text)).containsExactly("区园林中心党总支", "区环卫所党支部");
        assertThat(titles(text)).hasSize(4);
        String inline = "区园林中心：古树挂牌脱落、苗圃大棚出租给车行。\n区环卫所：洒水车替私人工地洒水、手套按季重复领取、库存无账可查。\n";
        assertThat(areas(inline)).containsExactly("区园林中心", "区环卫所");
        assertThat(titles(inline)).hasSize(5);
    }

    @Test
    void theUnitOfTheOnlyListIsNoArea() {
        assertThat(areas("区园林中心党总支存在的主要问题：\n古树挂牌脱落。苗圃大棚出租给车行。\n")).containsExactly("");
    }

    @Test
    void enumerationsAreReadWithAllTheirPartsAndWithoutTheirSubject() {
        assertThat(titles("巡察发现，园林中心存在古树挂牌脱落、苗圃出租不公开、养护台账缺失等问题。\n")).containsExactly("古树挂牌脱落", "苗圃出租不公开", "养护台账缺失");
        assertThat(titles("检查中，发现配电箱门敞开，灭火器超期，临时用电乱拉以及外墙存在开胶、裂缝、漏水等问题，已要求整改。\n"))
                .containsExactly("配电箱门敞开", "灭火器超期", "临时用电乱拉", "外墙存在开胶、裂缝、漏水");
        assertThat(titles("针对部分网点存在的配电箱门敞开、灭火器超期、临时用电乱拉等问题，检查组下达了通知书。\n")).hasSize(3);
        assertThat(titles("中心养护管理粗放，存在古树挂牌脱落、苗圃出租不公开等问题。\n")).hasSize(2);
        assertThat(titles("重点查看是否存在古树挂牌脱落、苗圃出租不公开等问题。\n")).isEmpty();
    }

    @Test
    void thePartsOfOneSentenceAreAllFindings() {
        assertThat(titles("主要问题是：学习不深入，养护台账缺失，苗圃出租不公开等问题。\n")).containsExactly("学习不深入", "养护台账缺失", "苗圃出租不公开");
    }

    @Test
    void fieldsDivideAListWhateverStandsBehindTheirNames() {
        String text = "巡察指出了一些问题：在绿化养护方面，少数班组代签考勤；有的苗圃租给车行，租金未入账。在经费使用方面，油料卡由私车使用；“名贵树种”一栽了之。\n";
        assertThat(areas(text)).containsExactly("绿化养护方面", "经费使用方面");
        assertThat(titles(text)).containsExactly("少数班组代签考勤", "有的苗圃租给车行，租金未入账", "油料卡由私车使用", "“名贵树种”一栽了之");
        String some = "主要有：在绿化养护方面。有的班组代签考勤；有的苗圃租给车行。在经费使用方面。有的油料卡由私车使用；有的树苗重复报账。\n";
        assertThat(areas(some)).containsExactly("绿化养护方面", "经费使用方面");
        assertThat(titles(some)).hasSize(4).allMatch(title -> title.startsWith("有的"));
        String lines = """
                巡察发现的主要问题是：
                一是在绿化养护方面，班组代签考勤；苗圃租给车行。
                二是在经费使用方面，油料卡由私车使用；树苗重复报账。
                """;
        assertThat(titles(lines)).containsExactly("班组代签考勤", "苗圃租给车行", "油料卡由私车使用", "树苗重复报账");
    }

    @Test
    void theClausesUnderAFieldAreFindingsAlsoWithoutAWordOfFault() {
        String text = "巡察指出存在一些问题：一是绿化养护方面，考勤由班长代打，古树由游客自挂；二是经费使用方面，油料卡由私车使用，树苗按领导口头付款。\n";
        assertThat(areas(text)).hasSize(2);
        assertThat(titles(text)).hasSize(4);
    }

    @Test
    void numbersBehindAVerbAreAList() {
        assertThat(titles("巡察发现，一是考勤由班长代打，古树由游客自挂；二是油料卡由私车使用；三是树苗按口头付款。\n")).hasSize(3);
    }

    @Test
    void aFirstSentenceIsTheTitleAndWhatExplainsItBelongsToIt() {
        String text = "监督发现存在以下问题：\n第一，考勤由班长代打。三个月内两人缺勤。\n第二，油料卡由私车使用。\n第三，洒水车停在私人院内。\n监督建议：一是精简材料；二是严格考勤。\n";
        assertThat(titles(text)).containsExactly("考勤由班长代打", "油料卡由私车使用", "洒水车停在私人院内");
    }

    @Test
    void whatIsDoneBetweenProblemsIsLeftWithADoubt() {
        String text = "主要是：在经费使用方面，存在油料卡由私车使用，树苗重复报账。中心已全部收回油料卡。在队伍建设方面，班长由亲属轮流担任；考勤代打。\n";
        assertThat(titles(text)).noneMatch(title -> title.contains("收回"));
        assertThat(read(text).doubts()).anyMatch(doubt -> doubt.code().equals("prose-left"));
    }

    @Test
    void newsThatATeamGaveItsFeedbackIsReadBehindTheHeadOfTheAgency() {
        assertThat(titles("本报讯（记者 林一）5月6日，巡察组反馈指出存在一些问题：有的班组代签考勤；有的苗圃租给车行。\n")).hasSize(2);
    }
}
