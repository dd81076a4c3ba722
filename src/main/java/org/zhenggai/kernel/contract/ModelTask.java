package org.zhenggai.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a listener that takes over what was filled in when a user task completes. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelTask {

    /** What it does, as designers read it. */
    String what();

    /** The process that it belongs to. */
    ModelProcess in();

    /** The duty that its task must carry. */
    DutyKind duty();

    /**
     * To whom its task may be offered: codes of groups, names of questions such as {@code responsible.unit}, or {@code member}.
     * A model may leave some out and add none.
     */
    String[] by();

    /**
     * The state of the item that its task works in, by its name; empty where it works in any. An item that stands further
     * along goes back to it when the task begins: a model leads an item back, and never forward.
     */
    String at() default "";

    /** What it may answer beside the {@code decision} of its form. */
    String[] gives() default {};
}
