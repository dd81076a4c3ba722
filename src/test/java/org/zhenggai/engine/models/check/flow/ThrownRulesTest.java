package org.zhenggai.engine.models.check.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;

/** What is thrown is caught around it, and what is caught can be thrown within. */
class ThrownRulesTest {

    private static final String CODES = "<error id='x' errorCode='X'/><error id='y' errorCode='Y'/>";

    private static final String CALLED =
            "<startEvent id='cs'/><endEvent id='ce'><errorEventDefinition errorRef='x'/></endEvent>";

    private static String found(String calling, String called) {
        BpmnFile one = Drawn.file("item-a", CODES + "<process id='item-a'>" + Drawn.inside(calling) + "</process>");
        BpmnFile two = Drawn.file("item-b", CODES + "<process id='item-b'>" + called + "</process>");
        Findings findings = new Findings();
        ThrownRules rules = new ThrownRules(new ModelSet(List.of(one, two), List.of(), List.of(), Map.of()), findings);
        rules.check(one);
        rules.check(two);
        return findings.sorted().stream()
                .map(finding -> finding.rule() + " " + finding.element())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String caught(String activity, String code) {
        return "<boundaryEvent id='b' attachedToRef='%s'><errorEventDefinition errorRef='%s'/></boundaryEvent>;"
                .formatted(activity, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "a task throws nothing | t | x | none | caught-unthrown b",
                "a called process does | c | x | yes | ''",
                "a called process that throws nothing | c | x | none | caught-unthrown b",
                "a called process throws another one | c | y | yes | 'caught-unthrown b, thrown-uncaught ce'",
                "a task beside the call | t | x | yes | 'caught-unthrown b, thrown-uncaught ce'",
                "any error of the call | c | none | yes | ''",
                "the subprocess around the call | p | x | yes | ''",
            })
    void errorsGoOutwards(String what, String activity, String code, String throwing, String expected) {
        String calling = "task t; <subProcess id='p'><callActivity id='c' calledElement='item-b'/></subProcess>;"
                + caught(activity, code == null ? "" : code);
        assertThat(found(calling, throwing == null ? "<startEvent id='cs'/>" : CALLED))
                .as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beside what throws | <subProcess id='h' triggeredByEvent='true'><startEvent id='hs'><errorEventDefinition errorRef='x'/></startEvent></subProcess>; <endEvent id='e'><errorEventDefinition errorRef='x'/></endEvent> | ''",
                "for another one | <subProcess id='h' triggeredByEvent='true'><startEvent id='hs'><errorEventDefinition errorRef='y'/></startEvent></subProcess>; <endEvent id='e'><errorEventDefinition errorRef='x'/></endEvent> | 'caught-unthrown hs, thrown-uncaught e'",
                "a link of another subprocess | <intermediateThrowEvent id='l'><linkEventDefinition name='n'/></intermediateThrowEvent>; <subProcess id='p'><intermediateCatchEvent id='m'><linkEventDefinition name='n'/></intermediateCatchEvent></subProcess> | 'caught-unthrown m, thrown-uncaught l'",
                "a link | <intermediateThrowEvent id='l'><linkEventDefinition name='n'/></intermediateThrowEvent>; <intermediateCatchEvent id='m'><linkEventDefinition name='n'/></intermediateCatchEvent> | ''",
                "a transaction given up | <transaction id='p'><endEvent id='e'><cancelEventDefinition/></endEvent></transaction>; <boundaryEvent id='b' attachedToRef='p'><cancelEventDefinition/></boundaryEvent> | ''",
                "no transaction | <subProcess id='p'><endEvent id='e'><cancelEventDefinition/></endEvent></subProcess>; <boundaryEvent id='b' attachedToRef='p'><cancelEventDefinition/></boundaryEvent> | 'cancel-outside b, cancel-outside e'",
            })
    void whatBelongsTogetherStandsTogether(String what, String drawing, String expected) {
        assertThat(found(drawing, "<startEvent id='cs'/>")).as(what).isEqualTo(expected);
    }
}
