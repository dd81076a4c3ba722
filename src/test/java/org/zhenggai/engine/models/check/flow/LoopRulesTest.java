package org.zhenggai.engine.models.check.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;

/** Processes that call each other by so many ways that nobody could follow each are looked at once each. */
class LoopRulesTest {

    private static final int WIDTH = 3;

    /** Ways from the first process to the last: three to the power of the depth, a number of twenty digits. */
    @ParameterizedTest
    @CsvSource({"20", "40"})
    void stepsGrowWithTheProcessesAndNotWithTheWays(int depth) {
        LoopRules rules = new LoopRules(lattice(depth), new Findings());
        rules.check();
        int nodes = depth * (WIDTH + 2);
        // Each process asks which processes it reaches, and each node which nodes.
        assertThat(rules.steps()).isLessThan(nodes * nodes);
    }

    private static ModelSet lattice(int depth) {
        List<BpmnFile> files = new ArrayList<>();
        for (int level = 0; level < depth; level++) {
            StringBuilder drawing = new StringBuilder("start s; end e;");
            for (int n = 0; n < WIDTH; n++) {
                drawing.append("<callActivity id='c%d' calledElement='item-%d'/>;".formatted(n, level + 1))
                        .append(n == 0 ? "s>c0;" : "c%d>c%d;".formatted(n - 1, n));
            }
            files.add(Drawn.process("item-" + level, drawing + "c%d>e".formatted(WIDTH - 1)));
        }
        return new ModelSet(files, List.of(), List.of(), Map.of());
    }
}
