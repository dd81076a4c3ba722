package org.zhenggai.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final String TEXT = """
            关于巡察某镇党委的反馈意见

            （一）关于财务管理方面
            1.针对“票据审核不严”的问题。一是修订报销办法；二是每季抽查票据。
            2.针对“资产底数不清”的问题。部分资产没有登记，2018年以来有3处。
            """;

    private static String print(String text) {
        return print(text.getBytes(StandardCharsets.UTF_8), "a.txt");
    }

    private static String print(byte[] bytes, String name) {
        return Upload.of(name, bytes).print();
    }

    @Test
    void theSameTextHasTheSamePrintWhateverItsFile() {
        String print = print(TEXT);
        assertThat(print("\uFEFF" + TEXT)).isEqualTo(print);
        assertThat(print(TEXT.replace("\n", "\r\n"))).isEqualTo(print);
        assertThat(print(TEXT.getBytes(Charset.forName("GBK")), "a.txt")).isEqualTo(print);
        assertThat(print(TEXT.replace("问题。", "问题。 "))).isEqualTo(print);
        assertThat(print(TEXT.replace("\n", " \n"))).isEqualTo(print);
        assertThat(print(TEXT.replace("2018", "２０１８").replace("；", ";"))).isEqualTo(print);
        assertThat(print(TEXT.replace('“', '「').replace('”', '」'))).isEqualTo(print);
        assertThat(print("<p>" + TEXT.strip().replaceAll("\n+", "</p><p>") + "</p>"))
                .isEqualTo(print);
    }

    @Test
    void anotherWordIsAnotherPrint() {
        String print = print(TEXT);
        assertThat(print(TEXT.replace("3处", "4处"))).isNotEqualTo(print);
        assertThat(print(TEXT.replace("财务管理", "财务收支"))).isNotEqualTo(print);
        assertThat(print("今天开会。")).isNotEqualTo(print("明天开会。"));
    }

    @Test
    void aTitleAloneMakesNoOtherFeedback() {
        assertThat(print(TEXT.replace("某镇", "甲镇"))).isEqualTo(print(TEXT));
    }

    @Test
    void sketchesOfLikeTextsAreLike() {
        String text = "针对“资产底数不清”的问题。部分资产没有登记，办公用房和车辆长期没有盘点，账实不符，出租收入没有入账，责任人不明确。";
        String like = text.replace("长期没有盘点", "三年没有清点");
        String other = "针对“会议记录不全”的问题。党委会议题没有记录，表决过程缺失，个别会议由一人代为签到，纪要印发不及时。";
        Likeness likeness = Likeness.of(text);
        assertThat(likeness.with(likeness)).isEqualTo(100);
        assertThat(likeness.with(Likeness.of(like))).isBetween(Likeness.NEAR, 99);
        assertThat(likeness.with(Likeness.of(other))).isLessThan(40);
        assertThat(Likeness.mayBeNear(likeness.sketch(), Likeness.of(like).sketch()))
                .isTrue();
        assertThat(Likeness.mayBeNear(likeness.sketch(), Likeness.of(other).sketch()))
                .isFalse();
    }
}
