package org.zhenggai.engine.view;

/**
 * What a person needs to know to decide about a task. It is drawn above every form by the template
 * {@code case/<name>.html}, which is the same for the task page and for Tasklist; a form itself holds fields only.
 */
public interface CaseView extends View {}
