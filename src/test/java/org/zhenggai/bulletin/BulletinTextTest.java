package org.zhenggai.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of a bulletin's sections go on after the last, whatever people wrote into them. */
class BulletinTextTest {

    private static final String COMPILED = """
            两周通报（第1期）

            一、总体情况
            事项3项。

            二、各单位、各方面情况
            无。

            三、进展缓慢事项
            无。

            四、需要协调的困难
            财政分局：
            1 账目不清：一、缺资金
            二、缺人手
            三、缺场地
            九、总体情况

            五、未报告的单位和事项
            无。

            六、以往会议决定落实情况
            无。

            七、提请注意
            无。
            """;

    @Test
    void wordsThatBeginWithANumeralAreNoSection() {
        String text = BulletinText.published(COMPILED, "请抓紧。", LocalDate.of(2024, 3, 4), List.of("一、限期报告"));

        assertThat(text.lines()).containsSubsequence("七、提请注意", "八、整改办说明", "请抓紧。", "九、会议决定（2024年3月4日）");
    }

    @Test
    void whatTheMeetingDecidedFollowsAtOnceWithoutARemark() {
        assertThat(BulletinText.published(COMPILED, "", LocalDate.of(2024, 3, 4), List.of("限期报告"))
                        .lines())
                .containsSubsequence("七、提请注意", "八、会议决定（2024年3月4日）");
    }
}
