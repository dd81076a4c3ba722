package org.zhenggai.kernel;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** For whom a substitute acts while his form is handled, so that every line of history then written names it. */
@Component
public class ActingFor {

    private record Absent(String username, String name) {}

    private final ThreadLocal<Absent> absent = new ThreadLocal<>();

    /** Does this work for an absent person of this user name and name. */
    public <T> T during(String username, String name, Supplier<T> work) {
        absent.set(new Absent(username, name));
        try {
            return work.get();
        } finally {
            absent.remove();
        }
    }

    /** The text of a line of history with the absent person, if there is one. */
    public String mark(String text) {
        return absent.get() == null ? text : text + "（代" + absent.get().name() + "办理）";
    }

    /** The user name of the absent person, or null. */
    public String username() {
        return absent.get() == null ? null : absent.get().username();
    }
}
