package org.zhenggai.ladder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.zhenggai.ladder.TakenSteps.Step;

/**
 * A step of the ladder as forms list it.
 *
 * @param level the step in words
 */
public record StepLine(LocalDate on, String level, String reason) {

    /** The steps as forms list them. */
    public static List<StepLine> newestFirst(List<Step> steps) {
        List<StepLine> lines = new ArrayList<>(steps.stream()
                .map(step -> new StepLine(step.takenAt().toLocalDate(), step.word(), step.reason()))
                .toList());
        Collections.reverse(lines);
        return lines;
    }
}
