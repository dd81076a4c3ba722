package org.zhenggai.engine;

import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.zhenggai.engine.form.FormListener;

/** Builds what a service task does: the id from the business key goes to one service. */
public final class Step {

    private Step() {}

    /**
     * A step that no gateway follows.
     *
     * @param service takes the id of the aggregate that the instance moves
     */
    public static JavaDelegate step(LongConsumer service) {
        return execution -> service.accept(BusinessKey.of(execution));
    }

    /**
     * A step whose answer the gateway behind it reads as {@code outcome}.
     *
     * @param service takes the id of the aggregate that the instance moves and gives the answer
     */
    public static JavaDelegate answering(LongFunction<String> service) {
        return execution -> execution.setVariable(FormListener.OUTCOME, service.apply(BusinessKey.of(execution)));
    }
}
