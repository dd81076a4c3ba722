package org.zhenggai.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.FeelTablesConfiguration;
import org.zhenggai.kernel.Refusal;

/** Asks a decision table that is not deployed, and the one that is, about the same facts. */
@Component
@RequiredArgsConstructor
class DecisionTrialProcess {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final RepositoryService repository;
    private final DmnEngine engine = FeelTablesConfiguration.create().buildEngine();

    /** What both tables say, in words. */
    record Answers(String before, String after) {}

    /** Key and name of the one decision of a file. */
    record Table(String key, String name, byte[] bytes) {}

    /** Reads a file; refused when it is no decision table that can be asked. */
    Table read(String file, byte[] bytes) {
        try {
            List<DmnDecision> decisions = engine.parseDecisions(new ByteArrayInputStream(bytes));
            Refusal.unless(decisions.size() == 1, "“%s”里有%d张决策表，一次试算一张。", file, decisions.size());
            return new Table(decisions.get(0).getKey(), decisions.get(0).getName(), bytes);
        } catch (DmnEngineException | ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal why) {
                    throw new Refusal("“" + file + "”：" + why.getMessage());
                }
            }
            throw new Refusal("“" + file + "”不是可以用的决策表（DMN）。请在 Camunda Modeler 中打开检查后再试。");
        }
    }

    /**
     * The items of which the tables say different things.
     *
     * @param facts inputs by item
     */
    Map<Long, Answers> differences(Table next, Map<Long, Map<String, Object>> facts) {
        DmnDecision after = parse(next.bytes(), next.key());
        DmnDecision before = parse(deployed(next), next.key());
        facts.values().stream().findFirst().ifPresent(inputs -> knows(next, inputs.keySet()));
        Map<Long, Answers> differences = new TreeMap<>();
        facts.forEach((item, inputs) -> {
            Answers answers = new Answers(ask(before, inputs, next.name()), ask(after, inputs, next.name()));
            if (!answers.before().equals(answers.after())) {
                differences.put(item, answers);
            }
        });
        return differences;
    }

    /** A name that is not there would count as empty, and the table would seem to say nothing. */
    private static void knows(Table table, Set<String> names) {
        List<String> unknown = Dmn.readModelFromStream(new ByteArrayInputStream(table.bytes()))
                .getModelElementsByType(InputExpression.class)
                .stream()
                .map(expression -> expression.getText().getTextContent().strip())
                .filter(name -> NAME.matcher(name).matches() && !names.contains(name))
                .toList();
        Refusal.unless(
                unknown.isEmpty(), "决策表“%s”问到了系统不提供的%s。可以用的有：%s。", table.name(), String.join("、", unknown), names);
    }

    private byte[] deployed(Table next) {
        DecisionDefinition found = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(next.key())
                .latestVersion()
                .singleResult();
        Refusal.unless(found != null, "系统里没有编号为“%s”的决策表，无从比较。请核对决策表的编号（id）。", next.key());
        try (InputStream model = repository.getDecisionModel(found.getId())) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DmnDecision parse(byte[] bytes, String key) {
        return engine.parseDecision(key, new ByteArrayInputStream(bytes));
    }

    private String ask(DmnDecision table, Map<String, Object> inputs, String name) {
        try {
            DmnDecisionResult result = engine.evaluateDecision(table, inputs);
            String answer = result.getResultList().stream()
                    .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("、"));
            return answer.isEmpty() ? "无" : answer;
        } catch (DmnEngineException | ProcessEngineException e) {
            throw new Refusal("决策表“" + name + "”的条件写错了：" + firstLine(e) + "。请改正后再试。");
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
