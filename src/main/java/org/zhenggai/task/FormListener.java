package org.zhenggai.task;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.spin.json.SpinJsonNode;
import org.zhenggai.round.Refusal;

/**
 * Takes over what a person submitted when a user task completes: checks who it is, hands the form to one service and
 * leaves nothing in the engine but the answer for the next gateway.
 */
public final class FormListener implements TaskListener {

    /** The variable that gateways behind a user task read. */
    public static final String OUTCOME = "outcome";

    /** What a process instance may carry; everything else that a form or a client submits is dropped. */
    static final Set<String> CARRIED = Set.of(OUTCOME, "signOffRoute", "level");

    private final Function<Form, String> service;

    /**
     * A listener for one user task.
     *
     * @param service takes the form and gives the answer for the gateway behind the task; it refuses with a
     *     {@link Refusal} what is wrong with the form, and the task then stays as it was
     */
    public FormListener(Function<Form, String> service) {
        this.service = service;
    }

    /** A listener for a task that no gateway follows. */
    public static FormListener of(Consumer<Form> service) {
        return new FormListener(form -> {
            service.accept(form);
            return null;
        });
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Form form = new Form(BusinessKey.of(execution), userOf(task), name -> plain(task.getVariable(name)));
        String outcome = service.apply(form);
        task.removeVariablesLocal();
        Set<String> left = execution.getVariableNames();
        left.stream().filter(name -> !CARRIED.contains(name)).forEach(execution::removeVariable);
        execution.setVariable(OUTCOME, outcome);
    }

    /** Only a candidate completes a task, and nobody a task that somebody else has claimed, whatever his rights. */
    private static String userOf(DelegateTask task) {
        Authentication login =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        Refusal.unless(login != null && login.getUserId() != null, "办理任务前请先登录。");
        String user = login.getUserId();
        Refusal.unless(
                task.getAssignee() == null || task.getAssignee().equals(user),
                "此任务已由%s认领，请先由其取消认领。",
                task.getAssignee());
        Refusal.unless(isCandidate(task, login), "您不在此任务的办理人范围内，请联系整改办。");
        return user;
    }

    /** Whether the task is offered to this person, himself or by one of his groups. */
    static boolean isCandidate(DelegateTask task, Authentication login) {
        List<String> groups = login.getGroupIds() == null ? List.of() : login.getGroupIds();
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> login.getUserId().equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** Tasklist submits the choices of a list as JSON. */
    private static Object plain(Object value) {
        return value instanceof SpinJsonNode json ? json.mapTo(Object.class) : value;
    }
}
