package org.zhenggai.closing.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.FeelTablesConfiguration;

/**
 * Asks the newest deployed version of a decision table without leaving a trace: the engine would write a row of history
 * each time, and these tables are asked whenever a form is opened.
 */
@Component
@RequiredArgsConstructor
class TablesProcess {

    private final ProcessEngineConfigurationImpl engine;
    private final DmnEngine tables = FeelTablesConfiguration.create().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    /** The outputs of every row that the table's hit policy lets answer. */
    List<Map<String, Object>> ask(String key, Map<String, Object> inputs) {
        return tables.evaluateDecisionTable(newest(key), inputs).getResultList();
    }

    /** Whoever opens the form needs no right on the table. */
    private DmnDecision newest(String key) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    String id = engine.getRepositoryService()
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(key)
                            .latestVersion()
                            .singleResult()
                            .getId();
                    return parsed.computeIfAbsent(id, unknown -> parse(key, id));
                }));
    }

    private DmnDecision parse(String key, String id) {
        try (InputStream model = engine.getRepositoryService().getDecisionModel(id)) {
            return tables.parseDecision(key, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
