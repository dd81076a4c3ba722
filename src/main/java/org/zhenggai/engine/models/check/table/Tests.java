package org.zhenggai.engine.models.check.table;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
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
        if (wanted instanceof Point) {
            return compared(constant, value, Set.of(0));
        }
        return wanted == null ? null : (Boolean) wanted.equals(value);
    }

    /** What stands in an entry, a {@link Point} where it has an order, or null when it is no plain value. */
    static Object constant(Tree tree) {
        if (tree.kind().equals("ArithmeticNegation")) {
            return constant((Tree) tree.part(0)) instanceof Point point
                    ? new Point(point.at().negate(), point.scale())
                    : null;
        }
        boolean isConstant = tree.kind().startsWith("Const") && tree.parts().size() == 1;
        return isConstant ? Point.of(tree.part(0)).map(Object.class::cast).orElse(plain(tree)) : null;
    }

    private static Object plain(Tree tree) {
        return tree.kind().equals("ConstString") || tree.kind().equals("ConstBool") ? tree.part(0) : null;
    }

    private static Boolean compared(Object limit, Object value, Set<Integer> wanted) {
        return constant((Tree) limit) instanceof Point point
                        && value instanceof Point given
                        && point.scale() == given.scale()
                ? (Boolean) wanted.contains(given.at().compareTo(point.at()))
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

    /** The values with an order that the entry names. */
    static Stream<Point> points(Tree test) {
        return test.all().map(Tests::constant).filter(Point.class::isInstance).map(Point.class::cast);
    }

    static void texts(Tree test, SortedSet<String> found) {
        test.all()
                .filter(tree -> tree.kind().equals("ConstString"))
                .forEach(tree -> found.add(String.valueOf(tree.part(0))));
    }
}
