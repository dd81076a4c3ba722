package org.zhenggai.intake.parse.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.parse.words.Labels.Role;

/** What stands before a text: the words are data, in brackets or with a colon, with one slip of the pen. */
class LabelsTest {

    static Stream<String> words() {
        return Labels.WORDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void eachWordLabelsWhatItsLineSays(String word) {
        Role role = Labels.WORDS.get(word);

        for (String label : new String[] {word + "：", "【" + word + "】", word + "\n"}) {
            assertThat(Labels.at(label + "统一记录本。", 0, label.length() + 6))
                    .as(label)
                    .get()
                    .extracting(Labels.Label::role, Labels.Label::textFrom)
                    .containsExactly(role, label.length());
        }
    }

    @ParameterizedTest
    @CsvSource({"整改措失, MEASURE", "责仼单位, UNIT", "整改部门, UNIT", "隐患内容, FINDING", "会议记录, "})
    void aSlipIsForgivenAndColumnsLabelToo(String word, Role role) {
        assertThat(Labels.role(word).orElse(null)).isEqualTo(role);
    }

    @Test
    void aWordInASentenceIsNoLabel() {
        assertThat(Labels.at("整改措施要落实到人。", 0, 10)).isEmpty();
    }
}
