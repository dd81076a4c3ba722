package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.intake.parse.preview.Preview;

/** Any text is read to its end; texts of the largest size in a time that grows with them and no faster. */
class RobustnessTest {

    private static final int LARGE = 300_000;
    private static final String HEAD = "石桥镇关于巡察整改情况的通报\n（一）关于值班方面\n1.针对“值班不落实”的问题。";
    private static final String[] SNIPPETS = {
        "一、", "（一）", "(2)", "1.", "12、", "①", "⑵", "问题3：", "针对", "关于", "“", "”", "‘", "’", "\"", "的问题", "方面", "一是",
        "二是", "十一是", "目前", "截至2023年", "已完成", "下一步，", "2023年", "3月6日至", "反馈", "巡察", "整改情况", "不到位", "合计，", "年完", "。", "，",
        "；", "：", "\n", "\r\n", " ", "\u3000", "\uFEFF", "\u200B", "\uD83D", "《", "》", "（", "）", "值", "— 3 —\n",
        "欢迎监督\n"
    };

    @Test
    void neverFailsOnAnyText() {
        Random random = new Random(20240202);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length >= 0; length--) {
                text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
            }
            Preview preview = FeedbackParser.parse(text.toString());
            assertThat(preview.areas().isEmpty())
                    .as("no areas exactly if the doubt says so: %s", text)
                    .isEqualTo(TestDocuments.codes(preview).contains("no-findings"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "值班",
                "“",
                "（",
                "《“（",
                "一是",
                "，一是值班",
                "（1）关于值班。",
                "1.",
                "关于",
                "关于值班，",
                "已",
                "目前",
                "目前已值班。",
                "将",
                "2023年",
                "3月",
                "3月6日",
                "通过",
                "合计",
                "不到位",
                "整改",
                "_",
                "\n",
                "1.\n",
                "\n（一）关于值班方面",
                "\n2.针对“值班不落实”的问题。",
                "\n（1）关于值班",
                "\n一是值班",
                "\n2.值班",
                "\n针对“值",
                "\n— 3 —",
                "\n二、值班\n（一）值班\n1.值班\n（1）值班\n①值班"
            })
    void readsLargeTextsOfOnePattern(String pattern) {
        String large = pattern.repeat(LARGE / pattern.length());

        assertThat(FeedbackParser.parse(HEAD + large).title()).isEqualTo("石桥镇关于巡察整改情况的通报");
        assertThat(FeedbackParser.parse(large).totals()).isNotNull();
    }

    @Test
    void readsLargeDocument() {
        StringBuilder text = new StringBuilder("石桥镇关于巡察整改情况的通报\n（一）关于值班方面\n");
        int findings = 0;
        while (text.length() < LARGE) {
            findings++;
            text.append(findings % 999 + 1).append(".针对“值班不落实”的问题。一是排班。二是查岗。目前无人脱岗。\n");
        }

        assertThat(FeedbackParser.parse(text.toString()).totals())
                .isEqualTo(new Totals(1, findings, findings, findings * 2, findings));
    }
}
