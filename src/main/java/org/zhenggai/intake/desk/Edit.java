package org.zhenggai.intake.desk;

import org.zhenggai.kernel.Refusal;

/**
 * One change of a draft, as the page asks for it.
 *
 * @param version version of the draft that the person sees; a change of another version is not made
 * @param kind what to do
 * @param node the node it is about: {@code a}, {@code f} or {@code i} for area, finding or item, and its id; null
 *     where it is about the whole
 * @param text words: a title, a new text, a day, a verdict
 * @param at a place in the node's text in UTF-16 units, or the position of a doubt from 0
 * @param target the node it goes to
 */
record Edit(int version, Kind kind, String node, String text, Integer at, String target) {

    /** What can be done. */
    enum Kind {
        TITLE,
        FEEDBACK_DAY,
        TEAM,
        PERIOD,
        RETITLE,
        UP,
        DOWN,
        MERGE,
        SPLIT,
        DIVIDE,
        MOVE,
        ADD,
        DROP,
        DECIDE,
        REOPEN
    }

    /** What a node is. */
    enum Level {
        AREA("方面"),
        FINDING("问题"),
        ITEM("事项");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** The name of a node of this level. */
        String name(int id) {
            return Character.toLowerCase(name().charAt(0)) + "" + id;
        }
    }

    Edit {
        Refusal.unless(kind != null, "系统不认识这一步，没有改动。请刷新页面后再试。");
        Refusal.unless(isNode(node) && isNode(target), "系统不认识要改的内容，没有改动。请刷新页面后再试。");
        text = text == null ? "" : text.strip();
    }

    private static boolean isNode(String name) {
        return name == null || name.matches("[afi]\\d{1,9}");
    }

    Level level() {
        return level(node);
    }

    static Level level(String node) {
        Refusal.unless(node != null, "请先在左边选中方面、问题或事项。");
        return switch (node.charAt(0)) {
            case 'a' -> Level.AREA;
            case 'f' -> Level.FINDING;
            default -> Level.ITEM;
        };
    }

    int id() {
        return id(node);
    }

    int targetId() {
        return id(target);
    }

    static int id(String node) {
        return Integer.parseInt(node.substring(1));
    }
}
