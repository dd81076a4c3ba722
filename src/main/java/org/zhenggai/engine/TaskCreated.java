package org.zhenggai.engine;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * A user task waits for somebody; told inside the transaction that creates it.
 *
 * @param id of the engine's task
 * @param process key of the process
 * @param key of the task without the prefix of models: {@code acceptItem}
 * @param subject business key: the id of the aggregate
 * @param word what the model calls the task, without anything of the case
 * @param listener the bean that takes over what is filled in, as the model names it; empty for a designer's own task
 * @param groups the candidates; the group of one person for somebody named himself
 * @param due null for a task without a date
 */
public record TaskCreated(
        String id,
        String process,
        String key,
        String subject,
        String word,
        String listener,
        Set<String> groups,
        LocalDateTime due) {

    public TaskCreated {
        groups = Set.copyOf(groups);
    }
}
