package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhenggai.intake.parse.TestDocuments.codes;
import static org.zhenggai.intake.parse.TestDocuments.findings;
import static org.zhenggai.intake.parse.TestDocuments.item;
import static org.zhenggai.intake.parse.TestDocuments.parse;
import static org.zhenggai.intake.parse.TestDocuments.texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Doubt;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.intake.parse.source.Passage;
import org.zhenggai.intake.parse.words.Owner;

/** What in an item is a measure, a result, a promise, or only text. */
class AccountTest {

    private static final String HEAD = "柳溪镇关于巡察整改情况的通报\n（一）关于食堂管理方面\n";

    private static PreviewItem only(String account) {
        return item(FeedbackParser.parse(HEAD + "1.针对“采购台账不清楚”的问题。" + account), 0, 0);
    }

    @Test
    void countsNoMeasureInItemWithoutMarks() {
        Preview preview = parse("uncounted-items");

        assertThat(item(preview, 0, 0).measures()).isEmpty();
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("截至2022年6月，修好屋面120平方米。");
        assertThat(item(preview, 1, 0).results()).isEmpty();
        assertThat(item(preview, 1, 0).text()).endsWith("已设立借阅登记簿，两人核对。");
        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactly(tuple(3, "no-measures"), tuple(4, "no-measures"));
    }

    @Test
    void tellsSecondListByWhatIntroducesIt() {
        Preview preview = parse("second-list");

        assertThat(item(preview, 0, 0).measures()).hasSize(2);
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("截至2022年9月，一是已补路面40处。二是更换井盖7个。");
        assertThat(item(preview, 1, 0).measures()).hasSize(2);
        assertThat(item(preview, 1, 0).results()).isEmpty();
        assertThat(item(preview, 2, 0).measures()).hasSize(3);
        assertThat(preview.doubts())
                .extracting(Doubt::line, Doubt::code)
                .containsExactly(tuple(4, "promise"), tuple(5, "second-list"));
    }

    @Test
    void keepsResultBetweenMeasuresInItsMeasure() {
        Preview preview = parse("result-in-middle");

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("公开招租。截至2022年9月底，已租出两间。", "修缮屋顶。", "改造水电。");
        assertThat(texts(item(preview, 0, 0).results())).containsExactly("目前三间仓库全部可用。");
        assertThat(codes(preview)).containsExactly("result-within-measure");
    }

    @Test
    void takesPromiseNeitherForMeasureNorForResult() {
        Preview preview = parse("promises");

        assertThat(texts(item(preview, 0, 0).measures())).containsExactly("增加车次。", "公布清运时间。");
        assertThat(item(preview, 0, 0).results()).isEmpty();
        assertThat(item(preview, 0, 0).text()).endsWith("下来将严格考核保洁公司。");
        assertThat(texts(item(preview, 1, 0).results())).containsExactly("目前投诉明显减少。");
        assertThat(texts(item(preview, 2, 0).results())).containsExactly("截至6月底，打捞漂浮物九吨。");
        assertThat(codes(preview)).containsExactly("promise", "promise", "promise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "目前台账齐全。",
                "截至2022年5月，补登进货单20张。",
                "截止2022年底，补登进货单20张。",
                "截至目前，三本台账对得上。",
                "2022年以来，进货单张张有签字。",
                "2022年，食堂未发生错账。",
                "2022年新增验收员2名。",
                "2022年已更换供货商。",
                "5月份以来，未再发现错账。",
                "通过整改，账实相符。",
                "经检查，暂未发现错账。",
                "先后更换两家供货商。",
                "其中鲜肉台账已于4月补齐。",
                "采购成本得到有效降低，满意度明显提升。"
            })
    void readsResultBehindTheMeasures(String result) {
        PreviewItem item = only("一是逐日登记。二是月底核对。" + result);

        assertThat(texts(item.measures())).containsExactly("逐日登记。", "月底核对。");
        assertThat(texts(item.results())).containsExactly(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"同时，张贴登记样表，要求经手人签字。", "对已签合同的供货商，逐家回访。", "全力做到账实相符。", "2022年3月6日召开协调会，明确分工。"})
    void readsFurtherSentenceAsPartOfTheLastMeasure(String sentence) {
        PreviewItem item = only("一是逐日登记。二是月底核对。" + sentence);

        assertThat(texts(item.measures())).containsExactly("逐日登记。", "月底核对。" + sentence);
        assertThat(item.results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"下一步，将每周抽查。", "下来将继续抽查。", "今后，坚持每周抽查。", "2024年，将继续抽查。", "接下来安排抽查。"})
    void leavesPromiseOut(String promise) {
        PreviewItem item = only("一是逐日登记。" + promise);

        assertThat(texts(item.measures())).containsExactly("逐日登记。");
        assertThat(item.results()).isEmpty();
        assertThat(item.text()).endsWith(promise);
    }

    @Test
    void countsMeasuresBeyondTen() {
        String marks = "一二三四五六七八九十".chars().mapToObj(c -> (char) c + "是逐日登记。").reduce("", String::concat);

        assertThat(only(marks + "十一是月底核对。").measures()).hasSize(11);
    }

    @Test
    void takesMarkInsideWordForNoMeasure() {
        assertThat(only("一是统一是否签字的口径。二是第三方之一是商会的，单独登记。").measures()).hasSize(2);
    }

    @Test
    void readsNumberedMeasuresWhereNothingElseCounts() {
        assertThat(texts(only("（1）逐日登记。（2）月底核对。").measures())).containsExactly("逐日登记。", "月底核对。");
        assertThat(texts(only("第一，逐日登记。第二，月底核对。").measures())).containsExactly("逐日登记。", "月底核对。");
    }

    @Test
    void readsLabelledMeasureAndResult() {
        PreviewItem item = only("\n整改措施：更换台账。\n整改成效：账实相符。");

        assertThat(item.measures()).containsExactly(new Passage(4, "更换台账。"));
        assertThat(item.results()).containsExactly(new Passage(5, "账实相符。"));
    }

    @Test
    void givesItemOfUndividedFindingItsTitleAndText() {
        Preview preview = FeedbackParser.parse(HEAD + "1.针对“采购台账不清楚”的问题。一是逐日登记。");
        PreviewFinding finding = findings(preview).get(0);

        assertThat(finding.items())
                .containsExactly(new PreviewItem(
                        "",
                        finding.title(),
                        3,
                        finding.text().indexOf("一是"),
                        finding.text(),
                        finding.items().get(0).measures(),
                        finding.items().get(0).results(),
                        Owner.NONE));
    }
}
