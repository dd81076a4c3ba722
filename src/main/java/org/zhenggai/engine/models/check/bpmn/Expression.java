package org.zhenggai.engine.models.check.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression of a model into what it names; it knows the whole language, so that nothing is named unseen. */
final class Expression {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|('(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\")|([A-Za-z_$][\\w$]*)"
                    + "|(\\|\\||&&|==|!=|<=|>=|[-+*/%<>!?:().,\\[\\]]))\\s*");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Set<String> PREFIXES = Set.of("!", "-", "not", "empty");
    private static final Set<String> OPERATORS = Set.of(
            "||", "&&", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "and", "or", "eq", "ne", "lt", "gt",
            "le", "ge", "div", "mod");
    private static final int DEEPEST = 40;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private int at;
    private int depth;

    /**
     * Something that an expression names.
     *
     * @param path its names in order, such as {@code responsible}, {@code unit}
     * @param arguments of a call, as text; null where it is none
     */
    record Named(List<String> path, List<String> arguments) {

        String text() {
            return String.join(".", path) + (arguments == null ? "" : "(" + String.join(", ", arguments) + ")");
        }

        boolean isCall() {
            return arguments != null;
        }
    }

    /** Cannot be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private Expression(String text) {
        this.text = text;
    }

    /** All expressions in a text, each without the brackets around it; the last one may want its bracket. */
    static List<String> in(String text) throws Unreadable {
        List<String> found = new ArrayList<>();
        int next = 0;
        while (true) {
            int from = firstOf(text, next);
            if (from < 0) {
                return found;
            }
            int to = end(text, from + 2);
            found.add(text.substring(from + 2, to));
            next = to + 1;
        }
    }

    private static int firstOf(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 ? hash : hash < 0 ? dollar : Math.min(dollar, hash);
    }

    private static int end(String text, int from) throws Unreadable {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '}') {
                return i;
            }
        }
        throw new Unreadable();
    }

    static List<Named> named(String text) throws Unreadable {
        Expression expression = new Expression(text);
        expression.split();
        expression.either();
        if (expression.at < expression.tokens.size()) {
            throw new Unreadable();
        }
        return expression.named;
    }

    private void split() throws Unreadable {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.region(end, text.length()).lookingAt()) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (end < text.length() || tokens.isEmpty()) {
            throw new Unreadable();
        }
    }

    private void either() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable();
        }
        one();
        while (at < tokens.size() && OPERATORS.contains(peek())) {
            at++;
            one();
        }
        if (eat("?")) {
            either();
            require(":");
            either();
        }
        depth--;
    }

    private void one() throws Unreadable {
        while (PREFIXES.contains(peek())) {
            at++;
        }
        if (eat("(")) {
            either();
            require(")");
            if (follows()) {
                named.add(new Named(List.of("()"), null));
                path(new ArrayList<>(List.of("()")));
            }
            return;
        }
        String token = take();
        boolean isLiteral = LITERALS.contains(token) || token.matches("\\d.*|['\"].*");
        boolean isName = token.matches("[A-Za-z_$].*") && !OPERATORS.contains(token);
        if (!isLiteral && !isName) {
            throw new Unreadable();
        }
        if (isName && !isLiteral || follows()) {
            path(new ArrayList<>(List.of(token)));
        }
    }

    private boolean follows() {
        return Set.of(".", "[", "(").contains(peek());
    }

    /** A name with all that hangs on it; a call on the answer of a call is a path of its own that says so. */
    private void path(List<String> path) throws Unreadable {
        while (true) {
            if (eat(".")) {
                path.add(take());
            } else if (eat("[")) {
                either();
                require("]");
                path.add("[]");
            } else if (eat("(")) {
                named.add(new Named(List.copyOf(path), arguments()));
                if (!follows()) {
                    return;
                }
                path.set(path.size() - 1, path.get(path.size() - 1) + "()");
            } else {
                named.add(new Named(List.copyOf(path), null));
                return;
            }
        }
    }

    private List<String> arguments() throws Unreadable {
        List<String> arguments = new ArrayList<>();
        while (!eat(")")) {
            if (!arguments.isEmpty()) {
                require(",");
            }
            int from = at;
            either();
            arguments.add(String.join("", tokens.subList(from, at)));
        }
        return arguments;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String take() throws Unreadable {
        if (at >= tokens.size()) {
            throw new Unreadable();
        }
        return tokens.get(at++);
    }

    private boolean eat(String token) {
        if (!peek().equals(token)) {
            return false;
        }
        at++;
        return true;
    }

    private void require(String token) throws Unreadable {
        if (!eat(token)) {
            throw new Unreadable();
        }
    }
}
