package org.zhenggai.engine.models.migration;

import java.util.Set;

/**
 * A step of a model, as far as it matters to an instance that waits there.
 *
 * @param type of BPMN, such as {@code userTask}
 * @param parent id of the subprocess or process around it
 * @param duty of a user task, which decides who may do it; empty for others
 * @param form of a user task, or empty
 * @param work what is called: the delegate, the table, the process, or the listener of a user task
 * @param trigger what it waits for: the time, the message, the condition; empty where it waits for nothing of the kind
 * @param offer to whom a user task is offered
 */
record Node(
        String id,
        String name,
        String type,
        String parent,
        String duty,
        String form,
        String work,
        String trigger,
        String offer) {

    /** What an instance cannot do without: its own step would be another one. */
    private static final Set<String> BOUND_TO_WORK =
            Set.of("serviceTask", "businessRuleTask", "callActivity", "sendTask");

    /**
     * Whether an instance that waits here may wait there instead. A task goes on as a task of the same duty only: else a
     * mapping would pass by whoever has to verify or sign.
     */
    boolean mayBecome(Node other) {
        return type.equals(other.type)
                && duty.equals(other.duty)
                && (!BOUND_TO_WORK.contains(type) || work.equals(other.work));
    }

    /** Whether the step of this id is still the same one: of another duty it would pass by whoever had to act. */
    boolean isStill(Node same) {
        return same != null && type.equals(same.type) && (duty.isEmpty() || duty.equals(same.duty));
    }

    /** How alike the two are. */
    int likeness(Node other) {
        return (same(name, other.name) ? 4 : 0)
                + (same(form, other.form) ? 3 : 0)
                + (same(work, other.work) ? 3 : 0)
                + (same(trigger, other.trigger) ? 1 : 0)
                + (parent.equals(other.parent) ? 1 : 0)
                + (int) other.name
                        .chars()
                        .distinct()
                        .filter(c -> name.indexOf(c) >= 0)
                        .limit(2)
                        .count();
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }
}
