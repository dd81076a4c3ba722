package org.zhenggai.engine.models.check.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.bpmn.Part;

/** Repetitions and calls, one within the other, multiply: what one instance may come to has a bound. */
@RequiredArgsConstructor
public final class MultitudeRules {

    private static final int MOST = 1000;

    private static final long UNKNOWN = 100;

    /** Beyond this nothing is counted, so that no product overflows. */
    private static final long COUNTED = 1_000_000_000;

    private final ModelSet models;
    private final Findings findings;

    /** What a process comes to; one that calls itself counts once and is told elsewhere. */
    private final Map<Part, Long> known = new HashMap<>();

    public void check() {
        models.processes()
                .forEach(file -> file.processes().forEach(process -> {
                    long all = of(process);
                    if (all > MOST) {
                        findings.add("repetition-multiplied", process.place(), all);
                    }
                }));
    }

    private long of(Part scope) {
        Long before = known.putIfAbsent(scope, 1L);
        if (before != null) {
            return before;
        }
        long all = 1;
        for (Part node : scope.children()) {
            if (node.isNode()) {
                all = Math.min(
                        COUNTED, all + Math.min(COUNTED, times(node) * within(node)) - (isCounted(node) ? 0 : 1));
            }
        }
        known.put(scope, all);
        return all;
    }

    /** Steps that stand once and call nothing are not what multiplies. */
    private static boolean isCounted(Part node) {
        return node.loop().isPresent() || node.is("callActivity");
    }

    private static long times(Part node) {
        return node.loop().map(MultitudeRules::timesOf).orElse(1L);
    }

    /** What a question or a list comes to nobody knows here: once it may be many, within another it is too many. */
    private static long timesOf(Part loop) {
        return loop.child("loopCardinality")
                .map(Part::text)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(UNKNOWN);
    }

    private long within(Part node) {
        if (node.is("callActivity")) {
            String called = node.attribute("calledElement");
            return models.process(called).stream()
                    .flatMap(file -> file.processes().stream())
                    .filter(process -> process.id().equals(called))
                    .mapToLong(this::of)
                    .findFirst()
                    .orElse(1);
        }
        return List.of("subProcess", "transaction", "adHocSubProcess").contains(node.type()) ? of(node) : 1;
    }
}
