package org.zhenggai.task;

import java.util.function.LongFunction;

/**
 * Data that a task's form shows, read from the tables each time the form is opened.
 * A model names the views of a user task in its extension property {@code views}; each becomes a variable of the
 * task by the view's name. The engine keeps the name and the id only.
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

    /** A small view that fills a field in or offers choices; its name is the key of the field or of the choices. */
    static View of(String name, LongFunction<Object> content) {
        return new View() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object read(long id) {
                return content.apply(id);
            }
        };
    }
}
