package org.zhenggai.engine.models.migration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhenggai.engine.models.compare.Reach;

/**
 * How the instances of an older version come to the newest version of their model.
 *
 * @param from the engine's definition they run in
 * @param instances how many are told of
 * @param isQuiet whether no figure of the model is shown
 * @param quietSteps steps that tell of a case that only its own people may know of: an instance there is not counted
 * @param reach how far the changes reach
 * @param lost steps at which something waits and which the newest version has not
 * @param notes what else the person who decides should know
 */
record Passage(
        String process,
        String name,
        String from,
        int fromVersion,
        String to,
        int toVersion,
        long instances,
        boolean isQuiet,
        Set<String> quietSteps,
        Reach reach,
        List<Lost> lost,
        List<String> notes) {

    Passage {
        quietSteps = Set.copyOf(quietSteps);
        lost = List.copyOf(lost);
        notes = List.copyOf(notes);
    }

    /**
     * A step that is gone.
     *
     * @param count how many wait there; 0 for a subprocess around others
     * @param candidates steps of the newest version that could take its place, the likeliest first
     */
    record Lost(Node node, long count, List<Node> candidates) {

        Lost {
            candidates = List.copyOf(candidates);
        }

        /** Id of the likeliest, or empty. */
        public String suggested() {
            return candidates.isEmpty() ? "" : candidates.get(0).id();
        }

        boolean offers(String id) {
            return candidates.stream().anyMatch(node -> node.id().equals(id));
        }
    }

    /** Whether all that wait can go on where they are, by equal ids. */
    public boolean isWhole() {
        return lost.isEmpty();
    }

    /** Whether both versions draw the same steps and flows, and only words, forms, conditions or dates differ. */
    public boolean isPlain() {
        return reach.isPlain();
    }

    /** Whether it changes who acts, what is called or what an answer is: a designer does not move that by himself. */
    public boolean isForAdministrator() {
        return !reach.touched().isEmpty();
    }

    /** In a word what kind of change it is. */
    public String kind() {
        return isPlain()
                ? "只改文字、表单、条件或时限"
                : !isWhole() ? "有在办的环节不在新版本里" : isForAdministrator() ? "改了谁办、调用什么或填什么" : "环节或走向有改动，在办的环节都在";
    }

    /** How its tag looks. */
    public String look() {
        return isPlain() ? "ok" : isWhole() ? "wait" : "warn";
    }

    /** What a person has chosen for the steps of this version that are gone. */
    Map<String, String> chosen(Map<String, String> choices) {
        return choices.entrySet().stream()
                .filter(choice -> lost.stream()
                        .anyMatch(one -> one.node().id().equals(choice.getKey()) && one.offers(choice.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
