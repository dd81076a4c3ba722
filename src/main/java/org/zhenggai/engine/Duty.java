package org.zhenggai.engine;

import java.util.Optional;

/** A rule that keeps people from a task because of what they did or are; asked whenever one gets or does a task. */
public interface Duty {

    /**
     * Why this person may not do the task.
     *
     * @param task key such as {@code verifyItem}
     * @return the rest of a sentence whose subject is the person, with the way out; empty when he may
     */
    Optional<String> objection(String task, long item, String person);
}
