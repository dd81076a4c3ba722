package org.zhenggai.task;

/** What a task is about; the first view that a model names for a task must be one. */
public interface Subject extends View {

    /** A few words that tell this task from others of its kind, such as the item's number and title. */
    String words(long id);

    /** The round whose rule set gives the task its time. */
    long round(long id);
}
