package org.zhenggai.ladder;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code stall-assessment}, which process designers edit, for many items at once. */
@Component
@RequiredArgsConstructor
class StallAssessmentProcess {

    private static final String KEY = "stall-assessment";

    private final DecisionService decisions;
    private final RepositoryService repository;

    /**
     * The reasons for which each item counts as stalled, in the order of the table's rows.
     *
     * @param daysLate working days beyond the time for the state the item is in, zero when in time
     */
    SortedMap<Long, List<String>> reasons(List<StallFacts> facts, LocalDate today, ToIntFunction<StallFacts> daysLate) {
        String table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
        SortedMap<Long, List<String>> stalled = new TreeMap<>();
        for (StallFacts item : facts) {
            Map<String, Object> inputs = item.inputs(today, daysLate.applyAsInt(item));
            List<String> reasons =
                    decisions.evaluateDecisionTableById(table, inputs).collectEntries("reason");
            if (!reasons.isEmpty()) {
                stalled.put(item.item(), reasons);
            }
        }
        return stalled;
    }
}
