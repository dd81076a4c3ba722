package org.zhenggai.notice.reminder;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.CaseSight;
import org.zhenggai.engine.BusinessKey;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.notice.Draft;
import org.zhenggai.notice.Links;
import org.zhenggai.notice.NoticeKind;
import org.zhenggai.notice.Numbers;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;
import org.zhenggai.round.CaseModels;

/** Reads whom a model wants to remind and of what, and hands it to the outbox: once for each time the step is taken. */
@Component
@RequiredArgsConstructor
class ReminderProcess {

    /** Whoever the instance's open tasks are offered to. */
    private static final String CANDIDATES = "candidates";

    private static final int LONGEST = 100;

    private final Outbox outbox;
    private final Numbers numbers;
    private final Contract contract;
    private final CaseModels cases;
    private final CaseSight sight;
    private final TaskService tasks;

    /**
     * Reminds.
     *
     * @throws Refusal when the model does not say whom or of what, or names somebody who may not see the case
     */
    void remind(DelegateExecution execution) {
        String text = input(execution, "text");
        Refusal.unless(text.length() <= LONGEST, "提醒“%s”的话超过%d字，请流程设计人员改短。", step(execution), LONGEST);
        String process = TaskIdsProcess.model(execution.getProcessDefinitionId());
        long key = BusinessKey.of(execution);
        Set<String> groups = groups(execution, input(execution, "whom"));
        Refusal.unless(
                sight.isSeenByAll(groups, ModelProcess.keyOf(process).orElseThrow(), key),
                "提醒“%s”的对象不能查看这件事，没有发出。请流程设计人员改正 whom。",
                step(execution));
        if (outbox.isOn() && !groups.isEmpty()) {
            Numbers.Subject subject = new Numbers.Subject(process, Long.toString(key));
            outbox.write(List.of(new Draft(
                    "remind:" + execution.getActivityInstanceId(),
                    NoticeKind.REMINDED,
                    null,
                    numbers.of(List.of(subject)).get(subject),
                    text,
                    cases.itemOf(process, key).map(Links::item).orElse("/"),
                    null,
                    groups,
                    Set.of(),
                    null)));
        }
    }

    private Set<String> groups(DelegateExecution execution, String whom) {
        if (whom.equals(CANDIDATES)) {
            return tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).list().stream()
                    .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .map(ReminderProcess::group)
                    .collect(Collectors.toSet());
        }
        Set<String> groups = Arrays.stream(whom.split(",")).map(String::strip).collect(Collectors.toSet());
        Set<String> asked = Stream.of(Role.groupOfUnit(""), Role.groupOfHeads(""), Role.groupOfPerson(""))
                .flatMap(prefix -> groups.stream().filter(group -> group.startsWith(prefix)))
                .collect(Collectors.toSet());
        groups.stream()
                .filter(group -> !asked.contains(group) && contract.group(group).isEmpty())
                .findFirst()
                .ifPresent(group -> {
                    throw new Refusal("提醒“" + step(execution) + "”的对象“" + group + "”不在约定中，没有发出。请流程设计人员改正 whom。");
                });
        return groups;
    }

    private static String group(IdentityLink link) {
        return link.getGroupId() == null ? Role.groupOfPerson(link.getUserId()) : link.getGroupId();
    }

    private static String input(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        Refusal.unless(
                value instanceof String text && !text.isBlank(),
                "提醒“%s”没有写明%s，请流程设计人员补上这个输入参数。",
                step(execution),
                name);
        return ((String) value).strip();
    }

    private static String step(DelegateExecution execution) {
        return execution.getCurrentActivityName();
    }
}
