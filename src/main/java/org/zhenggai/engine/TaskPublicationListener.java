package org.zhenggai.engine;

import java.time.Clock;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Role;

/** Tells the rest of the application of every new user task, once it is prepared. */
@Component
@RequiredArgsConstructor
class TaskPublicationListener implements TaskListener {

    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    @Override
    public void notify(DelegateTask task) {
        publisher.publishEvent(new TaskCreated(
                task.getId(),
                processOf(task.getBpmnModelElementInstance()),
                TaskIdsProcess.key(task),
                task.getExecution().getProcessBusinessKey(),
                task.getBpmnModelElementInstance().getName(),
                TaskIdsProcess.listener(task),
                task.getCandidates().stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                        .map(link ->
                                link.getGroupId() == null ? Role.groupOfPerson(link.getUserId()) : link.getGroupId())
                        .collect(Collectors.toSet()),
                TaskIdsProcess.time(task.getDueDate(), clock)));
    }

    /** A task may stand in a subprocess of its process. */
    private static String processOf(ModelElementInstance element) {
        return element instanceof Process process ? process.getId() : processOf(element.getParentElement());
    }
}
