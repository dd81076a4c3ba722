package org.zhenggai.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhenggai.kernel.contract.DutyKind;

/**
 * A rule that keeps people from a task because of what they did or are; asked whenever one gets or does a task, and before,
 * so that nobody reads of a task as his that he may not do.
 */
public interface Duty {

    /** A task of this duty, of an item. */
    record Asked(DutyKind duty, long item) {}

    /** The duties that have such rules. */
    Set<DutyKind> kinds();

    /**
     * Why this person may not do the task.
     *
     * @return the rest of a sentence whose subject is the person, with the way out; empty when he may
     */
    Optional<String> objection(DutyKind duty, long item, String person);

    /** The same for many at once, in one query; those that he may do are not in it. */
    Map<Asked, String> objections(Collection<Asked> asked, String person);

    /** User names of all who may not do the task. */
    Set<String> keptFrom(DutyKind duty, long item);
}
