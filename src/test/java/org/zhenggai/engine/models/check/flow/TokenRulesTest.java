package org.zhenggai.engine.models.check.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelFinding;

/** A join that may wait for ever is found, and none that is always fed. */
class TokenRulesTest {

    private static String found(String drawing) {
        Findings findings = new Findings();
        new TokenRules(findings).check(Drawn.process("item-a", drawing));
        return findings.sorted().stream().map(ModelFinding::rule).distinct().collect(Collectors.joining(","));
    }

    private static final String ENDS = "start s; end e; task a; task b; task c;";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one of two ways is taken and both are waited for | xor x; and j; s>x; x>a; x>b; a>j; b>j; j>e",
                "what comes first of two | eventBasedGateway x; and j; s>x; x>a; x>b; a>j; b>j; j>e",
                "some of two | or x; and j; s>x; x>a; x>b; a>j; b>j; j>e",
                "a branch that may end before | and f; xor x; end e2; and j; s>f; f>a; f>x; x>b; x>e2; a>j; b>j; j>e",
                "a way around one branch | and f; xor x; and j; s>f; f>a; f>x; x>b; x>j; a>j; b>j; j>e",
                "a way back in front of the join | and f; and j; xor x; s>f; f>a; f>b; a>j; b>j; j>x; x>e; x>c; c>j",
                "a border that leads away | and f; and j; end e2; s>f; f>a; f>b; a>j; b>j; j>e; <boundaryEvent id='t' attachedToRef='a'/>; t>e2",
                "a border that leads into the join, beside | and j; s>a; a>j; j>e; <boundaryEvent id='t' attachedToRef='a' cancelActivity='false'/>; t>j",
                "a loop that feeds itself | and j; s>j; j>a; a>j",
                "a subprocess | s>p; p>e; <subProcess id='p'><startEvent id='ps'/><exclusiveGateway id='px'/><parallelGateway id='pj'/><endEvent id='pe'/><sequenceFlow id='1' sourceRef='ps' targetRef='px'/><sequenceFlow id='2' sourceRef='px' targetRef='pj'/><sequenceFlow id='3' sourceRef='px' targetRef='pj'/><sequenceFlow id='4' sourceRef='pj' targetRef='pe'/></subProcess>",
                "behind a link | and j; xor x; s>x; x>l; x>j; <intermediateThrowEvent id='l'><linkEventDefinition name='n'/></intermediateThrowEvent>; <intermediateCatchEvent id='m'><linkEventDefinition name='n'/></intermediateCatchEvent>; m>j; j>e",
            })
    void whatMayWaitForEverIsFound(String what, String drawing) {
        assertThat(found(ENDS + drawing)).as(what).contains("join-starved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "split and joined | and f; and j; s>f; f>a; f>b; a>j; b>j; j>e",
                "one way and its merge | xor x; xor y; s>x; x>a; x>b; a>y; b>y; y>e",
                "some ways and their join | or x; or j; s>x; x>a; x>b; a>j; b>j; j>e",
                "a choice within a branch | and f; xor x; xor y; and j; s>f; f>a; f>x; x>b; x>c; b>y; c>y; y>j; a>j; j>e",
                "a circle within a branch | and f; xor x; xor y; and j; s>f; f>a; f>y; y>b; b>x; x>y; x>j; a>j; j>e",
                "a border merged before the join | and f; xor y; and j; s>f; f>a; f>b; a>y; t>y; y>j; b>j; j>e; <boundaryEvent id='t' attachedToRef='a'/>",
                "all is over at the end of one branch | and f; and j; s>f; f>a; f>b; f>c; a>j; b>j; j>e; c>k; <endEvent id='k'><terminateEventDefinition/></endEvent>",
                "beside the way on | end e2; s>a; a>e; t>e2; <boundaryEvent id='t' attachedToRef='a' cancelActivity='false'/>",
                "a round of splits and joins | xor m; and f; and j; xor x; s>m; m>f; f>a; f>b; a>j; b>j; j>x; x>m; x>e",
                "three by three | and f; and g; and j; and k; s>f; f>a; f>g; g>b; g>c; b>k; c>k; k>j; a>j; j>e",
            })
    void whatIsAlwaysFedIsNot(String what, String drawing) {
        assertThat(found(ENDS + drawing)).as(what).isEmpty();
    }

    /** Many branches cost no more than their sum, since their order is not followed. */
    @Test
    void manyBranchesAreFollowed() {
        String branches = IntStream.range(0, 60)
                .mapToObj("task t%1$d; f>t%1$d; t%1$d>j"::formatted)
                .collect(Collectors.joining(";"));
        assertThat(found("start s; end e; and f; and j; s>f; j>e;" + branches)).isEmpty();
    }

    /** What cannot be followed to its end is said and not guessed. */
    @Test
    void whatIsTooMuchIsSaid() {
        String branches = IntStream.range(0, 20)
                .mapToObj("xor x%1$d; task t%1$d; task u%1$d; and j%1$d; and k%1$d; f>x%1$d; x%1$d>t%1$d; x%1$d>u%1$d;"
                        .concat("t%1$d>j%1$d; u%1$d>k%1$d; j%1$d>e; k%1$d>e; s2>j%1$d; s2>k%1$d")::formatted)
                .collect(Collectors.joining(";"));
        assertThat(found("start s; end e; and f; task s2; s>f;" + branches)).contains("tokens-many");
    }
}
