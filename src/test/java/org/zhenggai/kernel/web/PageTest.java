package org.zhenggai.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A full page is one page, one row more makes another, and beyond the last is the last. */
class PageTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 0",
        "1, 1, 1, 1, 0",
        "50, 1, 1, 1, 0",
        "51, 1, 2, 1, 0",
        "51, 2, 2, 2, 50",
        "100, 3, 2, 2, 50",
        "101, 3, 3, 3, 100",
        "101, 9, 3, 3, 100",
        "101, 0, 3, 1, 0",
        "101, -1, 3, 1, 0"
    })
    void pages(long all, int wanted, int pages, int shown, long skipped) {
        Page<Long> page = Page.of(all, wanted, List::of);
        assertThat(page.pages()).isEqualTo(pages);
        assertThat(page.number()).isEqualTo(shown);
        assertThat(page.rows()).containsExactly(skipped);
        assertThat(page.all()).isEqualTo(all);
    }
}
