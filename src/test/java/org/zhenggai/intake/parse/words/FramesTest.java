package org.zhenggai.intake.parse.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.intake.parse.words.Frames.Frame;
import org.zhenggai.intake.parse.words.Frames.Meaning;

/** The data of frames and labels: a new line is a new frame, and its example shows that it is read. */
class FramesTest {

    static Stream<Frame> frames() {
        return Frames.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void eachFrameFitsItsExample(Frame frame) {
        assertThat(frame.fits(frame.example())).isTrue();
        assertThat(frame.weight()).isBetween(1, 4);
        assertThat(Frames.weight(frame.meaning(), frame.example() + "。")).isGreaterThanOrEqualTo(frame.weight());
    }

    @ParameterizedTest
    @CsvSource({
        "关于财务管理方面, AREA, 3",
        "聚焦群众身边不正之风和腐败问题, AREA, 3",
        "针对“票据审核不严”的问题, FINDING, 4",
        "在学懂弄通上下功夫, FINDING, 1",
        "整改工作总体情况, OPENING, 2",
        "下一步工作打算, NEXT, 3",
        "巡察反馈问题整改落实情况, PART, 2",
        "票据审核不严, AREA, 0",
        "票据审核不严, FINDING, 0",
        "关于财务管理方面, NEXT, 0"
    })
    void aHeadingHasTheWeightOfItsFrame(String heading, Meaning meaning, int weight) {
        assertThat(Frames.weight(meaning, heading)).isEqualTo(weight);
    }

    @Test
    void aHeadingOfManyLinesIsNoFrame() {
        assertThat(Frames.weight(Meaning.AREA, "关于" + "很".repeat(300) + "方面")).isZero();
    }
}
