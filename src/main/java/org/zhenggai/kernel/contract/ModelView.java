package org.zhenggai.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a view: what a task may show, fill in or offer. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelView {

    /** What it shows or offers, as designers read it. */
    String what();

    /** The business keys that it reads. */
    KeyKind[] of();
}
