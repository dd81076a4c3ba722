package org.zhenggai.engine.models.open;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.compare.ModelFile;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.migration.CopiesProcess;
import org.zhenggai.engine.models.migration.CopiesProcess.Move;
import org.zhenggai.engine.models.migration.CopiesProcess.Moved;
import org.zhenggai.engine.models.open.AskedTablesProcess.Asked;
import org.zhenggai.engine.models.state.OpenStates;
import org.zhenggai.engine.models.state.OpenStates.Place;
import org.zhenggai.engine.models.state.OpenStates.State;
import org.zhenggai.engine.models.state.OpenStates.Timer;
import org.zhenggai.kernel.Days;

/** What changed models would do with what is open, in words and counts. */
public final class OpenTrial {

    private final ModelSet running;
    private final ModelSet changed;
    private final OpenStates open;
    private final StringBuilder text = new StringBuilder();

    private OpenTrial(ModelSet running, ModelSet changed, OpenStates open) {
        this.running = running;
        this.changed = changed.changedFrom(running);
        this.open = open;
    }

    /** Tries it; nothing but the copy is touched. */
    public static String of(ModelSet running, ModelSet changed, OpenStates open) {
        return new OpenTrial(running, changed, open).write();
    }

    private String write() {
        text.append("在办的按改动后的流程试一遍（副本里只有环节和数量，没有事项内容；“移交问责”不在其中）\n\n")
                .append("在办流程")
                .append(open.instances())
                .append("件，分成")
                .append(open.states().size())
                .append("种情形，每种造一件试着迁移。\n");
        List<ModelFile> models = kind(ModelFile.Kind.MODEL);
        try (CopiesProcess copies = models.isEmpty() ? null : new CopiesProcess(texts(running), texts(changed))) {
            for (ModelFile model : models) {
                model(copies, model);
            }
        }
        section("表单", forms());
        section("决策表（在办事项）", tables());
        return text.toString();
    }

    private List<ModelFile> kind(ModelFile.Kind kind) {
        return changed.files().values().stream()
                .filter(file -> file.kind() == kind)
                .toList();
    }

    private static Map<String, String> texts(ModelSet set) {
        return set.files().values().stream()
                .filter(file -> file.kind() == ModelFile.Kind.MODEL)
                .collect(Collectors.toMap(ModelFile::path, ModelFile::text));
    }

    private void model(CopiesProcess copies, ModelFile file) {
        ModelFile before = running.files().get(file.path());
        if (before == null) {
            section(file.word(), List.of("新的流程，没有在办的"));
            return;
        }
        String process = file.id();
        List<State> all = open.states().stream()
                .filter(state -> state.process().equals(process))
                .toList();
        List<State> states = all.stream().filter(State::isNewest).toList();
        int older = count(all) - count(states);
        Moved moved = copies.move(process, before.text(), file.text(), states);
        List<String> lines = new ArrayList<>();
        int moving = moved.moves().stream()
                .filter(Move::isMoved)
                .mapToInt(move -> move.state().count())
                .sum();
        int unknown = moved.moves().stream()
                .filter(move -> !move.isMade())
                .mapToInt(move -> move.state().count())
                .sum();
        lines.add("在办%d件，可以迁移%d件".formatted(count(states), moving)
                + (count(states) == moving + unknown ? "" : "，不能迁移%d件".formatted(count(states) - moving - unknown))
                + (unknown == 0 ? "" : "，造不出副本、没有试的%d件".formatted(unknown)));
        if (older > 0) {
            lines.add("另有%d件在更早的版本上，请先在“迁移在办流程”里迁移".formatted(older));
        }
        lines.addAll(steps(moved));
        lines.addAll(next(moved, NextStepsProcess.of(before.text()), NextStepsProcess.of(file.text()), at(states)));
        lines.addAll(dates(process, moved));
        section(file.word(), lines);
    }

    private static int count(List<State> states) {
        return states.stream().mapToInt(State::count).sum();
    }

    /** How many stand at each step. */
    private static Map<String, Integer> at(List<State> states) {
        Map<String, Integer> at = new TreeMap<>();
        states.forEach(state -> state.places().stream()
                .map(Place::step)
                .distinct()
                .forEach(step -> at.merge(step, state.count(), Integer::sum)));
        return at;
    }

    /** How many of each step stay there, go on in another one, or cannot come over and why. */
    private static List<String> steps(Moved moved) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> gone =
                at(moved.moves().stream().filter(Move::isMoved).map(Move::state).toList());
        moved.gone().stream()
                .filter(one -> gone.containsKey(one.step()) && !one.successor().isEmpty())
                .forEach(one ->
                        lines.add("“%s”%d件，由“%s”接续".formatted(one.name(), gone.get(one.step()), one.successor())));
        moved.gone().forEach(one -> gone.remove(one.step()));
        if (!gone.isEmpty()) {
            lines.add("留在原环节："
                    + gone.entrySet().stream()
                            .map(step -> "%s%d件"
                                    .formatted(moved.before().getOrDefault(step.getKey(), "两步之间"), step.getValue()))
                            .collect(Collectors.joining("、")));
        }
        Map<String, Integer> faults = new TreeMap<>();
        moved.moves().stream()
                .filter(move -> move.isMade() && !move.isMoved())
                .forEach(move -> faults.merge(
                        "“%s”%%d件不能迁移：%s".formatted(move.step().isEmpty() ? "整个流程" : move.step(), move.reason()),
                        move.state().count(),
                        Integer::sum));
        faults.forEach((words, count) -> lines.add(words.formatted(count)));
        return lines;
    }

    /** Where those that wait at a step can go from there, as far as that has changed. */
    private static List<String> next(
            Moved moved, Map<String, Set<String>> before, Map<String, Set<String>> after, Map<String, Integer> at) {
        return at.entrySet().stream()
                .filter(step -> before.containsKey(step.getKey()) && after.containsKey(step.getKey()))
                .filter(step -> !Objects.equals(before.get(step.getKey()), after.get(step.getKey())))
                .map(step -> "“%s”%d件，下一步：%s 改为 %s"
                        .formatted(
                                moved.before().get(step.getKey()),
                                step.getValue(),
                                String.join("、", before.get(step.getKey())),
                                String.join("、", after.get(step.getKey()))))
                .toList();
    }

    private List<String> dates(String process, Moved moved) {
        List<String> lines = new ArrayList<>();
        for (CopiesProcess.Renewed one : moved.renewed()) {
            open.timers().stream()
                    .filter(timer ->
                            timer.process().equals(process) && timer.step().equals(one.step()))
                    .forEach(timer -> lines.add(
                            "“%s”的计时%d件，原定%s，迁移时按新的规定重新计时".formatted(one.name(), timer.count(), between(timer))));
        }
        return lines;
    }

    private static String between(Timer timer) {
        LocalDateTime first = timer.first();
        return first.equals(timer.last()) ? Days.words(first) : Days.words(first) + "至" + Days.words(timer.last());
    }

    private List<String> forms() {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> waiting = new TreeMap<>();
        open.states()
                .forEach(state -> state.places().stream()
                        .filter(place -> !place.isBefore())
                        .forEach(place ->
                                waiting.merge(state.process() + "/" + place.step(), state.count(), Integer::sum)));
        for (ModelFile form : kind(ModelFile.Kind.FORM)) {
            String folder = form.path().split("/")[1];
            int tasks = waiting.getOrDefault(folder + "/userTask_" + form.id(), 0);
            lines.add("%s：待办%d件，迁移后换用新表单".formatted(form.word(), tasks));
        }
        return lines;
    }

    private List<String> tables() {
        List<String> lines = new ArrayList<>();
        AskedTablesProcess tables = new AskedTablesProcess();
        for (ModelFile table : kind(ModelFile.Kind.TABLE)) {
            ModelFile before = running.files().get(table.path());
            List<Asked> asked = before == null ? List.of() : tables.compare(before.text(), table.text(), open.facts());
            if (asked.isEmpty()) {
                lines.add(table.word() + "：副本里没有这张表要问的数据，没有试");
            }
            for (Asked one : asked) {
                lines.add("%s：问了%d项，%s"
                        .formatted(
                                one.name(),
                                one.items(),
                                one.changes().isEmpty()
                                        ? "没有变化"
                                        : one.changes().entrySet().stream()
                                                .map(change -> "%s的%d项".formatted(change.getKey(), change.getValue()))
                                                .collect(Collectors.joining("；"))));
            }
        }
        return lines;
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }
}
