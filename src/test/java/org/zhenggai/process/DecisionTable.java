package org.zhenggai.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table of the project in an engine of its own, for tests that take its rows as data. */
public final class DecisionTable {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Path file;
    private final DmnDecision decision;

    /** The table {@code processes/<process>/<table>.dmn}. */
    public DecisionTable(String process, String table) throws IOException {
        file = Path.of("processes", process, table + ".dmn");
        try (InputStream stream = Files.newInputStream(file)) {
            decision = ENGINE.parseDecision(table, stream);
        }
    }

    /** The ids of the rows in order. */
    public List<String> rows() {
        return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    /** What all rows that hit say in an output column. */
    public List<Object> answers(String output, Map<String, Object> inputs) {
        DmnDecisionResult result = ENGINE.evaluateDecision(decision, inputs);
        return result.collectEntries(output);
    }
}
