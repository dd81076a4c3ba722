package org.zhenggai.demo.trial;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.item.ItemState;

/** Reads from the engine's history and the tables what a telling left behind. */
@Component
@RequiredArgsConstructor
class TrialFactsProcess {

    /** What people see of a way; how gateways chose is seen by what follows. */
    private static final Set<String> SHOWN = Set.of(
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "callActivity",
            "sendTask",
            "receiveTask",
            "boundaryTimer",
            "boundaryMessage",
            "noneEndEvent",
            "errorEndEvent",
            "terminateEndEvent");

    private static final String ITEM = "事项";

    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService definitions;
    private final CaseModels cases;
    private final TrialAnswersProcess answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    private record Count(String word, int times) {}

    private record Number(long id, String number) {}

    TrialFacts read(String stopped) {
        Map<String, String> models = names();
        Map<String, String> subjects = new HashMap<>();
        Map<String, HistoricProcessInstance> instances = instances(subjects);
        Map<String, List<String>> ways = new HashMap<>();
        Map<String, String> steps = new HashMap<>();
        for (HistoricActivityInstance step : history.createHistoricActivityInstanceQuery()
                .orderPartiallyByOccurrence()
                .asc()
                .list()) {
            String name = step.getActivityName() == null ? step.getActivityId() : step.getActivityName();
            steps.put(step.getProcessDefinitionKey() + "/" + step.getActivityId(), name);
            if (SHOWN.contains(step.getActivityType())) {
                ways.computeIfAbsent(step.getProcessInstanceId(), any -> new ArrayList<>())
                        .add(name);
            }
        }
        List<TrialFacts.Case> cases = instances.values().stream()
                .map(one -> new TrialFacts.Case(
                        models.get(one.getProcessDefinitionKey()),
                        subjects.get(one.getId()),
                        ways.getOrDefault(one.getId(), List.of())))
                .toList();
        return new TrialFacts(
                cases,
                tasks(instances, subjects, models, steps),
                ofItems(counts("""
                        select i.number as word, max(s.level) as times from escalation_step s
                        join escalation_episode e on e.id = s.episode join item i on i.id = e.item group by i.number
                        """)),
                ends(),
                answers.filled(),
                stopped,
                runtime.createIncidentQuery().count());
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (ProcessDefinition process : definitions
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionVersion()
                .asc()
                .list()) {
            names.put(process.getKey(), process.getName() == null ? process.getKey() : process.getName());
        }
        return names;
    }

    /** In the order in which they began, each with what people call it: ids depend on what was before. */
    private Map<String, HistoricProcessInstance> instances(Map<String, String> subjects) {
        Map<Long, String> numbers = new HashMap<>();
        jdbc.sql("select id, number from item")
                .query(Number.class)
                .list()
                .forEach(item -> numbers.put(item.id(), item.number()));
        Map<String, Integer> counted = new HashMap<>();
        Map<String, HistoricProcessInstance> instances = new LinkedHashMap<>();
        for (HistoricProcessInstance one : history.createHistoricProcessInstanceQuery()
                .orderByProcessInstanceStartTime()
                .asc()
                .list()) {
            String model = one.getProcessDefinitionKey();
            String about = Optional.ofNullable(one.getBusinessKey())
                    .filter(key -> key.matches("\\d+"))
                    .flatMap(key -> cases.itemOf(model, Long.parseLong(key)))
                    .map(numbers::get)
                    .map(ITEM::concat)
                    .orElse("");
            int nth = counted.merge(model + about, 1, Integer::sum);
            subjects.put(one.getId(), about.isEmpty() || nth > 1 ? about + "第" + nth + "次" : about);
            instances.put(one.getId(), one);
        }
        return instances;
    }

    private List<TrialFacts.Step> tasks(
            Map<String, HistoricProcessInstance> instances,
            Map<String, String> subjects,
            Map<String, String> models,
            Map<String, String> names) {
        Map<String, Integer> counted = new HashMap<>();
        List<TrialFacts.Step> steps = new ArrayList<>();
        for (HistoricTaskInstance task : history.createHistoricTaskInstanceQuery()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()) {
            String model = instances.get(task.getProcessInstanceId()).getProcessDefinitionKey();
            String name = names.getOrDefault(model + "/" + task.getTaskDefinitionKey(), task.getTaskDefinitionKey());
            int nth = counted.merge(task.getProcessInstanceId() + "/" + name, 1, Integer::sum);
            steps.add(new TrialFacts.Step(
                    models.get(model),
                    subjects.get(task.getProcessInstanceId()),
                    name,
                    nth,
                    task.getDueDate() == null
                            ? null
                            : LocalDateTime.ofInstant(task.getDueDate().toInstant(), clock.getZone())));
        }
        return steps;
    }

    private static Map<String, Integer> ofItems(Map<String, Integer> byNumber) {
        Map<String, Integer> named = new TreeMap<>();
        byNumber.forEach((number, value) -> named.put(ITEM + number, value));
        return named;
    }

    private Map<String, Integer> ends() {
        Map<String, Integer> ends = new TreeMap<>();
        counts("select state as word, count(*) as times from item group by state")
                .forEach((state, times) -> ends.put(ItemState.valueOf(state).word(), times));
        return ends;
    }

    private Map<String, Integer> counts(String sql) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql(sql).query(Count.class).list().forEach(count -> counts.put(count.word(), count.times()));
        return counts;
    }
}
