package org.zhenggai.intake.parse.words;

/**
 * Characters of which a text must have one to match a pattern; it is quicker to look for them first.
 *
 * @param characters empty where the pattern needs none that could be told
 */
record Needed(String characters) {

    private static final String MAYBE_NONE = "?*{";

    boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (characters.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return characters.isEmpty();
    }

    /** Those of the first part of a pattern that has some: a character as it stands, or a group that has some in each of its ways. */
    static Needed by(String pattern) {
        return new Needed(of("(" + pattern + ")"));
    }

    private static String first(String pattern) {
        for (int at = 0; at < pattern.length(); ) {
            int end = end(pattern, at);
            boolean isNeeded = end == pattern.length() || MAYBE_NONE.indexOf(pattern.charAt(end)) < 0;
            String found = isNeeded ? of(pattern.substring(at, end)) : "";
            if (!found.isEmpty()) {
                return found;
            }
            at = end;
        }
        return "";
    }

    private static String of(String part) {
        if (part.length() == 1) {
            return Character.isIdeographic(part.charAt(0)) ? part : "";
        }
        if (part.charAt(0) != '(' || part.startsWith("(?")) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        int from = 1;
        for (int at = 1; at < part.length(); at = end(part, at)) {
            if (part.charAt(at) == '|' || at == part.length() - 1) {
                String way = first(part.substring(from, at));
                if (way.isEmpty()) {
                    return "";
                }
                all.append(way);
                from = at + 1;
            }
        }
        return all.toString();
    }

    /** Where the part ends that begins here: a group, a class, an escape or one character. */
    private static int end(String pattern, int from) {
        char first = pattern.charAt(from);
        if (first == '\\') {
            return from + 2;
        }
        if (first == '[') {
            return pattern.indexOf(']', from) + 1;
        }
        if (first == '{') {
            return pattern.indexOf('}', from) + 1;
        }
        if (first != '(') {
            return from + 1;
        }
        int at = from + 1;
        while (pattern.charAt(at) != ')') {
            at = end(pattern, at);
        }
        return at + 1;
    }
}
