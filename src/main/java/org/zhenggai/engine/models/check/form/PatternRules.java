package org.zhenggai.engine.models.check.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a pattern of a field settles soon, and means the same to the browser as to the server. The server gives up one that tries every way through a text, and takes what
 * was filled in for wrong; the browser of whoever fills it in would stand still.
 */
final class PatternRules {

    private static final int LONGEST = 200;
    private static final int MOST_REPETITIONS = 4;

    private static final Pattern FOREIGN_ESCAPE = Pattern.compile("\\\\(?:[pPAZzGQEhHVRXNea]|x\\{)");
    private static final Pattern FOREIGN_GROUP = Pattern.compile("\\(\\?(?![:=!]|<[=!A-Za-z])");

    private PatternRules() {}

    /** What the pattern is, as a name of a rule; empty for one that can be used. */
    static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("pattern-long");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("field-pattern");
        }
        if (isCostly(pattern)) {
            return Optional.of("pattern-costly");
        }
        return isForeign(pattern) ? Optional.of("pattern-foreign") : Optional.empty();
    }

    /** Whether the browser reads it in another way than the server, or not at all. */
    private static boolean isForeign(String pattern) {
        boolean isInClass = false;
        for (int at = 0; at < pattern.length(); at++) {
            String rest = pattern.substring(at);
            if (rest.charAt(0) == '\\') {
                if (FOREIGN_ESCAPE.matcher(rest).lookingAt()) {
                    return true;
                }
                at++;
            } else if (isInClass) {
                if (rest.startsWith("[") || rest.startsWith("&&")) {
                    return true;
                }
                isInClass = rest.charAt(0) != ']';
            } else {
                isInClass = rest.charAt(0) == '[';
                if (FOREIGN_GROUP.matcher(rest).lookingAt() || rest.matches("(?s)[*+?}]\\+.*")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A bracket that is still open. */
    private static final class Bracket {

        /** Whether there are several ways through what stands in it. */
        private boolean isOpenEnded;
    }

    private static boolean isCostly(String pattern) {
        Deque<Bracket> open = new ArrayDeque<>();
        open.push(new Bracket());
        int repetitions = 0;
        boolean isInClass = false;
        for (int at = 0; at < pattern.length(); at++) {
            char letter = pattern.charAt(at);
            if (letter == '\\') {
                at++;
                boolean isBackwards = at < pattern.length() && "123456789k".indexOf(pattern.charAt(at)) >= 0;
                if (isBackwards && !isInClass) {
                    return true;
                }
            } else if (isInClass) {
                isInClass = letter != ']';
            } else if (letter == '[') {
                isInClass = true;
            } else if (letter == '(') {
                open.push(new Bracket());
            } else if (letter == ')' && open.size() > 1) {
                Bracket closed = open.pop();
                boolean isRepeated = isRepeated(pattern, at + 1);
                if (isRepeated && closed.isOpenEnded) {
                    return true;
                }
                open.peek().isOpenEnded |= closed.isOpenEnded || isRepeated;
            } else if (letter == '|' || letter == '?' && isOptional(pattern, at)) {
                open.peek().isOpenEnded = true;
            } else if (isRepeated(pattern, at)) {
                open.peek().isOpenEnded = true;
                repetitions++;
            }
        }
        return repetitions > MOST_REPETITIONS;
    }

    /** A question mark behind a bracket or a letter, and not one that says what a bracket is. */
    private static boolean isOptional(String pattern, int at) {
        return at > 0 && pattern.charAt(at - 1) != '(';
    }

    /** Whether an unknown number of times is written here: {@code *}, {@code +}, <code>{2,}</code>, <code>{1,5}</code>. */
    private static boolean isRepeated(String pattern, int at) {
        if (at >= pattern.length()) {
            return false;
        }
        char letter = pattern.charAt(at);
        return letter == '*'
                || letter == '+'
                || letter == '{' && pattern.substring(at).matches("(?s)\\{\\d+,\\d*}.*");
    }
}
