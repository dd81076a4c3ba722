package org.zhenggai.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {

    private static final String TEXT =
            Plain.lines("21-2", "关于“第一议题”制度落实不到位", "２０１８年度「三资」管理、医保 收费——不规范，占50%，见File_A\\B，𠮷祥村", "（八）关于党的建设方面");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "２１－２",
                "21（2）",
                "２１（２）",
                "21(2)",
                "21-2",
                "21—2",
                "21–2",
                "21‑2",
                "21−2",
                "21－",
                "2",
                "医保 收费",
                "医保　收费",
                "收费 医保",
                "医保收费",
                "“第一议题”",
                "\"第一议题\"",
                "'第一议题'",
                "‘第一议题’",
                "「第一议题」",
                "『第一议题』",
                "《第一议题》",
                "〈第一议题〉",
                "第一议题",
                "２０１８年度",
                "2018 年度",
                "三资",
                "\"三资\"",
                "｢三资｣",
                "50%",
                "５０％",
                "%",
                "_",
                "\\",
                "file_a\\b",
                "ＦＩＬＥ",
                "资",
                "𠮷",
                "收费——不规范",
                "收费不规范",
                "党的建设",
                "关于党的建设方面",
                "第一议题制度 2018"
            })
    void findsWhatIsMeant(String typed) {
        Wanted wanted = Wanted.of(typed);
        assertThat(wanted.words())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(TEXT).contains(word));
        assertThat(wanted.remark()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "018", "1-2", "21-1", "1", "5%", "三资收费", "第一议题 乙", "!", "*", "医%费", "医_收"})
    void findsNothingElse(String typed) {
        assertThat(Wanted.of(typed).words()).anySatisfy(word -> assertThat(TEXT).doesNotContain(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"，。", "“”", "——", "…", " 「」 、 ", "－"})
    void saysThatPunctuationIsNoFilter(String typed) {
        assertThat(Wanted.of(typed).isEmpty()).isTrue();
        assertThat(Wanted.of(typed).remark()).isEqualTo("查找框里没有文字或数字，没有按它筛选。");
    }

    @Test
    void leavesAnEmptyBoxWithoutAWord() {
        assertThat(Wanted.of(null)).isEqualTo(Wanted.of(" 　 ")).isEqualTo(Wanted.of(""));
        assertThat(Wanted.of("").remark()).isNull();
    }

    @Test
    void takesTenWordsAndSaysSo() {
        Wanted wanted = Wanted.of("甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子");
        assertThat(wanted.words()).hasSize(10).doesNotContain("子");
        assertThat(wanted.remark()).contains("最多按10个词");
    }

    @ParameterizedTest
    @CsvSource({"三资, 1", "三, 0", "党的建设方面, 4", "收费不规范不, 4"})
    void leadsToAWordByAFewPairs(String word, int pairs) {
        assertThat(Grams.leadingTo(word)).hasSize(pairs).isSubsetOf(Grams.of(word));
    }

    @Test
    void patternTakesEveryCharacterAsItIs() {
        assertThat(Wanted.pattern("5%_!\\", "!")).isEqualTo("%5!%!_!!\\%");
        assertThat(Wanted.pattern("5%_!\\", "\\")).isEqualTo("%5\\%\\_!\\\\%");
    }
}
