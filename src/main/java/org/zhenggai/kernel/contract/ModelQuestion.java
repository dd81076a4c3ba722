package org.zhenggai.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that an expression of a model may call as {@code name.method(execution.processBusinessKey)}, where the name is
 * its bean's. It reads and changes nothing.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelQuestion {

    /** What it answers, as designers read it. */
    String what();

    /** What its first parameter is the id of; none for a question about no case. */
    KeyKind[] of() default {};

    /** What the answer is good for. */
    Answer gives();

    /** What can be done with an answer. */
    enum Answer {
        /** Candidate groups of a task. */
        GROUP,
        /** Candidate users of a task. */
        PEOPLE,
        /** A timer, or the due date of a task. */
        TIME,
        /** How often a step repeats. */
        NUMBER,
        /** A condition. */
        YES_OR_NO,
        /** A condition or an input of a table. */
        WORD,
        /** A term of Tasklist's filters, of no use in a model. */
        FILTER
    }
}
