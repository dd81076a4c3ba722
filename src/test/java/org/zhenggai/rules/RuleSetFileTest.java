package org.zhenggai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.kernel.Refusal;

class RuleSetFileTest {

    private static final String FILE = """
            code: town-2026
            title: "本镇规则"
            figures:
              acceptItem:
                word: "签收整改事项"
                figure: 2
                unit: working-day
                source: "惯例：\\"两天\\""
            """;

    @Test
    void isReadAndWritten() {
        RuleSetFile file = RuleSetFile.parse(FILE);
        assertThat(file.figures().get("acceptItem"))
                .isEqualTo(new Figure("acceptItem", "签收整改事项", 2, "working-day", "惯例：\"两天\""));
        assertThat(RuleSetFile.parse(file.write())).isEqualTo(file);
    }

    @Test
    void thePackagedSetsSayWhereEachFigureComesFrom() {
        assertThat(RuleSetVersions.packaged())
                .extracting(RuleSetFile::code)
                .containsExactlyInAnyOrder("inspection-2024", "inspection-before-2024");
        assertThat(RuleSetVersions.packaged()).allSatisfy(file -> {
            assertThat(RuleSetFile.parse(file.write())).isEqualTo(file);
            assertThat(file.figures().values()).allSatisfy(figure -> {
                assertThat(figure.word()).containsPattern("\\p{IsHan}");
                assertThat(figure.source()).containsPattern("公开通报|条例|系统默认值|惯例|办法|规定");
            });
        });
    }

    @Test
    void bothPackagedSetsHaveTheSameFigures() {
        assertThat(RuleSetVersions.packaged().stream()
                        .map(file -> file.figures().keySet())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figure: 2|figure: two|acceptItem的 figure 须为0到3660之间的整数，现为two",
                "figure: 2|figure: -1|须为0到3660之间的整数，现为-1",
                "figure: 2|figure: 2.5|现为2.5",
                "unit: working-day|unit: fortnight|acceptItem的单位“fortnight”不认识",
                "code: town-2026|code: 本镇|code“本镇”须由小写字母",
                "title: \"本镇规则\"|name: x|文件缺少title",
                "title: \"本镇规则\"|title: \"\"|文件缺少title",
                "figures:|figure:|figures应是“名称: 值”的列表",
                "word:|words:|acceptItem中的“words”不认识",
                "code: town-2026|code: [|规则集文件第",
                "code: town-2026|code: !!java.io.File x|规则集文件"
            })
    void whatCannotBeUsedIsNamed(String text, String replacement, String sentence) {
        assertThat(FILE).contains(text);
        assertThatThrownBy(() -> RuleSetFile.parse(FILE.replace(text, replacement)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aFigureTwiceIsRefused() {
        assertThatThrownBy(() -> RuleSetFile.parse(FILE + FILE.substring(FILE.indexOf("  acceptItem"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("重复");
    }
}
