package org.zhenggai.process;

import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.engine.view.Views;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.people.Directory;
import org.zhenggai.work.plan.PlanTable;

/** A cycle in which somebody attacks every task just before it is completed. */
public class AttackedCycle extends Cycle {

    private Attacker attacker = (key, task, user, form) -> {};

    AttackedCycle(
            Directory directory,
            IntakeService intake,
            PlanTable plan,
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            IdentityService identities,
            JdbcClient jdbc,
            Clock clock,
            RepositoryService models,
            Views views) {
        super(directory, intake, plan, runtime, tasks, forms, management, identities, jdbc, clock, models, views);
    }

    /** Tries what he can on a task that this user is about to complete with this form. */
    public interface Attacker {
        void attack(String key, String task, String user, Map<String, Object> form);
    }

    public void attackedBy(Attacker somebody) {
        attacker = somebody;
    }

    @Override
    public void complete(String key, long id, String user, Map<String, Object> form) {
        attacker.attack(key, task(key, id).getId(), user, form);
        super.complete(key, id, user, form);
    }
}
