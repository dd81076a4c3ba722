package org.zhenggai.engine.models.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.contract.Contract.ViewKind;
import org.zhenggai.engine.models.check.PackagedModels;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** All that a model may name, as tables for designers: made from the contract and from the rule sets. */
final class Catalogue {

    private static final Pattern PROCESS = Pattern.compile("<bpmn:process id=\"([^\"]+)\" name=\"([^\"]+)\"");

    private static final Map<ViewKind, String> VIEWS =
            Map.of(ViewKind.SUBJECT, "写在第一个，说明任务办什么", ViewKind.CASE, "显示在表单上方", ViewKind.FIELD, "预填或给出选项，表单里要有同名的键");

    private static final Map<Answer, String> ANSWERS = Map.of(
            Answer.GROUP, "候选组",
            Answer.PEOPLE, "几个人（会签）",
            Answer.TIME, "时间（定时、期限）",
            Answer.NUMBER, "次数",
            Answer.YES_OR_NO, "是否（条件）",
            Answer.WORD, "条件、决策表的输入");

    private Catalogue() {}

    /** A table of it. @param hint where in Modeler it goes */
    record Table(String anchor, String title, String hint, List<String> heads, List<List<String>> rows) {}

    static List<Table> tables() {
        Contract contract = Contract.load();
        Map<String, String> names = names();
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "processes",
                "流程和业务键",
                "自建流程的编号以 item-、round-、period- 或 episode- 开头，由业务键相同的流程调用。",
                List.of("编号", "名称", "业务键", "由谁启动"),
                contract.processes().stream()
                        .map(one -> List.of(
                                one.id(),
                                names.getOrDefault(one.id(), ""),
                                one.key().word(),
                                one.callers().isEmpty() ? "系统" : words(one.callers(), names)))
                        .toList()));
        tables.add(new Table(
                "steps",
                "系统步骤（委托）",
                "服务任务的 Delegate expression，写成 ${名字}。用模板最省事。",
                List.of("名字", "做什么", "用在", "给出的意见、要填的输入"),
                contract.steps().stream()
                        .map(one -> List.of(
                                one.name(),
                                one.what(),
                                one.processes().isEmpty() ? "任何流程" : words(one.processes(), names),
                                Stream.concat(
                                                one.answers().stream(),
                                                one.inputs().entrySet().stream()
                                                        .map(input -> input.getKey() + "：" + input.getValue()))
                                        .collect(Collectors.joining("；"))))
                        .toList()));
        tables.add(new Table(
                "questions",
                "查询",
                "写在表达式里：${名字(execution.processBusinessKey)}；要数字的，第二个参数写数字的名字，提前几天写在第三个，"
                        + "例如 ${workdays.beforeOfItem(execution.processBusinessKey, 'verifyItem', 1)}。",
                List.of("名字", "回答什么", "业务键", "用在"),
                contract.questions().stream()
                        .filter(one -> one.gives() != Answer.FILTER)
                        .map(one -> List.of(asked(one), one.what(), kinds(one.keys()), ANSWERS.get(one.gives())))
                        .toList()));
        tables.add(new Table(
                "figures",
                "规则集里的工作日数",
                "环节编号与它同名的（userTask_ 后面的部分），期限就是它；也可以写在查询里。括号外是系统自带的数，各单位可在规则集里改。",
                List.of("名字", "是什么"),
                figures().stream()
                        .map(name -> List.of(name, PackagedModels.figure(name)))
                        .toList()));
        tables.add(new Table(
                "groups",
                "角色",
                "用户任务的 Candidate groups。",
                List.of("编号", "名称", "能不能看整个轮次"),
                contract.groups().stream()
                        .map(one -> List.of(one.code(), one.word(), one.seesWholeRounds() ? "能" : "不能"))
                        .toList()));
        tables.add(new Table(
                "duties",
                "职责",
                "用户任务的扩展属性 duty：谁应回避。",
                List.of("编号", "名称", "说明"),
                contract.duties().stream()
                        .map(one -> List.of(one.code(), one.word(), one.what()))
                        .toList()));
        tables.add(new Table(
                "views",
                "资料",
                "用户任务的扩展属性 views，用逗号隔开。",
                List.of("名字", "是什么", "业务键", "怎么用"),
                contract.views().stream()
                        .map(one ->
                                List.of(one.name(), one.what() + whole(one), kinds(one.keys()), VIEWS.get(one.kind())))
                        .toList()));
        tables.add(new Table(
                "messages",
                "消息",
                "由系统发送，流程只能接收。",
                List.of("名字", "什么时候发", "发给流程"),
                contract.messages().stream()
                        .map(one -> List.of(one.name(), one.what(), one.process()))
                        .toList()));
        tables.add(new Table(
                "variables",
                "变量",
                "流程里只留给下一个网关看的答案。",
                List.of("名字", "是什么", "可能的值"),
                contract.variables().stream()
                        .map(one -> List.of(one.name(), one.what(), String.join("、", one.values())))
                        .toList()));
        return tables;
    }

    private static String whole(ViewEntry view) {
        return view.isWholeRound() ? "（列出整个轮次，只给能看的角色）" : "";
    }

    private static String asked(QuestionEntry question) {
        return question.name()
                + switch (question.parameters()) {
                    case 0, 1 -> "";
                    case 2 -> "（业务键，名字）";
                    default -> "（业务键，数字的名字，提前几个工作日）";
                };
    }

    private static String kinds(Collection<KeyKind> kinds) {
        return kinds.isEmpty() ? "任何" : kinds.stream().map(KeyKind::word).collect(Collectors.joining("、"));
    }

    private static String words(Collection<String> processes, Map<String, String> names) {
        return processes.stream().map(id -> names.getOrDefault(id, id)).collect(Collectors.joining("、"));
    }

    private static Set<String> figures() {
        Set<String> figures = new TreeSet<>();
        PackagedModels.workingDays().values().forEach(figures::addAll);
        PackagedModels.workingDays().values().forEach(figures::retainAll);
        return figures;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        PackagedModels.files().files().values().forEach(text -> {
            Matcher found = PROCESS.matcher(text);
            while (found.find()) {
                names.put(found.group(1), found.group(2));
            }
        });
        return names;
    }
}
