package org.zhenggai.engine.form;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Drops the drafts of a task in the transaction that completes it, or ends it in another way. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FormDraftListener implements TaskListener {

    /** Looked up when a task ends: the engine starts before our services. */
    private final ObjectProvider<FormDrafts> drafts;

    @Override
    public void notify(DelegateTask task) {
        drafts.getObject().end(task.getId());
    }
}
