package org.zhenggai.engine.view;

/** What a task is about; the first view that a model names for a task must be one. */
public interface Subject extends CaseView {

    /**
     * The topic of a task.
     *
     * @param words tell this task from others of its kind, such as the item's number and title
     * @param round the round whose rule set gives the task its time
     */
    record Topic(String words, long round) {}

    /** The topic of the tasks about this aggregate; asked once for each new task, so it reads little. */
    Topic topic(long id);
}
