package org.zhenggai.engine.models.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.models.kit.Template.Group;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** The element templates that the contract makes. */
final class ElementTemplates {

    private static final String OLD = "旧版";
    private static final String KEY = "#{execution.processBusinessKey}";
    private static final String TASK_NAME = "^[a-z][A-Za-z0-9]*$";
    private static final String DUE = "不选的，按规则集中与环节编号同名的数字（工作日）算；没有这个数字的，检查会指出";

    private static final Group ANY = new Group("any", "任何流程", "任何流程");

    /** Those that designers need most stand first. */
    private static final List<KeyKind> ORDER = List.of(
            KeyKind.ITEM,
            KeyKind.ROUND,
            KeyKind.PERIOD,
            KeyKind.EPISODE,
            KeyKind.DECISION,
            KeyKind.STANDING,
            KeyKind.REFERRAL);

    private final Contract contract;
    private final Choices choices;
    private final List<Template> all = new ArrayList<>();

    ElementTemplates(Contract contract) {
        this.contract = contract;
        this.choices = new Choices(contract);
    }

    List<Template> make() {
        outcome();
        decision();
        steps("");
        for (KeyKind key : ORDER) {
            tasks(key);
            facts(key);
            if (key.prefix() != null) {
                own(key);
            }
        }
        contract.processes().forEach(process -> {
            steps(process.id());
            contract.processes().stream()
                    .filter(called -> called.callers().contains(process.id()))
                    .forEach(called -> call(process.id(), called.id()));
        });
        return all;
    }

    /** Processes of a kind of key, the kind in front. */
    private Group group(KeyKind key) {
        String processes = contract.processes().stream()
                .filter(process -> process.key() == key)
                .map(process -> choices.processes().get(process.id()))
                .collect(Collectors.joining("、"));
        return new Group(
                low(key),
                key == KeyKind.ITEM ? "事项" : key.word(),
                key.word() + "类流程：" + processes + (key.prefix() == null ? "" : "，自建的 " + key.prefix() + "…"));
    }

    private Group group(String process) {
        String word = choices.processes().get(process);
        return new Group(process, word, "“" + word + "”自己的步骤");
    }

    /** Steps that only this process may use; those that every process may where none is named. */
    private void steps(String process) {
        contract.steps().stream()
                .filter(step -> process.isEmpty()
                        ? step.processes().isEmpty()
                        : step.processes().contains(process))
                .sorted(Comparator.comparing(step -> step.what().contains(OLD)))
                .forEach(step -> step(process.isEmpty() ? ANY : group(process), step));
    }

    String write() {
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(
                                    make().stream().map(Template::json).toList())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Template added(Template template) {
        all.add(template);
        return template;
    }

    private void step(Group group, StepEntry step) {
        String what = step.what() + "。" + (step.canBeUndone() ? "" : "办了不能撤回。")
                + (step.answers().isEmpty() ? "" : "给出意见：" + String.join("、", step.answers()) + "，由后面的网关看。")
                + "失败了自动重试3次，不用另填。";
        Template template = added(new Template(
                        group,
                        "step." + step.name().replaceFirst("Delegate$", ""),
                        step.what()
                                .replaceFirst("：.*", "")
                                .replaceFirst(step.what().contains(OLD) ? "$^" : "（[^）]*）", ""),
                        what,
                        "ServiceTask",
                        "Task"))
                .fixed(Template.camunda("delegateExpression"), "${" + step.name() + "}")
                .on("camunda:asyncBefore");
        step.inputs().forEach((input, means) -> {
            if (input.equals("whom")) {
                template.choice("提醒谁", means, Template.input(input), reminded(), true);
            } else {
                template.text(means.replaceFirst("[，：（].*", ""), means, Template.input(input), "^.{1,100}$", "不超过100字");
            }
        });
    }

    private Map<String, String> reminded() {
        Map<String, String> whom = new LinkedHashMap<>();
        whom.put("candidates", "正在办理的人");
        contract.groups().forEach(group -> whom.put(group.code(), group.word()));
        for (KeyKind key : KeyKind.values()) {
            choices.questions(key, Answer.GROUP)
                    .forEach(one -> whom.put(Choices.asked(one), key.word() + "：" + one.what()));
        }
        return whom;
    }

    private void tasks(KeyKind key) {
        task(key, "report", "填报", "责任单位或经办人填写", choices.duties("report"));
        task(key, "handle", "经办", "登记、核对一类的办理", choices.duties("handle"));
        boolean isItem = key == KeyKind.ITEM;
        task(
                key,
                "review",
                "审核",
                "看材料提意见",
                isItem ? choices.duties("review", "verify", "sums", "extensionOpinion") : choices.duties("review"));
        task(
                key,
                "approve",
                "审批",
                "领导决定",
                isItem
                        ? choices.duties(
                                "decide", "leaderSignature", "secretarySignature", "resolution", "extensionDecision")
                        : choices.duties("decide"));
        choices.questions(key, Answer.PEOPLE).forEach(people -> {
            Template joint = opened(
                    key,
                    "joint." + people.name(),
                    "会签",
                    "几个人各自表态，一起办。套用后点扳手换成并行多实例（三条竖线），再在 Multi-instance 里 Collection 填 " + Choices.asked(people)
                            + "、Element variable 填 member，别的不填");
            closed(
                    key,
                    joint.fixed(Template.camunda("candidateUsers"), "${member}"),
                    choices.duties("verify", "review"));
        });
    }

    private void task(KeyKind key, String kind, String word, String what, Map<String, String> duties) {
        Template task = opened(key, kind, word, what);
        task.choice("谁来办", "候选组（Candidate groups）", Template.camunda("candidateGroups"), choices.groups(key), true);
        closed(key, task, duties);
    }

    private Template opened(KeyKind key, String kind, String word, String what) {
        return added(new Template(
                group(key),
                "task." + kind + "." + low(key),
                word + "任务",
                what + "。用于业务键是" + key.word() + "的流程。环节编号写成 userTask_legalReview 的样子；表单的意见用键 decision。",
                "UserTask",
                "Task"));
    }

    private void closed(KeyKind key, Template task, Map<String, String> duties) {
        if (duties.size() == 1) {
            task.fixed(Template.extension("duty"), duties.keySet().iterator().next());
        } else {
            task.choice("职责", "谁应回避（duty）", Template.extension("duty"), duties, true);
        }
        task.choice("资料", "办理人看到的资料（views）", Template.extension("views"), choices.views(key), true)
                .text("表单编号", "与表单文件里的 id 相同", Template.camunda("formRef"), TASK_NAME, "用字母和数字，以小写字母开头")
                .fixed(Template.camunda("formRefBinding"), "deployment");
        Map<String, String> times = choices.times(key);
        if (!times.isEmpty()) {
            task.choice("期限", DUE, Template.camunda("dueDate"), times, false);
        }
    }

    private void facts(KeyKind key) {
        Map<String, String> facts = choices.facts(key);
        if (!facts.isEmpty()) {
            added(new Template(group(key), "flow.fact." + low(key), "按情况走", "网关的出线按系统里的情况走。另设一条默认连线。", "SequenceFlow"))
                    .choice("情况", "条件（Condition）", Template.attribute("conditionExpression"), facts, true);
        }
    }

    private void outcome() {
        added(new Template(
                        ANY, "flow.outcome", "按意见走", "网关的出线按上一环节的意见走。另设一条默认连线，通向退回或“遇到模型不认识的意见时停下”。", "SequenceFlow"))
                .choice("意见", "条件（Condition）", Template.attribute("conditionExpression"), choices.outcomes(), true);
    }

    private void own(KeyKind key) {
        handedOn(added(new Template(
                        group(key),
                        "call.own." + low(key),
                        "调用自建流程",
                        "调用自己画的流程，业务键一并传去，意见带回来。",
                        "CallActivity",
                        "Task"))
                .text(
                        "流程编号",
                        "以 " + key.prefix() + " 开头，例如 " + key.prefix() + "legal-review",
                        Template.attribute("calledElement"),
                        "^" + key.prefix() + "[a-z0-9-]+$",
                        "以 " + key.prefix() + " 开头，用小写字母、数字和连字符"));
        added(new Template(group(key), "process.own." + low(key), "自建流程", "流程编号以 " + key.prefix() + " 开头。", "Process"))
                .on("isExecutable")
                .fixed(Template.camunda("historyTimeToLive"), "P3650D")
                .text("版本标签", "从1开始", Template.camunda("versionTag"), "^\\d+$", "写数字");
    }

    private void call(String caller, String process) {
        handedOn(added(new Template(
                        group(caller),
                        "call." + process,
                        "调用“" + choices.processes().get(process) + "”",
                        "业务键一并传去，意见带回来。",
                        "CallActivity",
                        "Task"))
                .fixed(Template.attribute("calledElement"), process));
    }

    private static void handedOn(Template call) {
        call.fixed(Template.camunda("calledElementBinding"), "deployment")
                .fixed(Template.binding("camunda:in:businessKey"), KEY)
                .fixed(Template.binding("camunda:out").put("source", "outcome"), "outcome");
    }

    private void decision() {
        Map<String, String> variables = new LinkedHashMap<>();
        contract.variables().forEach(variable -> variables.put(variable.name(), variable.what()));
        added(new Template(ANY, "decision", "问决策表", "取决策表的一个答案，供后面的网关看。要问的情况加在 Inputs 里。", "BusinessRuleTask", "Task"))
                .text("决策编号", "与决策表文件里的 id 相同", Template.camunda("decisionRef"), "^[a-z][a-z0-9-]*$", "用小写字母、数字和连字符")
                .fixed(Template.camunda("decisionRefBinding"), "deployment")
                .fixed(Template.camunda("mapDecisionResult"), "singleEntry")
                .choice("答案写到", "变量（Result variable）", Template.camunda("resultVariable"), variables, true);
    }

    private static String low(KeyKind key) {
        return key.name().toLowerCase(Locale.ROOT);
    }
}
