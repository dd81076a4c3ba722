package org.zhenggai.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.kernel.Refusal;

/**
 * Tries in the story what separation of duties forbids, once each and past the engine's own rights, as a mistake of an
 * administrator would: a story in which it succeeds ends at once.
 */
@Component
@RequiredArgsConstructor
class ForbiddenProcess {

    private final TaskService tasks;
    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;
    private final Set<String> tried = new HashSet<>();

    /**
     * Tries it on the first task of each kind.
     *
     * @param office who tries it
     * @param reporter has reported the item
     * @param verifier has verified the item, where it has come that far
     * @param leader the item's responsible leader
     */
    void tryOn(Waiting task, String office, String reporter, String verifier, String leader) {
        String id = task.task();
        switch (task.key()) {
            case "verifyItem" -> once(task, office, () -> tasks.setAssignee(id, reporter));
            case "signOffLeader" -> once(task, office, () -> tasks.addCandidateUser(id, verifier));
            case "signOffSecretary" -> once(task, office, () -> tasks.delegateTask(id, leader));
            default -> {}
        }
    }

    private void once(Waiting task, String office, Runnable act) {
        if (!tried.add(task.key())) {
            return;
        }
        identities.setAuthentication(office, List.of());
        try {
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        act.run();
                        return null;
                    }));
        } catch (ProcessEngineException e) {
            if (Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .noneMatch(Refusal.class::isInstance)) {
                throw e;
            }
            return;
        } finally {
            identities.clearAuthentication();
        }
        throw new IllegalStateException("Nobody refused what is forbidden on " + task.key());
    }
}
