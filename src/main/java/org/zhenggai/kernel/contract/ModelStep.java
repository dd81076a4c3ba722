package org.zhenggai.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a delegate that a service task may name. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelStep {

    /** What it does, as designers read it. */
    String what();

    /** The processes that it belongs to; none for one that any may use. */
    ModelProcess[] in() default {};

    /** What it may answer in {@code outcome}; none where no gateway follows. */
    String[] answers() default {};

    /** Inputs that the model may give it, by name and with what they mean: {@code "whom=提醒谁"}. */
    String[] inputs() default {};

    /** Whether what it does can be taken back. */
    boolean canBeUndone() default false;
}
