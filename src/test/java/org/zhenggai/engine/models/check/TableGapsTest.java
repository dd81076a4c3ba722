package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between the rows of a table nothing is left out and nothing is there twice, whatever its column puts in order. */
class TableGapsTest {

    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="表" namespace="n">
            <decision id="item-day" name="表" camunda:versionTag="1" camunda:historyTimeToLive="P3650D"><description>说明。</description>
            <decisionTable id="t" hitPolicy="UNIQUE"><input id="i" label="日"><inputExpression id="x" typeRef="%s"><text>outcome</text></inputExpression></input>
            <output id="o" label="果" name="o" typeRef="string"/>%s</decisionTable></decision></definitions>
            """;

    private static String found(String type, String tests) {
        String rules = Stream.of(tests.split(";"))
                .map(test -> test.strip().replace("&", "&amp;").replace("<", "&lt;"))
                .map(test -> {
                    int id = System.identityHashCode(test);
                    return "<rule id='r%1$d'><inputEntry id='e%1$d'><text>%2$s</text></inputEntry><outputEntry id='a%1$d'><text>\"a\"</text></outputEntry></rule>"
                            .formatted(id, test);
                })
                .collect(Collectors.joining());
        String file = "processes/sign-off/item-day.dmn";
        List<ModelFinding> findings =
                ModelCheck.standard().check(Variant.with(file, TABLE.formatted(type, rules)), ModelFiles.NONE);
        return findings.stream()
                .filter(one ->
                        one.file().equals(file) && one.rule().matches("table-gap|row-overlap|row-shadowed|row-never"))
                .map(one -> one.rule() + (one.rule().equals("table-gap") ? " " + one.what() : ""))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "date | < date(\"2026-01-01\"); > date(\"2026-01-01\") | 等于2026年1月1日",
                "date | <= date(\"2026-01-01\"); >= date(\"2026-01-03\") | 在2026年1月1日和2026年1月3日之间",
                "date | [date(\"2026-01-01\")..date(\"2026-02-01\")]; < date(\"2026-01-01\"), > date(\"2026-02-02\") | 等于2026年2月2日",
                "dayTimeDuration | < duration(\"P3D\"); > duration(\"P5D\") | 等于3天",
                "dayTimeDuration | <= @\"PT8H\"; > @\"PT9H\" | 在8小时和9小时之间",
                "yearMonthDuration | <= @\"P1Y\"; >= @\"P14M\" | 在12个月和14个月之间",
                "time | < time(\"08:00:00\"); >= time(\"09:00:00\") | 等于08:00",
                "dateTime | <= date and time(\"2026-01-01T00:00:00\"); > date and time(\"2026-01-01T01:00:00\") | 之间",
                "number | < -1; > -1 | 等于-1",
                "boolean | true | 否",
            })
    void whatIsLeftOutIsNamed(String type, String tests, String words) {
        assertThat(found(type, tests)).contains("table-gap").contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "date | < date(\"2026-01-01\"); >= date(\"2026-01-01\")",
                "date | <= date(\"2026-01-01\"); >= date(\"2026-01-02\")",
                "yearMonthDuration | <= @\"P1Y\"; >= @\"P13M\"",
                "dayTimeDuration | < duration(\"P3D\"); [duration(\"P3D\")..duration(\"P5D\")]; > duration(\"P5D\")",
                "boolean | true; false",
            })
    void whatIsWholeIsNot(String type, String tests) {
        assertThat(found(type, tests)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "date | <= date(\"2026-01-01\"); >= date(\"2026-01-01\")",
                "dayTimeDuration | <= @\"P2D\"; >= @\"PT47H\"",
            })
    void whatIsThereTwiceIsFound(String type, String tests) {
        assertThat(found(type, tests)).contains("row-overlap");
    }
}
