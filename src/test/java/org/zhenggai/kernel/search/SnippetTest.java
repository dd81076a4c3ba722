package org.zhenggai.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A hit shows the place where the word stands, as it was written. */
class SnippetTest {

    @Test
    void beginsBeforeTheWord() {
        String text = "一".repeat(100) + "，制定了“第一 议题”制度" + "二".repeat(200);
        assertThat(Snippet.of(Wanted.of("第一议题"), text))
                .startsWith("…")
                .endsWith("…")
                .contains("“第一 议题”")
                .hasSizeLessThan(100);
    }

    @Test
    void comesFromTheTextThatHoldsIt() {
        assertThat(Snippet.of(Wanted.of("困难"), "已做工作", null, "没有困难")).isEqualTo("没有困难");
        assertThat(Snippet.of(Wanted.of("别处"), null, "已做工作")).isEqualTo("已做工作");
        assertThat(Snippet.of(Wanted.of("别处"))).isEmpty();
    }
}
