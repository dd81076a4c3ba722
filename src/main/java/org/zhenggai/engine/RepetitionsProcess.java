package org.zhenggai.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ActivityInstance;

/**
 * The repetitions for several (multi-instance tasks, subprocesses and call activities) around a task, and which of the
 * several it belongs to. A model that comes back to the same place later begins a new repetition.
 */
public final class RepetitionsProcess {

    private static final String BODY = "multiInstanceBody";

    private RepetitionsProcess() {}

    /** For each repetition around the task its id and that of the member, as {@code body=member body=member}. */
    public static String around(DelegateTask task) {
        List<String> around = new ArrayList<>();
        RuntimeService runtime = task.getProcessEngineServices().getRuntimeService();
        for (DelegateExecution at = task.getExecution();
                at != null;
                at = at.getProcessInstance().getSuperExecution()) {
            collect(runtime.getActivityInstance(at.getProcessInstanceId()), at.getActivityInstanceId(), around);
        }
        return String.join(" ", around);
    }

    /** Collects on the way to the activity; whether it is below this one. */
    private static boolean collect(ActivityInstance instance, String sought, List<String> around) {
        if (instance.getId().equals(sought)) {
            return true;
        }
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            if (collect(child, sought, around)) {
                if (BODY.equals(instance.getActivityType())) {
                    around.add(instance.getId() + "=" + child.getId());
                }
                return true;
            }
        }
        return false;
    }

    /** Whether nothing else goes on in the same process instance. */
    public static boolean isAlone(DelegateExecution execution) {
        return running(execution
                        .getProcessEngineServices()
                        .getRuntimeService()
                        .getActivityInstance(execution.getProcessInstanceId()))
                == 1;
    }

    private static int running(ActivityInstance instance) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        int waiting = instance.getChildTransitionInstances().length;
        return children.length + waiting == 0
                ? 1
                : waiting
                        + Arrays.stream(children)
                                .mapToInt(RepetitionsProcess::running)
                                .sum();
    }

    /** Whether these are two of the several of one repetition. */
    public static boolean areSiblings(String one, String other) {
        Map<String, String> members = members(one);
        return members(other).entrySet().stream()
                .anyMatch(entry -> !entry.getValue().equals(members.getOrDefault(entry.getKey(), entry.getValue())));
    }

    private static Map<String, String> members(String around) {
        Map<String, String> members = new TreeMap<>();
        Arrays.stream(around.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("="))
                .forEach(pair -> members.put(pair[0], pair[1]));
        return members;
    }
}
