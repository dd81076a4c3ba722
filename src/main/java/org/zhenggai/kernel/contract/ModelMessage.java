package org.zhenggai.kernel.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that a class sends a message which a model may receive. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ModelMessage.List.class)
public @interface ModelMessage {

    /** The name, {@code rectification.<what has happened or is due>}. */
    String name();

    /** When it comes, as designers read it. */
    String what();

    /** The process that it is for; whoever else of the same key heard it would answer in its place. */
    ModelProcess to();

    /** Whether an instance begins with it. */
    boolean starts() default false;

    /** Several of one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        ModelMessage[] value();
    }
}
