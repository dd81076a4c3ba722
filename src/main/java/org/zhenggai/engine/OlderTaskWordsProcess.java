package org.zhenggai.engine;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes the search words of tasks created by releases that wrote none, or none of the round; may run twice and on two nodes. */
@Component
@Profile("!rules")
@RequiredArgsConstructor
class OlderTaskWordsProcess implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OlderTaskWordsProcess.class);

    private static final int CHUNK = 500;

    private final TaskService tasks;
    private final PersonTasksProcess persons;
    private final TaskWords words;

    @Override
    public void afterSingletonsInstantiated() {
        List<Task> wordless =
                tasks.createNativeTaskQuery().sql("""
                        select * from ACT_RU_TASK
                        where (DESCRIPTION_ is null or DESCRIPTION_ not like '%s%%') and PROC_INST_ID_ is not null
                        """.formatted(TaskWords.MARK)).list();
        for (int from = 0; from < wordless.size(); from += CHUNK) {
            persons.subjects(wordless.subList(from, Math.min(from + CHUNK, wordless.size())))
                    .forEach(this::describe);
        }
    }

    private void describe(Task task, long subject) {
        task.setDescription(words.of(task.getName(), task.getProcessDefinitionId(), subject));
        try {
            tasks.saveTask(task);
        } catch (OptimisticLockingException e) {
            LOG.info("Task {} was worked on meanwhile; the next start gives it its words", task.getId());
        }
    }
}
