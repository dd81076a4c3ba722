package org.zhenggai.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what people write as one, in whatever width; everything else is none. */
class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "85|85",
                "８５|85",
                " 8 5 |85",
                "1,234,567.5|1234567.5",
                "１，２３４|1234",
                "８。５|8.5",
                "-３|-3",
                "8.|8",
                ".5|0.5"
            })
    void numbersOfAnyWidthAreNumbers(String typed, BigDecimal meant) {
        assertThat(TypedNumber.of(typed))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "一百",
                "1e3",
                "1E+10000000",
                "1e999999999",
                "8,5",
                "0x10",
                "NaN",
                "٣٠",
                "5-0",
                "85%",
                "1234567890123456789"
            })
    void everythingElseIsNone(String typed) {
        assertThat(TypedNumber.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85", "85%", "８５％", "85 %"})
    void aShareMayHaveItsSign(String typed) {
        assertThat(TypedNumber.percent(typed)).hasValue(new BigDecimal(85));
    }
}
