package org.zhenggai.demo.trial;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Days;

/** What changed models change in the sample round, in words. */
final class TrialReport {

    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_WAY = 12;

    private final TrialFacts before;
    private final TrialFacts after;
    private final StringBuilder text = new StringBuilder();

    private TrialReport(TrialFacts before, TrialFacts after) {
        this.before = before;
        this.after = after;
    }

    static String of(TrialFacts before, TrialFacts after) {
        return new TrialReport(before, after).write();
    }

    private String write() {
        text.append("样例轮次按现用流程和改动后的流程各走一遍（样例数据，不是真实事项）\n\n");
        if (after.stopped().isEmpty()) {
            text.append("改动后的流程从头走到了尾。\n");
        } else {
            text.append("改动后的流程没有走到尾：").append(after.stopped()).append("\n以下只比较到停下为止。\n");
        }
        if (!before.stopped().isEmpty()) {
            text.append("现用流程也没有走到尾：").append(before.stopped()).append('\n');
        }
        if (after.incidents() > before.incidents()) {
            text.append("出错停住的后台步骤：现在")
                    .append(before.incidents())
                    .append("个，改为")
                    .append(after.incidents())
                    .append("个\n");
        }
        section("步骤（走过的次数）", counts(steps(before), steps(after)));
        if (!after.filled().isEmpty()) {
            section("新的必填项（已代为填写的次数）", counts(before.filled(), after.filled()));
        }
        section("走法", ways());
        section("期限", dates());
        section("督办级别（事项到过的最高级）", counts(before.levels(), after.levels()));
        section("结束时的事项", counts(before.ends(), after.ends()));
        return text.toString();
    }

    private void section(String title, List<String> lines) {
        text.append('\n').append(title).append('\n');
        if (lines.isEmpty()) {
            text.append("  没有变化\n");
        }
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private static Map<String, Integer> steps(TrialFacts facts) {
        Map<String, Integer> counts = new TreeMap<>();
        facts.cases()
                .forEach(one -> one.way().forEach(step -> counts.merge(one.process() + "：" + step, 1, Integer::sum)));
        return counts;
    }

    private static List<String> counts(Map<String, Integer> before, Map<String, Integer> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> "%s，现在%d，改为%d".formatted(name, before.getOrDefault(name, 0), after.getOrDefault(name, 0)))
                .toList();
    }

    private record Way(String process, List<String> old, List<String> now) {}

    /** Cases of a process whose way changed alike are one line. */
    private List<String> ways() {
        Map<String, List<String>> old = new LinkedHashMap<>();
        before.cases().forEach(one -> old.put(one.process() + "/" + one.subject(), one.way()));
        Map<Way, List<String>> changed = new LinkedHashMap<>();
        for (TrialFacts.Case one : after.cases()) {
            List<String> was = old.getOrDefault(one.process() + "/" + one.subject(), List.of());
            if (!was.equals(one.way())) {
                changed.computeIfAbsent(differing(one.process(), was, one.way()), any -> new ArrayList<>())
                        .add(one.subject());
            }
        }
        return changed.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .map(change -> "%s，%s：%s 改为 %s"
                        .formatted(
                                change.getKey().process(),
                                some(change.getValue()),
                                way(change.getKey().old()),
                                way(change.getKey().now())))
                .toList();
    }

    /** Without what is the same at the beginning and at the end. */
    private static Way differing(String process, List<String> old, List<String> now) {
        int from = 0;
        int shorter = Math.min(old.size(), now.size());
        while (from < shorter && old.get(from).equals(now.get(from))) {
            from++;
        }
        int end = 0;
        while (end < shorter - from && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        return new Way(process, old.subList(from, old.size() - end), now.subList(from, now.size() - end));
    }

    private static String way(List<String> steps) {
        if (steps.isEmpty()) {
            return "（无）";
        }
        return steps.stream().limit(LONGEST_WAY).collect(Collectors.joining("→"))
                + (steps.size() > LONGEST_WAY ? "→…（共" + steps.size() + "步）" : "");
    }

    private static String some(List<String> subjects) {
        return subjects.size() <= MOST_EXAMPLES
                ? String.join("、", subjects)
                : String.join("、", subjects.subList(0, MOST_EXAMPLES)) + "等" + subjects.size() + "件";
    }

    private List<String> dates() {
        Map<String, LocalDateTime> old = new LinkedHashMap<>();
        before.steps().forEach(step -> old.put(key(step), step.due()));
        Map<String, List<String>> changed = new LinkedHashMap<>();
        for (TrialFacts.Step step : after.steps()) {
            String key = key(step);
            if (old.containsKey(key) && !Objects.equals(old.get(key), step.due())) {
                changed.computeIfAbsent(step.process() + "：" + step.name(), any -> new ArrayList<>())
                        .add(step.subject() + "，" + due(old.get(key)) + " 改为 " + due(step.due()));
            }
        }
        return changed.entrySet().stream()
                .map(change -> "%s，%d件，例如%s"
                        .formatted(
                                change.getKey(),
                                change.getValue().size(),
                                change.getValue().get(0)))
                .toList();
    }

    private static String key(TrialFacts.Step step) {
        return step.process() + "/" + step.subject() + "/" + step.name() + "/" + step.nth();
    }

    private static String due(LocalDateTime due) {
        return due == null ? "没有期限" : Days.words(due);
    }
}
