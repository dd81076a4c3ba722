package org.zhenggai.engine.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes at every place where they can be made, not only where somebody thought of one. */
class UnseenModelsTest {

    private static final ModelCheck CHECK = ModelCheck.standard();

    /** Of each pattern; all of them would take minutes. */
    private static final int MOST_PLACES = 5;

    private static List<ModelFinding> check(String file, String text) {
        return CHECK.check(Variant.with(file, text), ModelFiles.NONE);
    }

    /** Some places of a pattern in all our files, each broken by itself. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "camunda:delegateExpression=\"\\$\\{(\\w+)} | camunda:delegateExpression=\"\\${no$1} | step-unknown",
                "camunda:delegateExpression=\"\\$\\{\\w+}\" | camunda:class=\"a.B\" | code-class",
                "camunda:delegateExpression=\"\\$\\{\\w+}\" | camunda:expression=\"\\${true}\" | code-expression",
                "camunda:delegateExpression=\"\\$\\{(?!unknown)\\w+}\" | camunda:delegateExpression=\"\\${sealDelegate}\" | step-unknown",
                "camunda:formRef=\"(\\w+)\" | camunda:formRef=\"no$1\" | form-missing",
                "camunda:formRef=\"(\\w+)\" | camunda:formKey=\"$1\" | form-embedded",
                "camunda:formRefBinding=\"deployment\" | camunda:formRefBinding=\"latest\" | binding",
                "camunda:candidate\\w+=\"[^\"]*\" | camunda:assignee=\"a\" | task-assignee",
                "camunda:candidateGroups=\"[^\"]*\" | camunda:candidateGroups=\"everybody\" | group-unknown",
                "<camunda:property name=\"duty\"[^>]*> | <!-- --> | duty-none",
                "<camunda:property name=\"views\"[^>]*> | <!-- --> | views-none",
                "event=\"complete\" delegateExpression | event=\"create\" delegateExpression | listener-event",
                "\\$\\{(\\w+)Listener} | \\${no$1Listener} | listener-unknown",
                "(<bpmn:\\w+Gateway[^>]*) default=\"\\w+\" | $1 | gateway-no-default",
                "outcome == '(\\w+)' | outcome == 'no$1' | answer-nobody",
                "signOffRoute == '(\\w+)' | signOffRoute == 'no$1' | value-unknown",
                "execution.processBusinessKey\\) | '7') | reach-other-case",
                "(\\w+)\\.(\\w+)\\(execution | $1.no$2(execution | question-unknown",
                "(\\w+)\\.(\\w+)\\(execution | jdbcClient.$2(execution | bean-unknown",
                "\\(execution\\.processBusinessKey\\)} | (execution.processBusinessKey).x} | reach-chained",
                "<bpmn:message id=\"(\\w+)\" name=\"rectification.(\\w+)\" | <bpmn:message id=\"$1\" name=\"rectification.no$2\" | message-unsent",
                "<bpmn:messageEventDefinition[^>]*/> | <bpmn:signalEventDefinition/> | signal",
                "<bpmn:time(\\w+) [^>]*>[^<]*</bpmn:time\\w+> | <bpmn:timeDuration>PT10M</bpmn:timeDuration> | timer-short",
                "calledElement=\"([\\w-]+)\" | calledElement=\"no-$1\" | call-missing",
                "<camunda:out source=\"outcome\" target=\"outcome\"/> | <!-- --> | answer-lost",
                "<camunda:in businessKey=[^>]*> | <!-- --> | call-no-key",
                "camunda:historyTimeToLive=\"\\w+\" | camunda:versionTagX=\"\" | time-to-live",
                "isExecutable=\"true\" | isExecutable=\"false\" | process-not-executable",
                "<bpmndi:BPMNShape id=\"(\\w+)\" bpmnElement=\"(\\w+)\" | <bpmndi:BPMNShape id=\"$1\" bpmnElement=\"no$2\" | diagram-stray",
                "camunda:decisionRef=\"([\\w-]+)\" | camunda:decisionRef=\"no-$1\" | decision-missing",
                "(<bpmn:sequenceFlow [^>]*)targetRef=\"(\\w+)\" | $1targetRef=\"no$2\" | flow-broken",
                "(<bpmn:sequenceFlow [^>]*)sourceRef=\"(\\w+)\" | $1sourceRef=\"no$2\" | flow-broken",
                "\"schemaVersion\": 16 | \"schemaVersion\": 20, \"theme\": 1 | form-newer",
                "\"action\": \"submit\" | \"action\": \"close\" | form-button",
                "\"type\": \"textarea\" | \"type\": \"html\" | form-foreign",
                "\"hide\": \"=([^\"]*) | \"hide\": \"= = $1 | feel-form",
                "(<inputExpression [^>]*>\\s*<text>)(\\w+) | $1no$2 | input-name",
                "(<text>)\"(\\w+)\"(</text>) | $1$2$3 | row-name",
                "<text>&gt;= (\\d) | <text>&gt;== $1 | feel-table"
            })
    void everywhere(String pattern, String replacement, String rule) {
        List<Place> places = new ArrayList<>();
        Pattern compiled = Pattern.compile(pattern);
        Variant.OURS
                .files()
                .forEach((file, text) -> compiled.matcher(text)
                        .results()
                        .forEach(found -> places.add(new Place(file, text, compiled, found))));
        assertThat(places).isNotEmpty();
        Collections.shuffle(places, new Random(pattern.hashCode()));
        places.stream()
                .limit(MOST_PLACES)
                .forEach(place -> assertThat(check(place.file(), place.broken(replacement)))
                        .as(
                                "%s at %d: %s",
                                place.file(),
                                place.found().start(),
                                place.found().group())
                        .anyMatch(one -> one.rule().equals(rule)));
    }

    private record Place(String file, String text, Pattern pattern, MatchResult found) {

        String broken(String replacement) {
            return text.substring(0, found.start())
                    + pattern.matcher(found.group()).replaceFirst(replacement)
                    + text.substring(found.end());
        }
    }

    /** What the guard of the engine refuses is found before it. */
    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/hostile-models.csv", delimiter = '|', quoteCharacter = '~')
    void aHostileModelIsFound(String file, String text, String replacement, String words, String what) {
        assertThat(CHECK.check(Variant.of(file, text, replacement), ModelFiles.NONE))
                .anyMatch(ModelFinding::isError);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/hostile-files.csv", delimiter = '|', quoteCharacter = '~')
    void aHostileFileIsFound(String file, String text) {
        assertThat(CHECK.check(ModelFiles.of(Map.of(file, text)))).anyMatch(ModelFinding::isError);
    }

    /** Whatever is cut or mangled: sentences, never an exception. */
    @Test
    void aMangledFileIsNoException() {
        Random random = new Random(15);
        List<String> files = List.copyOf(Variant.OURS.files().keySet());
        for (int i = 0; i < 100; i++) {
            String file = files.get(random.nextInt(files.size()));
            String text = Variant.text(file);
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(60));
            String mangled = random.nextBoolean() ? text.substring(0, at) + text.substring(to) : text.substring(0, at);
            assertThatCode(() -> check(file, mangled))
                    .as("%s %d-%d", file, at, to)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void towersOfBracketsAndElementsAreSentences() {
        String file = "processes/rectification-item/rectification-item.bpmn";
        String tower = "(".repeat(50_000) + "1" + ")".repeat(50_000);
        for (String expression :
                List.of("${" + tower + "}", "${'" + "a".repeat(100_000) + "'}", "${!" + "!".repeat(90_000) + "}")) {
            assertThat(check(file, Variant.text(file).replace("${outcome == 'handedBack'}", expression)))
                    .anyMatch(ModelFinding::isError);
        }
        String elements = Stream.generate(() -> "<bpmn:subProcess>")
                .limit(100_000)
                .reduce("", (a, b) -> a.length() > 900_000 ? a : a + b);
        assertThat(check(file, Variant.text(file).replace("</bpmn:process>", elements)))
                .extracting(ModelFinding::rule)
                .contains("xml-broken");
        String table = "processes/escalation/escalation-level.dmn";
        assertThat(check(table, Variant.text(table).replace("&gt;= 5", tower)))
                .extracting(ModelFinding::rule)
                .contains("feel-table");
    }
}
