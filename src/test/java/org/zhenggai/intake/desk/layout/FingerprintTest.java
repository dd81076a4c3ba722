package org.zhenggai.intake.desk.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.marking.OutlineLine;

class FingerprintTest {

    private static Fingerprint of(String... levels) {
        List<OutlineLine> lines = new ArrayList<>();
        for (String level : levels) {
            lines.add(new OutlineLine(lines.size() + 1, 0, level, "第" + lines.size(), level, "文字"));
        }
        return Fingerprint.of(lines);
    }

    @Test
    void isTheSameHoweverLongTheDocumentIs() {
        Fingerprint shorter = of("标题", "一、", "一、>1.", "一、>1.", "一、");
        Fingerprint longer = of("标题", "一、", "一、>1.", "一、>1.", "一、>1.", "一、>1.", "一、", "一、>1.", "落款");
        assertThat(shorter).isEqualTo(longer);
        assertThat(shorter.isLike(longer)).isTrue();
        assertThat(shorter.levels()).containsExactly("一、", "一、>1.");
    }

    @Test
    void toleratesALevelThatOneOfThemLacks() {
        assertThat(of("一、", "1.", "1.", "一、", "（1）", "（1）").isLike(of("一、", "1.", "1.", "一、")))
                .isTrue();
    }

    @Test
    void tellsOtherBuildsApart() {
        Fingerprint one = of("一、", "1.", "1.", "一、");
        assertThat(one.isLike(of("1.", "一、", "一、", "1."))).as("order").isFalse();
        assertThat(one.isLike(of("一、", "（一）", "（一）", "一、", "①", "①")))
                .as("levels")
                .isFalse();
        assertThat(of("标题", "落款").isLike(of("标题", "落款")))
                .as("nothing that comes again")
                .isFalse();
    }

    @Test
    void isReadAgainAsItWasWritten() {
        Fingerprint print = of("一、", "1.", "1.", "一、");
        assertThat(Fingerprint.parse(print.write())).isEqualTo(print);
        assertThat(Fingerprint.parse("").levels()).isEmpty();
    }

    @Test
    void isBounded() {
        String[] many = new String[400];
        Arrays.setAll(many, n -> "级" + n / 2);
        assertThat(of(many).levels()).hasSize(40);
    }
}
