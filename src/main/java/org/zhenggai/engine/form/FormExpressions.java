package org.zhenggai.engine.form;

import java.util.function.Function;

/** Reads the FEEL expressions of forms as the engine reads those of decisions. */
interface FormExpressions {

    /**
     * The value of an expression without the leading {@code =}.
     *
     * @param values gives the value of a name, or null: lists, maps, texts, numbers and booleans
     * @return null as well when the expression cannot be read with these values, as in the browser
     */
    Object evaluate(String expression, Function<String, Object> values);
}
