package org.zhenggai.engine.models.check.bpmn;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** Timers wait for at least an hour; loops over many have a bound; what runs by itself is tried again. */
@RequiredArgsConstructor
final class TimerRules {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Pattern CYCLE = Pattern.compile("R\\d*/(?:[^/]+/)?(P[^/]+)(?:/.*)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    private static final Pattern QUESTION = Pattern.compile("[$#]\\{[^{}]*\\}");
    private static final Pattern RETRY = Pattern.compile("R(?:[1-9]|10)/(PT?\\d{1,4}[SMHD])");
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int MOST_INSTANCES = 100;

    private final Findings findings;

    void check(BpmnFile file) {
        file.all("timerEventDefinition").forEach(this::timer);
        file.all("multiInstanceLoopCharacteristics").forEach(this::repetition);
        file.parts().stream()
                .filter(part -> part.isNode() || part.is("multiInstanceLoopCharacteristics"))
                .forEach(this::retries);
    }

    private void timer(Part timer) {
        List<Part> whens = timer.children().stream()
                .filter(child -> child.type().startsWith("time"))
                .toList();
        Part event = timer.parent();
        if (whens.size() != 1 || whens.get(0).text().isEmpty()) {
            findings.add("timer-empty", event.place());
            return;
        }
        String when = whens.get(0).text();
        if (when.startsWith("${") || when.startsWith("#{")) {
            if (!QUESTION.matcher(when).matches()) {
                findings.add("timer-unreadable", event.place(), when);
            }
            return;
        }
        switch (whens.get(0).type()) {
            case "timeDuration" -> length(event, when, when);
            case "timeCycle" -> {
                Matcher cycle = CYCLE.matcher(when);
                if (cycle.matches()) {
                    length(event, when, cycle.group(1));
                } else {
                    findings.add("timer-unreadable", event.place(), when);
                }
            }
            default ->
                findings.add(DAY.matcher(when).matches() ? "timer-fixed" : "timer-unreadable", event.place(), when);
        }
    }

    private void length(Part event, String when, String text) {
        Optional<Duration> length = parsed(text);
        if (length.isEmpty()) {
            findings.add("timer-unreadable", event.place(), when);
        } else if (length.get().compareTo(SHORTEST) < 0) {
            findings.add("timer-short", event.place(), when);
        }
    }

    private static Optional<Duration> parsed(String text) {
        try {
            int time = text.indexOf('T');
            if (time < 0) {
                return Optional.of(Duration.ofDays(Period.parse(text).toTotalMonths() * 30
                        + Period.parse(text).getDays()));
            }
            Period days = time > 1 ? Period.parse(text.substring(0, time)) : Period.ZERO;
            return Optional.of(Duration.ofDays(days.toTotalMonths() * 30 + days.getDays())
                    .plus(Duration.parse("P" + text.substring(time))));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private void repetition(Part loop) {
        String count = loop.child("loopCardinality").map(Part::text).orElse("");
        Part node = loop.parent();
        if (count.isEmpty() && loop.camunda("collection").isEmpty()) {
            findings.add("repetition-unbounded", node.place());
        } else if (!count.isEmpty() && !count.startsWith("${") && !count.startsWith("#{")) {
            boolean isSmall = count.matches("\\d{1,3}") && Integer.parseInt(count) <= MOST_INSTANCES;
            if (!isSmall) {
                findings.add("repetition-many", node.place(), count);
            }
        }
    }

    private void retries(Part part) {
        Part named = part.isNode() ? part : part.parent();
        List<Part> cycles = part.extensions("failedJobRetryTimeCycle");
        cycles.stream()
                .filter(cycle -> !isRetry(cycle.text()))
                .forEach(cycle -> findings.add("retry-unreadable", named.place(), cycle.text()));
    }

    /** Ends in an incident that somebody sees, and does not keep the engine busy until then. */
    private static boolean isRetry(String text) {
        Matcher retry = RETRY.matcher(text);
        return retry.matches()
                && parsed(retry.group(1))
                        .filter(pause -> pause.compareTo(SHORTEST_PAUSE) >= 0 && pause.compareTo(LONGEST_PAUSE) <= 0)
                        .isPresent();
    }
}
