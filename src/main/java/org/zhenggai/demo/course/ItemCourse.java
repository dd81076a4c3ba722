package org.zhenggai.demo.course;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhenggai.demo.Sample;
import org.zhenggai.demo.Sample.Event;
import org.zhenggai.kernel.calendar.WorkCalendar;

/**
 * What the people of the sample do with a task about an item on a day: nothing yet, or the form they submit.
 * It follows {@code course.csv} and {@code events.csv}; see the sample's README for the rules.
 */
public class ItemCourse {

    private static final int LONG_COURSE = 18;

    private final WorkCalendar calendar;
    private final Sample sample;
    private final long shift;
    private final DeadlineCourse deadlines;
    private final ClosureCourse closure;

    /** @param shift days by which the story is moved from its own dates */
    public ItemCourse(Sample sample, long shift, WorkCalendar calendar) {
        this.calendar = calendar;
        this.sample = sample;
        this.shift = shift;
        this.deadlines = new DeadlineCourse(sample, shift);
        this.closure = new ClosureCourse(sample);
    }

    /**
     * The moment of the story and what the tables say of the item.
     *
     * @param period number of the reporting period, 1 before the first one opens
     * @param day days since the period opened
     * @param failedInPeriod verifications and signatures refused since the period opened
     * @param handBacks how often the item was handed back
     */
    public record Moment(
            String item,
            int position,
            int period,
            long day,
            int progress,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn,
            LocalDate today,
            int returnedMeasures,
            int failedInPeriod,
            int handBacks) {}

    /** The form for the task, or empty when it waits longer. */
    public Optional<Map<String, Object>> form(String task, Moment now) {
        if (held(task, now)) {
            return Optional.empty();
        }
        return switch (task) {
            case "acceptItem" -> accept(now);
            case "proposeMeasures" -> Optional.of(Map.of("measures", measures(now)));
            case "reviewMeasures" -> review(now);
            case "reviewExtension" -> Optional.of(deadlines.reviewExtension(now));
            case "decideExtension" -> Optional.of(deadlines.decideExtension(now));
            case "askAgain" -> Optional.of(deadlines.askAgain(now));
            case "signOffLeader" -> Optional.of(closure.sign(now, "leader-refused"));
            case "signOffSecretary" -> Optional.of(closure.sign(now, "secretary-refused"));
            case "confirmSums" -> Optional.of(closure.sums(now));
            case "recordResolution" -> Optional.of(closure.resolution(now));
            case "reportStanding" -> Optional.of(closure.reportStanding(now));
            case "confirmStanding" -> Optional.of(closure.confirmStanding(now));
            case "confirmReceipt" -> silent(now) ? Optional.empty() : Optional.of(Map.of("received", true));
            default -> throw new IllegalArgumentException(task);
        };
    }

    /** Some tasks of the fifth period are left for somebody until the sixth opens. */
    public boolean held(String task, Moment now) {
        String pending = switch (task) {
            case "reassignItem" -> "pending-reassignment";
            case "proposeMeasures" -> "pending-measures";
            case "reviewMeasures" -> "pending-review";
            case "reviewExtension" -> "pending-opinion";
            case "decideExtension" -> "pending-extension";
            case "askAgain" -> "pending-inquiry";
            case "verifyItem" -> "pending-verification";
            case "signOffLeader" -> "pending-leader";
            case "signOffSecretary" -> "pending-secretary";
            case "confirmSums" -> "pending-sums";
            case "recordResolution" -> "pending-resolution";
            default -> "";
        };
        boolean returnFirst = task.equals("proposeMeasures")
                && sample.events(now.item(), "measures-returned").count() > now.returnedMeasures();
        return !returnFirst && sample.event(now.item(), now.period(), pending).isPresent();
    }

    /** Whether a leader signs now and agrees, so that it can be part of a batch. */
    public boolean agrees(String task, Moment now) {
        return form(task, now)
                .filter(form -> form.get("decision").equals("approved"))
                .isPresent();
    }

    /** The unit a handed-back item goes to. */
    public Optional<String> newUnit(Moment now) {
        return held("reassignItem", now)
                ? Optional.empty()
                : sample.events(now.item(), "hand-back").map(Event::detail).findFirst();
    }

    private Optional<Map<String, Object>> accept(Moment now) {
        Optional<Event> handBack = sample.events(now.item(), "hand-back").findFirst();
        if (handBack.isPresent() && now.handBacks() == 0) {
            return now.period() < handBack.get().period()
                    ? Optional.empty()
                    : Optional.of(Map.of(
                            "decision", "handedBack", "reason", handBack.get().text()));
        }
        Optional<Event> late = sample.events(now.item(), "late-acceptance").findFirst();
        return late.isPresent() && now.period() < late.get().period()
                ? Optional.empty()
                : Optional.of(Map.of("decision", "accepted"));
    }

    private String measures(Moment now) {
        List<String> all = sample.measures().get(now.item());
        boolean sketch = sample.events(now.item(), "measures-returned").count() > now.returnedMeasures();
        return sketch ? all.get(0) : String.join("\n", all);
    }

    private Optional<Map<String, Object>> review(Moment now) {
        Optional<Event> returned = sample.events(now.item(), "measures-returned")
                .skip(now.returnedMeasures())
                .findFirst();
        if (returned.isPresent()) {
            return now.period() < returned.get().period()
                    ? Optional.empty()
                    : Optional.of(Map.of(
                            "decision", "returned", "reason", returned.get().text()));
        }
        return Optional.of(Map.of("decision", "approved"));
    }

    private boolean silent(Moment now) {
        return sample.event(now.item(), now.period(), "silent").isPresent();
    }

    /**
     * The fortnightly report, or empty while it is not its day or the unit stays silent.
     *
     * @param openMeasures ids of the measures that are not finished, in order
     */
    public Optional<Map<String, Object>> report(Moment now, List<String> openMeasures) {
        int finish = sample.finish().getOrDefault(now.item(), Integer.MAX_VALUE);
        boolean done = now.period() >= finish;
        boolean pending = sample.events().stream()
                .anyMatch(event -> event.item().equals(now.item())
                        && event.period() == now.period()
                        && event.action().startsWith("pending-"));
        long day = pending ? 0 : done ? now.position() % 3 : 1 + now.position() % 7;
        if (silent(now) || now.day() < day || now.failedInPeriod() > 0) {
            return Optional.empty();
        }
        Map<String, Object> form = new HashMap<>(Map.ofEntries(
                entry("request", "continue"), entry("finishedMeasures", List.of()), entry("progress", now.progress())));
        Optional<Event> noProgress = sample.event(now.item(), now.period(), "no-progress");
        Optional<Event> waiting = sample.event(now.item(), now.period(), "waiting");
        if (noProgress.isPresent()) {
            form.put("done", noProgress.get().text());
            if (!noProgress.get().detail().isBlank()) {
                form.put("nextSteps", noProgress.get().detail());
            }
        } else if (waiting.isPresent()) {
            form.put("done", "已向有关方面去函了解，暂不能推进。");
            form.put("request", "waiting");
            form.put("waitingWho", waiting.get().detail().substring(11));
            form.put("waitingFor", waiting.get().text());
            form.put(
                    "askAgainOn", moved(waiting.get().detail().substring(0, 10)).toString());
        } else if (now.waitingFor() != null && now.askAgainOn().isAfter(now.today())) {
            form.put("done", "外部条件仍未具备，保持跟踪。");
            form.put("request", "waiting");
            form.put("waitingWho", now.waitingWho());
            form.put("waitingFor", now.waitingFor());
            form.put("askAgainOn", now.askAgainOn().toString());
        } else if (done) {
            form.putAll(finished(now, openMeasures));
        } else {
            form.putAll(onTheWay(now, openMeasures, Math.min(finish, LONG_COURSE)));
        }
        sample.event(now.item(), now.period(), "extension").ifPresent(event -> {
            form.put("request", "extension");
            form.put(
                    "requestedDeadline",
                    calendar.onOrBefore(moved(event.detail().substring(0, 10))).toString());
            form.put("extensionReason", event.text());
            form.put("difficulties", event.text());
        });
        return Optional.of(form);
    }

    private Map<String, Object> finished(Moment now, List<String> openMeasures) {
        return Map.of(
                "progress",
                100,
                "done",
                sample.results().get(now.item()),
                "evidence",
                "事项%s整改成效材料汇编（第%d期）".formatted(now.item(), now.period()),
                "finishedMeasures",
                openMeasures,
                "request",
                "done");
    }

    private Map<String, Object> onTheWay(Moment now, List<String> openMeasures, int finish) {
        int progress = Math.max(Math.min(now.progress() + 3, 95), Math.min(95, 100 * now.period() / finish));
        List<String> all = sample.measures().get(now.item());
        int wanted = all.size() * progress / 100;
        int finishing = Math.max(0, Math.min(openMeasures.size() - 1, wanted - (all.size() - openMeasures.size())));
        String current = all.get(Math.min(wanted, all.size() - 1)).split("[，；。]", 2)[0];
        Sample.Step step = sample.steps()
                .get((now.position() + now.period()) % sample.steps().size());
        return Map.of(
                "progress",
                progress,
                "done",
                "正在落实“%s”。%s".formatted(current, step.done()),
                "nextSteps",
                step.next(),
                "evidence",
                "事项%s第%d期工作记录".formatted(now.item(), now.period()),
                "finishedMeasures",
                openMeasures.subList(0, finishing));
    }

    private LocalDate moved(String day) {
        return LocalDate.parse(day).plusDays(shift);
    }
}
