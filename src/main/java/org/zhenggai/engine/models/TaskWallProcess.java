package org.zhenggai.engine.models;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.w3c.dom.Element;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Candidate;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.people.Role;

/** Looks at a user task: who may do it, what duty it is, what it shows, and who takes over what is filled in. */
@RequiredArgsConstructor
final class TaskWallProcess {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final Contract contract;
    private final BpmnWallProcess wall;

    void look(Element task) {
        String duty = property(task, "duty");
        wall.refuse(contract.duty(duty).isEmpty(), task, "没有写明职责（扩展属性 duty），或“" + duty + "”不是约定中的职责");
        properties(task);
        candidates(task);
        boolean isReferral = ModelProcess.keyOf(BpmnWallProcess.process(task))
                .filter(KeyKind.REFERRAL::equals)
                .isPresent();
        wall.refuse(
                isReferral && !offered(task).stream().map(Candidate::name).allMatch(Role.DISCIPLINE.code()::equals),
                task,
                "移交问责的任务只能交给纪检（discipline）");
        views(task);
        List<String> completing = BpmnWallProcess.descendants(task, "taskListener")
                .map(listener -> listener(task, listener))
                .toList();
        wall.refuse(completing.size() > 1, task, "完成时只能有一个监听器");
        completing.stream().flatMap(name -> contract.task(name).stream()).forEach(entry -> home(task, entry, duty));
    }

    /** What somebody may not have by his office he does not get by a model. */
    private void holders(Element task, TaskEntry entry) {
        offered(task).stream()
                .map(Candidate::name)
                .filter(name -> !entry.by().contains(name))
                .findFirst()
                .ifPresent(name -> wall.refuse(
                        true,
                        task,
                        "监听器“" + entry.name() + "”的任务不能交给“" + name + "”，只能交给" + String.join("、", entry.by())));
    }

    private void home(Element task, TaskEntry entry, String duty) {
        wall.refuse(
                !entry.process().equals(BpmnWallProcess.process(task)),
                task,
                "监听器“" + entry.name() + "”只能用在流程“" + entry.process() + "”中");
        wall.refuse(
                !entry.duty().equals(duty),
                task,
                "监听器“" + entry.name() + "”要求职责为“" + entry.duty() + "”，现为“" + duty + "”");
        holders(task, entry);
    }

    private String listener(Element task, Element listener) {
        Matcher bean = BEAN.matcher(listener.getAttribute("delegateExpression"));
        boolean isOurs = bean.matches() && contract.task(bean.group(1)).isPresent();
        wall.refuse(
                !isOurs || !TaskListener.EVENTNAME_COMPLETE.equals(listener.getAttribute("event")),
                task,
                "任务监听器只能是约定中的、在完成（complete）时调用的监听器");
        return bean.group(1);
    }

    /** What is there twice is read once, by each reader another one. */
    private void properties(Element task) {
        List<Element> holders = BpmnWallProcess.descendants(task, "properties").toList();
        wall.refuse(
                holders.size() > 1
                        || !holders.stream().allMatch(one -> one.getParentNode().getParentNode() == task),
                task,
                "扩展属性只能写在任务自己的一处（一个 properties）");
        List<String> names = BpmnWallProcess.descendants(task, "property")
                .map(one -> one.getAttribute("name"))
                .toList();
        wall.refuse(names.stream().distinct().count() < names.size(), task, "同一个扩展属性写了两次");
    }

    private void candidates(Element task) {
        List<Candidate> offered = offered(task);
        wall.refuse(offered.isEmpty(), task, "没有候选人或候选组");
        wall.refuse(offered.stream().map(Candidate::text).distinct().count() < offered.size(), task, "同一个候选组写了两次");
        offered.forEach(one ->
                wall.refuse(!one.isKnown(contract), task, (one.isPerson() ? "候选人“" : "候选组“") + one.text() + "”不在约定中"));
    }

    private static List<Candidate> offered(Element task) {
        return Candidate.of(
                task.getAttributeNS(Allowed.CAMUNDA, "candidateGroups"),
                task.getAttributeNS(Allowed.CAMUNDA, "candidateUsers"));
    }

    private void views(Element task) {
        List<String> names = split(property(task, "views")).toList();
        wall.refuse(names.isEmpty(), task, "没有写明显示什么（扩展属性 views）");
        Optional<KeyKind> key = ModelProcess.keyOf(BpmnWallProcess.process(task));
        for (String name : names) {
            Optional<ViewEntry> view = contract.view(name);
            wall.refuse(view.isEmpty(), task, "没有名为“" + name + "”的视图");
            wall.refuse(
                    key.isEmpty() || !view.get().keys().contains(key.get()), task, "视图“" + name + "”不能用在业务键是别的东西的流程中");
        }
        wall.refuse(
                contract.view(names.get(0)).get().kind() != ViewKind.SUBJECT,
                task,
                "第一个视图“" + names.get(0) + "”须说明任务是关于什么的");
    }

    private static String property(Element task, String name) {
        return BpmnWallProcess.descendants(task, "property")
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> split(String list) {
        return Stream.of(list.split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }
}
