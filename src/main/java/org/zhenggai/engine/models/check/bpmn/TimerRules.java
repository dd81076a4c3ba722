package org.zhenggai.engine.models.check.bpmn;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
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
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** So many times, how often; a start or an end of its own would be a fixed day. */
    private static final Pattern CYCLE = Pattern.compile("R(?:[1-9]\\d{0,2})?/(P[^/]+)");

    private static final Pattern RETRY = Pattern.compile("R(?:[1-9]|10)/(P[^/]+)");
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(10);
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
            default -> findings.add(isDay(when) ? "timer-fixed" : "timer-unreadable", event.place(), when);
        }
    }

    private void length(Part event, String when, String text) {
        Optional<Duration> length = parsed(text);
        if (length.isEmpty() || length.get().compareTo(LONGEST) > 0) {
            findings.add("timer-unreadable", event.place(), when);
        } else if (length.get().compareTo(SHORTEST) < 0) {
            findings.add("timer-short", event.place(), when);
        }
    }

    private static boolean isDay(String text) {
        try {
            if (text.contains("T")) {
                DateTimeFormatter.ISO_DATE_TIME.parse(text);
            } else {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
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

    /** Few times, and not at once: what fails without end keeps the engine from all other work. */
    private static boolean isRetry(String text) {
        Matcher retry = RETRY.matcher(text);
        return retry.matches()
                && parsed(retry.group(1))
                        .filter(wait -> wait.compareTo(SHORTEST_RETRY) >= 0 && wait.compareTo(LONGEST) <= 0)
                        .isPresent();
    }
}
