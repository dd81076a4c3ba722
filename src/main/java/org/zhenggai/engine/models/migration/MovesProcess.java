package org.zhenggai.engine.models.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.engine.models.migration.PlansProcess.Fault;
import org.zhenggai.engine.models.migration.PlansProcess.Planned;
import org.zhenggai.kernel.gate.OvertakenProcess;

/**
 * Moves the instances of a passage, so many in a transaction; where one of them cannot be moved, each goes by itself, so
 * that it alone stays, whole. A trial does the same and takes it back.
 */
@Component
class MovesProcess {

    private static final Logger LOG = LoggerFactory.getLogger(MovesProcess.class);

    /** Rows of so many are locked at once, for some hundredths of a second. */
    private static final int AT_ONCE = 20;

    private static final String OVERTAKEN = "正有人在办理或流程正在往下走，没有迁移；请再迁移一次";
    private static final String FAILED = "程序没有办成，原因已记入服务器日志，请管理员查看";

    private final RuntimeService runtime;
    private final PlansProcess plans;
    private final MovedTasksProcess tasks;
    private final TransactionTemplate each;

    MovesProcess(
            RuntimeService runtime,
            PlansProcess plans,
            MovedTasksProcess tasks,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.plans = plans;
        this.tasks = tasks;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What became of some instances.
     *
     * @param moved how many came over, or would have
     * @param gone how many ended meanwhile
     * @param faults of those that stay
     */
    record Chunk(int moved, int gone, List<Fault> faults) {

        Chunk {
            faults = List.copyOf(faults);
        }
    }

    /** Moves these instances, or tries to; tells after each few. */
    void move(
            Passage passage,
            Map<String, String> choices,
            List<String> instances,
            boolean isTrial,
            Consumer<Chunk> told) {
        Planned planned = plans.plan(passage, choices);
        if (planned.plan().isEmpty()) {
            Fault fault = planned.faults().get(0);
            told.accept(new Chunk(0, 0, instances.stream().map(any -> fault).toList()));
            return;
        }
        MigrationPlan plan = planned.plan().get();
        for (int from = 0; from < instances.size(); from += AT_ONCE) {
            List<String> some = instances.subList(from, Math.min(from + AT_ONCE, instances.size()));
            told.accept(chunk(passage, plan, some, isTrial));
        }
    }

    private Chunk chunk(Passage passage, MigrationPlan plan, List<String> some, boolean isTrial) {
        try {
            execute(passage, plan, some, isTrial);
            return new Chunk(some.size(), 0, List.of());
        } catch (RuntimeException e) {
            LOG.debug("One by one, since one of {} does not move: {}", some.size(), e.toString());
        }
        int moved = 0;
        int gone = 0;
        List<Fault> faults = new ArrayList<>();
        for (String one : some) {
            Optional<Fault> fault = single(passage, plan, one, isTrial);
            if (fault.isEmpty()) {
                moved++;
            } else if (isThere(passage, one)) {
                faults.add(fault.get());
            } else {
                gone++;
            }
        }
        return new Chunk(moved, gone, faults);
    }

    private Optional<Fault> single(Passage passage, MigrationPlan plan, String one, boolean isTrial) {
        try {
            execute(passage, plan, List.of(one), isTrial);
            return Optional.empty();
        } catch (MigratingProcessInstanceValidationException e) {
            return Optional.of(plans.fault(passage, e));
        } catch (RuntimeException e) {
            if (OvertakenProcess.explains(e)) {
                return Optional.of(new Fault("", "", OVERTAKEN));
            }
            LOG.warn("An instance of {} stays in version {}", passage.process(), passage.fromVersion(), e);
            return Optional.of(new Fault("", "", FAILED));
        }
    }

    private boolean isThere(Passage passage, String instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .processDefinitionId(passage.from())
                        .count()
                > 0;
    }

    private void execute(Passage passage, MigrationPlan plan, List<String> some, boolean isTrial) {
        each.executeWithoutResult(status -> {
            runtime.newMigration(plan).processInstanceIds(some).execute();
            tasks.renew(passage, some);
            if (isTrial) {
                status.setRollbackOnly();
            }
        });
    }
}
