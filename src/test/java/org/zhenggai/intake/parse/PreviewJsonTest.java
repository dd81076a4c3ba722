package org.zhenggai.intake.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.parse.preview.Preview;
import org.zhenggai.intake.parse.preview.PreviewJson;

class PreviewJsonTest {

    private static final Origin NOTHING = new Origin(List.of(), List.of());

    @Test
    void writesKeysInTheirOrder() {
        Preview preview = FeedbackParser.parse("""
                石桥镇关于巡察整改情况的通报
                （一）关于值班方面
                1.针对“值班不落实”的问题。（1）关于排班不公。一是抽签。目前无投诉。
                """);

        assertThat(PreviewJson.write(preview, NOTHING)).isEqualTo("""
                {
                  "title" : "石桥镇关于巡察整改情况的通报",
                  "areas" : [
                    {
                      "number" : 1,
                      "title" : "关于值班方面",
                      "findings" : [
                        {
                          "number" : 1,
                          "title" : "值班不落实",
                          "items" : [
                            {
                              "label" : "（1）",
                              "title" : "关于排班不公",
                              "measures" : [
                                "抽签。"
                              ],
                              "results" : [
                                "目前无投诉。"
                              ]
                            }
                          ]
                        }
                      ]
                    }
                  ],
                  "doubts" : [ ],
                  "furniture" : [ ],
                  "totals" : {
                    "areas" : 1,
                    "findings" : 1,
                    "items" : 1,
                    "measures" : 1,
                    "results" : 1
                  }
                }""");
    }

    @Test
    void writesDoubts() {
        assertThat(PreviewJson.write(FeedbackParser.parse("无"), NOTHING))
                .containsSubsequence("\"areas\" : [ ]", "\"line\" : 1", "\"code\" : \"no-findings\"", "\"text\" : ");
    }
}
