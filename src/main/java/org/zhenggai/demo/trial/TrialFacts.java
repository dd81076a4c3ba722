package org.zhenggai.demo.trial;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a telling of the sample round left behind.
 *
 * @param stopped why the story did not come to its end; empty when it did
 * @param incidents how many jobs gave up
 */
public record TrialFacts(
        List<Case> cases,
        List<Step> steps,
        Map<String, Integer> levels,
        Map<String, Integer> ends,
        String stopped,
        long incidents) {

    /** The way of an instance: the steps it passed in their order. {@code subject} is what people call it. */
    public record Case(String process, String subject, List<String> way) {}

    /** A task somebody had, with its due date; {@code nth} of its kind in its case. */
    public record Step(String process, String subject, String name, int nth, LocalDateTime due) {}
}
