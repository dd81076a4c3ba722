package org.zhenggai.engine.models.check.feel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhenggai.engine.models.check.feel.Feel.Tree;

/** What an expression must not do, because nobody can say when it is done: a condition compares, counts and looks up. */
final class Costly {

    /**
     * What a condition ever needs. Others read a text again and again, count up to a number that somebody writes, or make
     * of little much more.
     */
    private static final Set<String> PLAIN = Set.of(("count,sum,min,max,mean,contains,"
                    + "starts with,ends with,string length,substring,substring before,substring after,"
                    + "upper case,lower case,trim,list contains,index of,distinct values,"
                    + "is empty,is blank,is defined,get or else,get value,not," + "all,any,and,or,abs,floor,"
                    + "ceiling,modulo,even,odd,date,time,"
                    + "date and time,duration,years and months duration,day of week,month of year,day of year,"
                    + "week of year,before,after,today,now,string")
            .split(","));

    /** With a second argument they write out as many digits as it says. */
    private static final Set<String> ROUNDING = Set.of("floor", "ceiling");

    private static final Map<String, String> KINDS = Map.of(
            "For", "for … in",
            "SomeItem", "some … in",
            "EveryItem", "every … in",
            "FunctionDefinition", "function(…)",
            "Exponentiation", "**",
            "ConstContext", "{ … }",
            "JavaFunctionInvocation", "external");

    private Costly() {}

    /** What this part of an expression is, apart from the parts within. */
    static Optional<String> in(Tree tree) {
        if (!tree.kind().equals("FunctionInvocation")) {
            return Optional.ofNullable(KINDS.get(tree.kind()));
        }
        String name = String.valueOf(tree.part(0));
        boolean isPlain = PLAIN.contains(name) && !(ROUNDING.contains(name) && hasSeveral(tree));
        // One that FEEL does not have is told by its own rule.
        return isPlain || !Feel.FUNCTIONS.contains(name) ? Optional.empty() : Optional.of(name + "(…)");
    }

    private static boolean hasSeveral(Tree call) {
        return !(call.part(1) instanceof Tree arguments
                && arguments.part(0) instanceof List<?> list
                && list.size() == 1);
    }
}
