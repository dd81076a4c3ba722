package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.intake.parse.TestDocuments.findings;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.source.Passage;

/** The shapes numbers and blanks have in real documents. */
class NumberShapesTest {

    private static final String TITLE = "石桥镇关于巡察整改情况的通报\n";
    private static final String PROBLEM = "针对“值班不落实”的问题。一是排班。";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7.",
                "7．",
                "7、",
                "７.",
                "（7）",
                "(7)",
                "⑺",
                "⒎",
                "7. ",
                " 7 ．",
                "\u30007、",
                "\u200B7.",
                "7)",
                "问题7："
            })
    void readsNumberOfFinding(String number) {
        Preview preview = FeedbackParser.parse(TITLE + "（一）关于值班方面\n" + number + PROBLEM);

        assertThat(findings(preview)).hasSize(1);
        assertThat(findings(preview).get(0).number()).isEqualTo(7);
        assertThat(findings(preview).get(0).title()).isEqualTo("值班不落实");
        assertThat(findings(preview).get(0).items().get(0).measures()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"（一）, 1", "(十), 10", "（二十一）, 21", "㈢, 3", "一百零二、, 102", "十二、, 12", "\uFEFF（四）, 4", "（ 五 ）, 5"})
    void readsNumberOfArea(String number, int value) {
        Preview preview = FeedbackParser.parse(TITLE + number + "关于值班方面\n1." + PROBLEM);

        assertThat(preview.areas()).extracting(PreviewArea::number).containsExactly(value);
        assertThat(preview.areas()).extracting(PreviewArea::title).containsExactly("关于值班方面");
    }

    @Test
    void readsZeroWidthAndIdeographicBlanksInsideMarks() {
        Preview preview =
                FeedbackParser.parse(TITLE + "\u3000（一）关于值班方面\n\u3000\u30001.针对“值班不\u200B落实”的问题。一\u200B 是排\u3000班。");

        assertThat(findings(preview).get(0).title()).isEqualTo("值班不落实");
        assertThat(findings(preview).get(0).text()).contains("值班不\u200B落实");
        assertThat(findings(preview).get(0).items().get(0).measures()).containsExactly(new Passage(3, "排\u3000班。"));
    }

    @Test
    void readsMoreThanTwentyAreas() {
        String[] tens = {"", "十", "二十", "三十"};
        String[] ones = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
        String text = IntStream.rangeClosed(1, 35)
                .mapToObj(i -> "（" + tens[i / 10] + ones[i % 10] + "）关于事项" + i + "方面\n" + i + "." + PROBLEM + "\n")
                .collect(Collectors.joining());

        Preview preview = FeedbackParser.parse(TITLE + text);

        assertThat(preview.areas())
                .extracting(PreviewArea::number)
                .isEqualTo(IntStream.rangeClosed(1, 35).boxed().toList());
        assertThat(preview.doubts()).isEmpty();
    }
}
