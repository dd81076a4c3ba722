package org.zhenggai.engine.models.compare;

import java.util.Map;

/**
 * A part of a file: an element, a field, a row.
 *
 * @param kind its name in the language of the file, such as {@code userTask}
 * @param word what people call it
 * @param group those of one group stand in an order that says something; empty where it says nothing
 * @param facts what can be said of it, by what it is called
 */
public record Part(String id, String kind, String word, String group, Map<String, String> facts) {

    private static final String DRAWING = "drawing";

    private static final String ENDS = "连线（";

    /** How a file is drawn or laid out: one part, which says nothing that people could read. */
    static Part drawing(String word, String drawn) {
        return new Part("（" + word + "）", DRAWING, word, "", Map.of(word, drawn));
    }

    public boolean isDrawing() {
        return kind.equals(DRAWING);
    }

    /** Rows are called by their number, flows without a name by their ends: other parts tell where these change. */
    boolean isCalledByOthers() {
        return kind.equals("rule") || kind.equals("sequenceFlow") && word.startsWith(ENDS);
    }

    /** The word of a flow without a name. */
    static String flow(String from, String to) {
        return ENDS + from + " → " + to + "）";
    }
}
