package org.zhenggai.engine.models.check.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;

/** Processes that call each other by so many ways that nobody could follow each are looked at once each. */
class LoopRulesTest {

    private static final int WIDTH = 3;

    /** Ways from the first process to the last: three to the power of the depth, a number of twenty digits. */
    @ParameterizedTest
    @CsvSource({"20", "40"})
    void stepsGrowWithTheProcessesAndNotWithTheWays(int depth) throws Exception {
        LoopRules rules = new LoopRules(lattice(depth), new Findings());
        rules.check();
        int nodes = depth * (WIDTH + 2);
        // Each process asks which processes it reaches, and each node which nodes.
        assertThat(rules.steps()).isLessThan(nodes * nodes);
    }

    private static ModelSet lattice(int depth) throws Exception {
        List<BpmnFile> files = new ArrayList<>();
        for (int level = 0; level < depth; level++) {
            StringBuilder xml = new StringBuilder(
                    "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='item-%d'><startEvent id='s'/>"
                            .formatted(level));
            for (int n = 0; n < WIDTH; n++) {
                xml.append("<callActivity id='c%d' calledElement='item-%d'/>".formatted(n, level + 1))
                        .append("<sequenceFlow id='f%d' sourceRef='%s' targetRef='c%d'/>"
                                .formatted(n, n == 0 ? "s" : "c" + (n - 1), n));
            }
            xml.append("<endEvent id='e'/><sequenceFlow id='fe' sourceRef='c%d' targetRef='e'/></process></definitions>"
                    .formatted(WIDTH - 1));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            files.add(new BpmnFile(
                    "item-%d.bpmn".formatted(level),
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml.toString())))));
        }
        return new ModelSet(files, List.of(), List.of(), Map.of());
    }
}
