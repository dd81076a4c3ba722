package org.zhenggai.round;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** For whom a substitute acts while his form is handled, so that every line of history then written names it. */
@Component
public class ActingFor {

    private final ThreadLocal<String> absent = new ThreadLocal<>();

    /** Does this work for an absent person. */
    public <T> T during(String name, Supplier<T> work) {
        absent.set(name);
        try {
            return work.get();
        } finally {
            absent.remove();
        }
    }

    /** The text of a line of history with the absent person, if there is one. */
    String mark(String text) {
        return absent.get() == null ? text : text + "（代" + absent.get() + "办理）";
    }
}
