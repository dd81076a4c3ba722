package org.zhenggai.engine.view;

import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * Data that a task's form shows, read from the tables each time the form is opened.
 * A model names the views of a user task in its extension property {@code views}; each becomes a variable of the
 * task by the view's name, but a {@link CaseView} only where the form names it. The engine keeps the name and the id only.
 */
public interface View {

    /** The name of the variable. */
    String name();

    /**
     * What the form gets: a map, list or record becomes JSON; text and numbers stay as they are.
     *
     * @param id business key of the task's process instance
     */
    Object read(long id);

    /**
     * What the form gets when this person reads it: whoever opens the task or submits it. Only what is offered may depend on
     * him; what is shown must be the same to all.
     *
     * @param reader user name, or null when the server reads for itself
     */
    default Object read(long id, String reader) {
        return read(id);
    }

    /** A small view that fills a field in or offers choices; its name is the key of the field or of the choices. */
    static View of(String name, LongFunction<Object> content) {
        return offering(name, (id, reader) -> content.apply(id));
    }

    /** A small view whose choices depend on who reads them, since he cannot take each. */
    static View offering(String name, BiFunction<Long, String, Object> content) {
        return new View() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object read(long id) {
                return read(id, null);
            }

            @Override
            public Object read(long id, String reader) {
                return content.apply(id, reader);
            }
        };
    }
}
