package org.zhenggai.engine.models.open;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.zhenggai.engine.models.FeelTablesConfiguration;
import org.zhenggai.engine.models.state.OpenStates.Facts;

/** Asks a table as it runs and as it would about the same facts. */
final class AskedTablesProcess {

    private final DmnEngine engine = FeelTablesConfiguration.create().buildEngine();

    /**
     * What a table says of open items.
     *
     * @param items how many it was asked about
     * @param changes how many get another answer, by both answers
     */
    record Asked(String name, int items, Map<String, Integer> changes) {}

    /** The tables of a file of which facts are known. */
    List<Asked> compare(String running, String changed, List<Facts> facts) {
        List<Asked> asked = new ArrayList<>();
        Map<String, DmnDecision> before = decisions(running);
        for (DmnDecision after : decisions(changed).values()) {
            List<Facts> about = facts.stream()
                    .filter(one -> one.table().equals(after.getKey()))
                    .toList();
            if (!about.isEmpty() && before.containsKey(after.getKey())) {
                Map<String, Integer> changes = new TreeMap<>();
                for (Facts one : about) {
                    String old = ask(before.get(after.getKey()), one);
                    String now = ask(after, one);
                    if (!old.equals(now)) {
                        changes.merge(old + " 改为 " + now, one.count(), Integer::sum);
                    }
                }
                asked.add(new Asked(
                        after.getName(), about.stream().mapToInt(Facts::count).sum(), changes));
            }
        }
        return asked;
    }

    private Map<String, DmnDecision> decisions(String file) {
        return engine.parseDecisions(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).stream()
                .collect(Collectors.toMap(DmnDecision::getKey, decision -> decision));
    }

    private String ask(DmnDecision table, Facts facts) {
        try {
            String answer = engine.evaluateDecision(table, facts.inputs()).getResultList().stream()
                    .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("、"));
            return answer.isEmpty() ? "无" : answer;
        } catch (DmnEngineException | ProcessEngineException e) {
            return "答不出（条件写错或问到了没有的数据）";
        }
    }
}
