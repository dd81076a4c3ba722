package org.zhenggai.engine.models.check.answer;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a flow as far as it asks for the answer {@code outcome}: what else it asks may hold or not. It knows
 * the operators that the models use: {@code ||}, {@code &&}, {@code !}, brackets, {@code ==} and {@code !=}.
 */
final class Condition {

    private static final Pattern ATOM =
            Pattern.compile("\\s*(?:(outcome)\\s*(==|!=)\\s*'([^']*)'|((?:[^|&()'!]|'[^']*'|!=|\\([^()]*\\))+))\\s*");
    private static final Pattern NAMED = Pattern.compile("\\boutcome\\s*==\\s*'([^']+)'");
    private static final Pattern ANY = Pattern.compile("\\boutcome\\s*[!=]=\\s*'([^']+)'");

    /** What nobody writes by hand; brackets in brackets are read by calls in calls. */
    private static final int LONGEST = 2000;

    /** Holds, does not hold, or depends on what else is asked. */
    enum Value {
        NO,
        MAYBE,
        YES;

        private Value not() {
            return values()[2 - ordinal()];
        }
    }

    private final String text;
    private int at;
    private String outcome;

    private Condition(String expression) {
        this.text = plain(expression);
    }

    /** In one spelling: the language has two for each operator and for quotation marks, and takes either order. */
    private static String plain(String expression) {
        return expression
                .strip()
                .replaceFirst("^[$#]\\{", "")
                .replaceFirst("}$", "")
                .replaceAll("\\s+", " ")
                .replace('"', '\'')
                .replaceAll("\\beq\\b", "==")
                .replaceAll("\\bne\\b", "!=")
                .replaceAll("\\band\\b", "&&")
                .replaceAll("\\bor\\b", "||")
                .replaceAll("\\bnot\\b", "!")
                .replaceAll("('[^']*') ?(==|!=) ?outcome\\b", "outcome $2 $1");
    }

    /** Whether the condition holds for an answer; perhaps, when it cannot be read. */
    static Value of(String expression, String outcome) {
        Condition condition = new Condition(expression);
        condition.outcome = outcome;
        if (expression.length() > LONGEST) {
            return Value.MAYBE;
        }
        Value value;
        try {
            value = condition.either();
        } catch (IllegalArgumentException e) {
            return Value.MAYBE;
        }
        if (condition.at < condition.text.length()) {
            return Value.MAYBE;
        }
        return value;
    }

    /** The answers that the condition names as those for which it holds. */
    static Set<String> named(String expression) {
        return literals(NAMED, expression);
    }

    /** All answers that stand in the condition. */
    static Set<String> literals(String expression) {
        return literals(ANY, expression);
    }

    private static Set<String> literals(Pattern pattern, String expression) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(plain(expression)).results().forEach(result -> found.add(result.group(1)));
        return found;
    }

    private Value either() {
        Value value = both();
        while (eat("||")) {
            Value other = both();
            value = value.compareTo(other) > 0 ? value : other;
        }
        return value;
    }

    private Value both() {
        Value value = one();
        while (eat("&&")) {
            Value other = one();
            value = value.compareTo(other) < 0 ? value : other;
        }
        return value;
    }

    private Value one() {
        if (eat("!")) {
            return one().not();
        }
        if (eat("(")) {
            Value value = either();
            eat(")");
            return value;
        }
        Matcher atom = ATOM.matcher(text).region(at, text.length());
        if (!atom.lookingAt()) {
            throw new IllegalArgumentException("cannot read the condition " + text + " from " + at);
        }
        at = atom.end();
        if (atom.group(1) == null) {
            return Value.MAYBE;
        }
        return atom.group(2).equals("==") == atom.group(3).equals(outcome) ? Value.YES : Value.NO;
    }

    private boolean eat(String token) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (!text.startsWith(token, next)) {
            return false;
        }
        at = next + token.length();
        return true;
    }
}
