package org.zhenggai.engine.models.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.compare.Comparison;
import org.zhenggai.engine.models.compare.Reach;
import org.zhenggai.engine.models.migration.Passage.Lost;
import org.zhenggai.engine.models.state.RunningModel;
import org.zhenggai.engine.models.state.RunningModel.Step;
import org.zhenggai.engine.models.state.RunningModel.Version;
import org.zhenggai.engine.models.state.RunningModels;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.CaseModels;

/** Proposes for everything that runs in an older version how it comes to the newest. */
@Component
@RequiredArgsConstructor
class Passages {

    private final RunningModels running;
    private final DrawingsProcess drawings;

    /** Of two definitions, which never change. */
    private final Map<String, Reach> reaches = new ConcurrentHashMap<>();

    List<Passage> all() {
        return of(model -> true);
    }

    List<Passage> of(String process) {
        return of(model -> model.key().equals(process));
    }

    boolean isKnown(String process) {
        return running.of(process).isPresent();
    }

    boolean isQuiet(String process) {
        return process != null && CaseModels.isRestricted(process);
    }

    private List<Passage> of(Predicate<RunningModel> wanted) {
        return running.all().stream()
                .filter(wanted)
                .flatMap(model -> model.older().stream().map(version -> passage(model, version)))
                .toList();
    }

    private Passage passage(RunningModel model, Version from) {
        Drawing before = drawings.of(from.id());
        Drawing after = drawings.of(model.newest().id());
        Reach reach = reaches.computeIfAbsent(
                from.id() + " " + model.newest().id(), any -> Reach.of(Comparison.of(before.files(), after.files())));
        return passage(model, from, before, after, reach);
    }

    static Passage passage(RunningModel model, Version from, Drawing before, Drawing after, Reach reach) {
        Version to = model.newest();
        return new Passage(
                model.key(),
                model.name(),
                from.id(),
                from.number(),
                to.id(),
                to.number(),
                from.instances(),
                model.isQuiet(),
                before.nodes().values().stream()
                        .filter(node -> CaseModels.isRestricted(node.work()))
                        .map(Node::id)
                        .collect(Collectors.toSet()),
                reach,
                lost(from, before, after),
                notes(before, after, reach));
    }

    /** Steps that something waits at and the subprocesses around them, unless the newest version has them as well. */
    private static List<Lost> lost(Version from, Drawing before, Drawing after) {
        Map<String, Long> waiting = from.steps().stream().collect(Collectors.toMap(Step::id, Step::count, Long::sum));
        Set<String> places = new TreeSet<>(waiting.keySet());
        for (String step : waiting.keySet()) {
            for (Node at = before.nodes().get(step);
                    at != null;
                    at = before.nodes().get(at.parent())) {
                places.add(at.id());
            }
        }
        List<Lost> lost = new ArrayList<>();
        for (String place : places) {
            Node node = before.nodes().get(place);
            if (node != null && !node.isStill(after.nodes().get(place))) {
                List<Node> candidates = after.nodes().values().stream()
                        .filter(other -> !before.nodes().containsKey(other.id()) && node.mayBecome(other))
                        .sorted(Comparator.comparingInt(node::likeness)
                                .reversed()
                                .thenComparing(Node::id))
                        .toList();
                lost.add(new Lost(node, waiting.getOrDefault(place, 0L), candidates));
            }
        }
        return lost;
    }

    private static List<String> notes(Drawing before, Drawing after, Reach reach) {
        List<String> notes = new ArrayList<>();
        add(notes, "改了谁办、调用什么或填什么，由管理员迁移", reach.touched());
        add(notes, "新版本没有的环节", missing(before, after));
        add(notes, "新版本增加的环节", missing(after, before));
        changed(notes, before, after, "改了名称的环节，待办的名称随之改", Node::name);
        changed(notes, before, after, "换了表单的环节，待办换用新表单，草稿保留", Node::form);
        changed(notes, before, after, "改了计时或消息的环节，重新计时或改等新消息", Node::trigger);
        changed(notes, before, after, "改了候选办理人的环节，只对新到的待办有效", Node::offer);
        return notes;
    }

    private static List<String> missing(Drawing of, Drawing other) {
        return of.nodes().values().stream()
                .filter(node -> !other.nodes().containsKey(node.id()))
                .map(Node::name)
                .toList();
    }

    private static void changed(
            List<String> notes, Drawing before, Drawing after, String words, Function<Node, String> what) {
        add(
                notes,
                words,
                after.nodes().values().stream()
                        .filter(node -> before.nodes().containsKey(node.id()))
                        .filter(node ->
                                !what.apply(before.nodes().get(node.id())).equals(what.apply(node)))
                        .map(Node::name)
                        .toList());
    }

    private static void add(List<String> notes, String words, List<String> names) {
        if (!names.isEmpty()) {
            notes.add(words + "：" + names.stream().sorted().collect(Collectors.joining("、")));
        }
    }

    /**
     * Refuses choices that no proposal offers.
     *
     * @param choices what takes the place of a step that is gone, by its id
     */
    static void check(List<Passage> passages, Map<String, String> choices) {
        choices.forEach((from, to) -> {
            boolean isOffered = passages.stream()
                    .flatMap(passage -> passage.lost().stream())
                    .anyMatch(lost -> lost.node().id().equals(from) && lost.offers(to));
            Refusal.unless(isOffered, "“%s”不能由“%s”接续：只有新版本没有的环节要选，只能接到同一类、同一职责的新环节。请返回重选。", from, to);
        });
    }
}
