package org.zhenggai.engine.models.check.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.feel.Feel.Tree;
import org.zhenggai.engine.models.check.form.Placed.Condition;

/**
 * Whether conditions that only compare come out the same whatever is filled in. Each name is tried with all that the
 * conditions compare with, with its neighbours, with something else and with nothing.
 */
final class Settled {

    /** What says yes or no by comparing, so that the values tried stand for all. */
    private static final Set<String> COMPARING = Set.of(
            "Ref",
            "Equal",
            "Not",
            "Conjunction",
            "Disjunction",
            "In",
            "AtLeastOne",
            "UnaryTestExpression",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "ConstString",
            "ConstNumber",
            "ConstBool",
            "ConstNull",
            "ArithmeticNegation",
            "If");

    private static final int MOST = 3000;

    private Settled() {}

    /**
     * The answer, if there is but one.
     *
     * @param hides the conditions, of which any hides
     * @param offered by name, the values that alone can be submitted
     */
    static Optional<Boolean> outcome(List<Condition> hides, Map<String, Set<String>> offered) {
        List<Tree> conditions = hides.stream().map(Condition::tree).toList();
        List<String> texts = hides.stream().map(Condition::text).toList();
        boolean isPlain = conditions.stream()
                .flatMap(Tree::all)
                .allMatch(part -> COMPARING.contains(part.kind()) || isNegation(part));
        List<String> names = conditions.stream()
                .flatMap(tree -> Named.written(tree).stream())
                .distinct()
                .toList();
        boolean isClear =
                names.stream().noneMatch(one -> names.stream().anyMatch(other -> other.startsWith(one + ".")));
        if (!isPlain || !isClear || names.isEmpty()) {
            return Optional.empty();
        }
        Set<Object> values = values(conditions);
        List<List<Object>> tried = names.stream()
                .<List<Object>>map(name -> new ArrayList<>(offered.containsKey(name) ? offered.get(name) : values))
                .toList();
        long ways = tried.stream().mapToLong(List::size).reduce(1, (one, other) -> Math.min(MOST + 1L, one * other));
        return ways > MOST || ways == 0 ? Optional.empty() : only(texts, names, tried, (int) ways);
    }

    private static boolean isNegation(Tree part) {
        return part.kind().equals("PositionalFunctionParameters")
                || part.kind().equals("FunctionInvocation") && "not".equals(part.part(0));
    }

    private static Set<Object> values(List<Tree> conditions) {
        Set<Object> values = new LinkedHashSet<>(Arrays.asList(null, true, false, "\u0001", BigDecimal.ZERO));
        conditions.stream().flatMap(Tree::all).forEach(part -> {
            if (part.kind().equals("ConstString")) {
                values.add(String.valueOf(part.part(0)));
            } else if (part.kind().equals("ConstNumber")) {
                BigDecimal number = new BigDecimal(String.valueOf(part.part(0)));
                for (BigDecimal one : List.of(number, number.negate())) {
                    values.addAll(List.of(one, one.subtract(BigDecimal.ONE), one.add(BigDecimal.ONE)));
                }
            }
        });
        return values;
    }

    private static Optional<Boolean> only(List<String> texts, List<String> names, List<List<Object>> tried, int ways) {
        Boolean only = null;
        for (int way = 0; way < ways; way++) {
            Map<String, Object> context = new HashMap<>();
            int rest = way;
            for (int n = 0; n < names.size(); n++) {
                List<Object> values = tried.get(n);
                put(context, names.get(n), values.get(rest % values.size()));
                rest /= values.size();
            }
            boolean isHidden = texts.stream().anyMatch(text -> Feel.isTrue(text, context));
            if (only != null && only != isHidden) {
                return Optional.empty();
            }
            only = isHidden;
        }
        return Optional.ofNullable(only);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> context, String name, Object value) {
        String[] parts = name.split("\\.");
        Map<String, Object> inner = context;
        for (int n = 0; n < parts.length - 1; n++) {
            inner = (Map<String, Object>) inner.computeIfAbsent(parts[n], any -> new HashMap<String, Object>());
        }
        inner.put(parts[parts.length - 1], value);
    }
}
