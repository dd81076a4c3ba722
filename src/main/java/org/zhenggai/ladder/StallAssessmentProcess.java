package org.zhenggai.ladder;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code stall-assessment} for periods whose model does not ask it itself. */
@Component
@RequiredArgsConstructor
class StallAssessmentProcess {

    private final DecisionService decisions;

    /** The reasons for which items with these facts count as stalled, in the order of the table's rows. */
    List<Object> reasons(Map<String, Object> inputs) {
        return decisions.evaluateDecisionTableByKey("stall-assessment", inputs).collectEntries("reason");
    }
}
