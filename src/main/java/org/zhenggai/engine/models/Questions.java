package org.zhenggai.engine.models;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ReflectionUtils;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.kernel.contract.ModelQuestion;

/**
 * The questions that expressions may ask. What an expression gets by a name such as {@code responsible} is a {@link Facade},
 * never the bean; only the methods of the contract can be called on it, each by its name and number of parameters.
 */
@RequiredArgsConstructor
final class Questions {

    private final Contract contract;
    private final BeanFactory beans;
    private final Map<String, Method> methods = new ConcurrentHashMap<>();

    /** What an expression holds in its hand: a name. */
    record Facade(String name) {}

    /** The facade of this name, if the contract has questions under it. */
    Optional<Facade> facade(String name) {
        return contract.questions().stream().anyMatch(one -> one.name().startsWith(name + "."))
                ? Optional.of(new Facade(name))
                : Optional.empty();
    }

    Optional<QuestionEntry> of(Facade facade, Object method, int parameters) {
        return contract.question(facade.name() + "." + method).filter(one -> one.parameters() == parameters);
    }

    /** Asks; an id comes as the text that the business key is, a number as the engine's own. */
    Object ask(Facade facade, QuestionEntry question, Object... parameters) {
        Object bean = beans.getBean(facade.name());
        Method method = methods.computeIfAbsent(question.name(), name -> method(bean, name, parameters.length));
        Object[] fitting = new Object[parameters.length];
        for (int at = 0; at < parameters.length; at++) {
            fitting[at] = method.getParameterTypes()[at] == int.class && parameters[at] instanceof Number number
                    ? number.intValue()
                    : parameters[at];
        }
        return ReflectionUtils.invokeMethod(method, bean, fitting);
    }

    /** On the bean's own class the marks stand; a proxy in front of it has the same methods. */
    private static Method method(Object bean, String name, int parameters) {
        return Arrays.stream(bean.getClass().getMethods())
                .filter(one -> name.endsWith("." + one.getName()) && one.getParameterCount() == parameters)
                .filter(one ->
                        org.springframework.core.annotation.AnnotationUtils.findAnnotation(one, ModelQuestion.class)
                                != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no question " + name));
    }
}
