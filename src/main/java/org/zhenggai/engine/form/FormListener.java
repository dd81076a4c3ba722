package org.zhenggai.engine.form;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.DutyListener;
import org.zhenggai.engine.SubmissionProcess;
import org.zhenggai.engine.TaskDutyProcess;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.kernel.ActingFor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.absence.Deputies;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.RefusedAct.Way;

/**
 * Takes over what a person submitted when a user task completes: checks who it is, hands the form to one service and
 * leaves nothing in the engine but the answer for the next gateway.
 */
public final class FormListener implements TaskListener {

    /** The variable that gateways behind a user task read. */
    public static final String OUTCOME = "outcome";

    /** What a process instance may carry; everything else that a form or a client submits is dropped. */
    public static final Set<String> CARRIED = Set.of(OUTCOME, "signOffRoute", "level");

    /** What the engine keeps of a task that several people do at once; a client's values never reach it. */
    public static final Set<String> LOOP =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter", "member");

    private final BiFunction<DelegateTask, Form, String> service;
    private Deputies deputies;
    private Directory directory;
    private ActingFor actingFor;
    private CaseModels cases;
    private SubmissionProcess submissions;
    private DutyListener duties;

    /**
     * A listener for one user task.
     *
     * @param service takes the form and gives the answer for the gateway behind the task; it refuses with a
     *     {@link Refusal} what is wrong with the form, and the task then stays as it was
     */
    public FormListener(Function<Form, String> service) {
        this((task, form) -> service.apply(form));
    }

    /** A listener for many tasks, which has to know which of them it is. */
    public FormListener(BiFunction<DelegateTask, Form, String> service) {
        this.service = service;
    }

    /** A listener for a task that no gateway follows. */
    public static FormListener of(Consumer<Form> service) {
        return new FormListener(form -> {
            service.accept(form);
            return null;
        });
    }

    /** Every listener is a bean; Spring hands it these, so that features need not know of substitutes. */
    @Autowired
    void use(
            Deputies deputies,
            Directory directory,
            ActingFor actingFor,
            CaseModels cases,
            SubmissionProcess submissions,
            DutyListener duties) {
        this.deputies = deputies;
        this.directory = directory;
        this.actingFor = actingFor;
        this.cases = cases;
        this.submissions = submissions;
        this.duties = duties;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Refusal.unless(EVENTNAME_COMPLETE.equals(task.getEventName()), "监听器只能在任务完成时调用，请流程设计人员改正模型。");
        String user = userOf(task);
        String absent = absentFor(task, user);
        duties.require(task, user, absent, Way.COMPLETED);
        long id = BusinessKey.of(execution);
        Form form = new Form(id, user, absent, submitted(task, id, user));
        String outcome = absent == null ? service.apply(task, form) : applyForAbsent(task, form);
        task.removeVariablesLocal();
        Set<String> left = execution.getVariableNames();
        boolean isRepeated = isRepeated(task);
        left.stream()
                .filter(name -> !CARRIED.contains(name) && !(isRepeated && LOOP.contains(name)))
                .forEach(execution::removeVariable);
        // What several people say at once is settled by the step behind them; here they would overwrite one another.
        if (!isOneOfSeveral(task)) {
            execution.setVariable(OUTCOME, outcome);
        }
    }

    private Function<String, Object> submitted(DelegateTask task, long id, String user) {
        try {
            return submissions.checked(task, id);
        } catch (FormCheck.Forged e) {
            throw duties.refusal(task, user, Way.FORGED, e.getMessage());
        }
    }

    /** Whether the model gives the task to several people at once, each with an instance of his own. */
    private static boolean isOneOfSeveral(DelegateTask task) {
        return task.getBpmnModelElementInstance().getLoopCharacteristics() != null;
    }

    /** Whether the task itself or a subprocess around it is one for several, so that the engine counts in its variables. */
    public static boolean isRepeated(DelegateTask task) {
        ModelElementInstance element = task.getBpmnModelElementInstance();
        while (element instanceof Activity activity && activity.getLoopCharacteristics() == null) {
            element = element.getParentElement();
        }
        return element instanceof Activity;
    }

    /** Only a candidate completes a task, and nobody a task that somebody else has claimed, whatever his rights. */
    private String userOf(DelegateTask task) {
        Authentication login =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        Refusal.unless(login != null && login.getUserId() != null, "办理任务前请先登录。");
        String user = login.getUserId();
        if (task.getAssignee() != null && !task.getAssignee().equals(user)) {
            throw duties.refusal(
                    task, user, Way.COMPLETED, "此任务已由" + directory.nameOf(task.getAssignee()) + "认领，请先由其取消认领。");
        }
        return user;
    }

    /**
     * The absent person whose group he needs for this task, or null when it is offered to him. The tables say what his
     * groups are: those of his session may be older than the end of an absence.
     */
    private String absentFor(DelegateTask task, String user) {
        Set<IdentityLink> candidates = task.getCandidates();
        if (candidates.stream().anyMatch(link -> isCandidate(link) && user.equals(link.getUserId()))) {
            return null;
        }
        List<String> groups = candidates.stream()
                .filter(link -> isCandidate(link) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .toList();
        return deputies.rightOf(user, groups)
                .orElseThrow(() -> duties.refusal(task, user, Way.COMPLETED, "您不在此任务的办理人范围内，请联系整改办。"))
                .actsFor();
    }

    private String applyForAbsent(DelegateTask task, Form form) {
        String outcome =
                actingFor.during(form.actsFor(), directory.nameOf(form.actsFor()), () -> service.apply(task, form));
        String model = TaskIdsProcess.model(task);
        cases.itemOf(model, form.id())
                .ifPresent(item -> deputies.record(
                        item, TaskIdsProcess.key(task), TaskDutyProcess.of(task).code(), form.user(), form.actsFor()));
        return outcome;
    }

    /** Whether the task is offered to this person, himself or by one of his groups. */
    public static boolean isCandidate(DelegateTask task, Authentication login) {
        List<String> groups = login.getGroupIds() == null ? List.of() : login.getGroupIds();
        return task.getCandidates().stream()
                .filter(FormListener::isCandidate)
                .anyMatch(link -> login.getUserId().equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    private static boolean isCandidate(IdentityLink link) {
        return IdentityLinkType.CANDIDATE.equals(link.getType());
    }
}
