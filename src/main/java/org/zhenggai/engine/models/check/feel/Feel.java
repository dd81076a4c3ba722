package org.zhenggai.engine.models.check.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.zhenggai.engine.models.check.Lately;

/** Reads expressions by the parser that the engine uses for tables and forms. */
public final class Feel {

    /** What a table or a form ever needs; the parser climbs into itself for each bracket. */
    private static final int LONGEST = 4000;

    private static final int DEEPEST = 40;

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    static final Set<String> FUNCTIONS = functions();

    /** What was read lately: the files of a project are checked again and again while one of them changes. */
    private static final Lately<Parsed> KEPT = new Lately<>(1000, 500);

    private Feel() {}

    /**
     * An expression as a tree.
     *
     * @param kind such as {@code ConstNumber} or {@code Ref}
     * @param parts trees, lists, texts and numbers
     */
    public record Tree(String kind, List<Object> parts) {

        public Object part(int index) {
            return parts.get(index);
        }

        /** This tree and all within it. */
        public Stream<Tree> all() {
            return Stream.concat(Stream.of(this), within(parts));
        }

        private static Stream<Tree> within(List<?> parts) {
            return parts.stream()
                    .flatMap(part -> part instanceof Tree tree
                            ? tree.all()
                            : part instanceof List<?> list ? within(list) : Stream.empty());
        }

        /** The first names of what it reads, but for those that it binds itself. */
        public Set<String> variables() {
            Set<String> names = new TreeSet<>();
            reads(this, names);
            all().forEach(tree -> tree.bound().forEach(names::remove));
            names.removeAll(Set.of("?", "cellInput", "partial", "item"));
            return names;
        }

        private static void reads(Tree tree, Set<String> names) {
            if (tree.kind.equals("Ref")) {
                names.add(String.valueOf(((List<?>) tree.part(0)).get(0)));
            }
            // Within a filter a name may be one of the list's own.
            List<Object> outer = tree.kind.equals("Filter") ? tree.parts.subList(0, 1) : tree.parts;
            direct(outer).forEach(inner -> reads(inner, names));
        }

        private static Stream<Tree> direct(List<?> parts) {
            return parts.stream()
                    .flatMap(part -> part instanceof Tree tree
                            ? Stream.of(tree)
                            : part instanceof List<?> list ? direct(list) : Stream.empty());
        }

        private Stream<String> bound() {
            return switch (kind) {
                case "Tuple2" -> Stream.of(String.valueOf(parts.get(0)));
                case "FunctionDefinition" -> ((List<?>) parts.get(0)).stream().map(String::valueOf);
                default -> Stream.empty();
            };
        }

        /** The texts that stand in it. */
        public Stream<String> texts() {
            return all().filter(tree -> tree.kind.equals("ConstString")).map(tree -> String.valueOf(tree.part(0)));
        }

        /** What in it may not come to an end while somebody waits. */
        public Set<String> costly() {
            return all().flatMap(tree -> Costly.in(tree).stream()).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Names of functions that FEEL does not have. */
        public Set<String> unknownFunctions() {
            Set<String> unknown = new TreeSet<>();
            all().filter(tree -> tree.kind.equals("FunctionInvocation"))
                    .map(tree -> String.valueOf(tree.part(0)))
                    .filter(name -> !FUNCTIONS.contains(name))
                    .forEach(unknown::add);
            all().filter(tree -> tree.kind.equals("QualifiedFunctionInvocation"))
                    .map(tree -> String.valueOf(tree.part(1)))
                    .forEach(unknown::add);
            return unknown;
        }
    }

    /** An expression, or why there is none. */
    public record Parsed(Tree tree, String fault) {

        public boolean isGood() {
            return fault == null;
        }
    }

    public static Parsed expression(String text) {
        return KEPT.get("=" + text, () -> parsed(text, false));
    }

    /** Whether an expression says yes where its names have these values. */
    public static boolean isTrue(String text, Map<String, Object> values) {
        var result = ENGINE.evaluateExpression(text, values);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** The entry of an input column. */
    public static Parsed unaryTests(String text) {
        return KEPT.get("?" + text, () -> parsed(text, true));
    }

    private static Parsed parsed(String text, boolean isTest) {
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            return new Parsed(null, "表达式太长或括号层数太多");
        }
        try {
            ParseResult result = isTest ? ENGINE.parseUnaryTests(text) : ENGINE.parseExpression(text);
            return result.isSuccess()
                    ? new Parsed(tree(result.parsedExpression().expression()), null)
                    : new Parsed(null, "“" + text + "”读不通");
        } catch (RuntimeException | StackOverflowError e) {
            return new Parsed(null, "“" + text + "”读不通");
        }
    }

    private static int depth(String text) {
        int deepest = 0;
        int depth = 0;
        for (char letter : text.toCharArray()) {
            depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, Math.abs(depth));
        }
        return deepest;
    }

    private static Tree tree(Object node) {
        return (Tree) converted(node);
    }

    private static Object converted(Object node) {
        if (node instanceof Iterable<?> list) {
            return listed(list.iterator());
        }
        if (node instanceof Product product) {
            return new Tree(product.productPrefix(), listed(product.productIterator()));
        }
        return node instanceof camundajar.impl.scala.math.BigDecimal number ? number.bigDecimal() : node;
    }

    private static List<Object> listed(Iterator<?> iterator) {
        List<Object> parts = new ArrayList<>();
        while (iterator.hasNext()) {
            parts.add(converted(iterator.next()));
        }
        return parts;
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>();
        listed(new BuiltinFunctions(FeelEngine.defaultClock(), FeelEngine.defaultValueMapper())
                        .functionNames()
                        .iterator())
                .forEach(name -> names.add(String.valueOf(name)));
        return names;
    }
}
