package org.zhenggai.engine.models.check.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/** Entries of input columns, as far as they compare the input with something that stands in them. */
final class Tests {

    private Tests() {}

    /** Whether the entry takes the value; null when that depends on something else. */
    static Boolean holds(Tree test, Object value) {
        return switch (test.kind()) {
            case "AtLeastOne" -> any((List<?>) test.part(0), value);
            case "Not" -> {
                Boolean inner = holds((Tree) test.part(0), value);
                yield inner == null ? null : !inner;
            }
            case "ConstBool" -> (Boolean) test.part(0);
            case "UnaryTestExpression", "InputEqualTo" -> same((Tree) test.part(0), value);
            case "InputLessThan" -> compared(test.part(0), value, Set.of(-1));
            case "InputLessOrEqual" -> compared(test.part(0), value, Set.of(-1, 0));
            case "InputGreaterThan" -> compared(test.part(0), value, Set.of(1));
            case "InputGreaterOrEqual" -> compared(test.part(0), value, Set.of(1, 0));
            case "InputInRange" -> within((Tree) test.part(0), value);
            default -> null;
        };
    }

    private static Boolean any(List<?> tests, Object value) {
        Boolean result = false;
        for (Object test : tests) {
            Boolean one = holds((Tree) test, value);
            if (Boolean.TRUE.equals(one)) {
                return true;
            }
            result = one == null ? null : result;
        }
        return result;
    }

    private static Boolean same(Tree constant, Object value) {
        if (constant.kind().equals("ConstNull")) {
            return false;
        }
        Object wanted = constant(constant);
        if (wanted == null) {
            return null;
        }
        return wanted instanceof BigDecimal number && value instanceof BigDecimal given
                ? number.compareTo(given) == 0
                : wanted.equals(value);
    }

    /** What stands in an entry, or null when it is no plain value. */
    static Object constant(Tree tree) {
        return switch (tree.kind()) {
            case "ConstNumber", "ConstString", "ConstBool" -> tree.part(0);
            case "ArithmeticNegation" ->
                constant((Tree) tree.part(0)) instanceof BigDecimal number ? number.negate() : null;
            default -> null;
        };
    }

    private static Boolean compared(Object limit, Object value, Set<Integer> wanted) {
        return constant((Tree) limit) instanceof BigDecimal number && value instanceof BigDecimal given
                ? (Boolean) wanted.contains(given.compareTo(number))
                : null;
    }

    private static Boolean within(Tree range, Object value) {
        if (range.parts().size() != 2
                || !(range.part(0) instanceof Tree start)
                || !(range.part(1) instanceof Tree end)) {
            return null;
        }
        Boolean above = compared(start.part(0), value, start.kind().startsWith("Closed") ? Set.of(0, 1) : Set.of(1));
        Boolean below = compared(end.part(0), value, end.kind().startsWith("Closed") ? Set.of(0, -1) : Set.of(-1));
        return above == null || below == null ? null : above && below;
    }

    static void numbers(Tree test, SortedSet<BigDecimal> found) {
        test.all()
                .filter(tree ->
                        tree.kind().equals("ArithmeticNegation") || tree.kind().equals("ConstNumber"))
                .map(Tests::constant)
                .forEach(value -> {
                    if (value instanceof BigDecimal number) {
                        found.add(number);
                    }
                });
    }

    static void texts(Tree test, SortedSet<String> found) {
        test.all()
                .filter(tree -> tree.kind().equals("ConstString"))
                .forEach(tree -> found.add(String.valueOf(tree.part(0))));
    }
}
