package org.zhenggai.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.form.FormListener;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.RefusedAct;
import org.zhenggai.round.RefusedAct.Way;

/**
 * Keeps people from tasks that they may not do, whichever way a task would come to them: who claims one, is assigned
 * one, gets one delegated or is named a candidate, is asked for at once, and again when he completes it.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DutyListener implements TaskListener {

    private final ObjectProvider<Duty> duties;
    private final ObjectProvider<Directory> directory;
    private final Deputies deputies;
    private final CaseModels cases;
    private final ApplicationEventPublisher publisher;

    @Override
    public void notify(DelegateTask task) {
        if (task.getExecution() == null) {
            // Somebody else completed the task after the engine had read it, and its instance went with it.
            throw new ConcurrencyFailureException("task " + task.getId() + " is done");
        }
        if (task.getEventName().equals(EVENTNAME_UPDATE)) {
            newCandidates(task).forEach(person -> require(task, person, null, Way.NAMED_CANDIDATE));
            boolean isGivenBack = task instanceof TaskEntity entity
                    && entity.getDelegationState() == DelegationState.RESOLVED
                    && entity.getPropertyChanges().containsKey(TaskEntity.DELEGATION);
            if (isGivenBack) {
                SubmissionProcess.refuseValues(task);
            }
        } else if (task.getAssignee() != null) {
            String login = login(task);
            boolean isOwn = task.getAssignee().equals(login);
            boolean isForAnother =
                    !isOwn && !login.equals(Actor.SYSTEM) && FormListener.isCandidate(task, current(task));
            if (isForAnother) {
                // An assignee from elsewhere would see the case and block those who may work on it; the engine checks
                // the right to assign only for those who are no candidates.
                throw refusal(task, task.getAssignee(), Way.ASSIGNED, "任务只能由本人认领，不能指派给他人。");
            }
            require(task, task.getAssignee(), absentFor(task, task.getAssignee()), isOwn ? Way.CLAIMED : Way.ASSIGNED);
        }
    }

    /**
     * Refuses a person whom a duty keeps from the task.
     *
     * @param absent the absent person whose right he uses, or null
     */
    public void require(DelegateTask task, String person, String absent, Way way) {
        Optional<Long> item = item(task);
        if (item.isEmpty()) {
            return;
        }
        DutyKind kind = TaskDutyProcess.of(task);
        String self = person.equals(login(task)) ? "您" : name(person);
        for (Duty duty : duties) {
            duty.objection(kind, item.get(), person).ifPresent(why -> {
                throw refusal(task, person, way, self + why);
            });
            if (absent != null) {
                duty.objection(kind, item.get(), absent).ifPresent(why -> {
                    throw refusal(task, person, way, self + "所代办的" + name(absent) + why);
                });
            }
        }
    }

    /** A refusal that is kept although what led to it is undone. */
    public Refusal refusal(DelegateTask task, String person, Way way, String sentence) {
        publisher.publishEvent(new RefusedAct(
                login(task),
                person,
                TaskIdsProcess.key(task),
                task.getBpmnModelElementInstance().getName(),
                item(task).orElse(null),
                way,
                sentence));
        return new Refusal(sentence);
    }

    private Optional<Long> item(DelegateTask task) {
        return cases.itemOf(TaskIdsProcess.model(task), BusinessKey.of(task.getExecution()));
    }

    private String name(String person) {
        return directory.getObject().nameOf(person);
    }

    /** User name of who acts, also where nobody is logged in. */
    static String login(DelegateTask task) {
        Authentication login = current(task);
        return login == null || login.getUserId() == null ? Actor.SYSTEM : login.getUserId();
    }

    private static Authentication current(DelegateTask task) {
        return task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    }

    private String absentFor(DelegateTask task, String person) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return deputies.rightOf(person, groups).map(Deputies.Right::actsFor).orElse(null);
    }

    /** The people whom this command made candidates, by their name or by the group that is theirs alone. */
    private static List<String> newCandidates(DelegateTask task) {
        String own = Role.groupOfPerson("");
        return task.getCandidates().stream()
                .filter(link -> isNew((IdentityLinkEntity) link))
                .flatMap(link -> link.getGroupId() == null
                        ? Stream.of(link.getUserId())
                        : Stream.of(link.getGroupId())
                                .filter(group -> group.startsWith(own))
                                .map(group -> group.substring(own.length())))
                .toList();
    }

    private static boolean isNew(IdentityLinkEntity link) {
        CachedDbEntity cached = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity(link);
        return cached != null && cached.getEntityState() == DbEntityState.TRANSIENT;
    }
}
