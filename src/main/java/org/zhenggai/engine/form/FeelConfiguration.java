package org.zhenggai.engine.form;

import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** FEEL for forms is the engine's own. */
@Configuration
class FeelConfiguration {

    @Bean
    FormExpressions formExpressions() {
        FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
        return (expression, values) -> {
            try {
                return feel.evaluateSimpleExpression(expression, new Names(values));
            } catch (FeelException e) {
                return null;
            }
        };
    }

    /** Every name is known, so that one without a value is null and no error; values are read when they are asked for. */
    private record Names(Function<String, Object> values) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            return Variables.untypedValue(values.apply(name));
        }

        @Override
        public boolean containsVariable(String name) {
            return true;
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }
}
