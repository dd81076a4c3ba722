package org.zhenggai.rules;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.DueDatesProcess;
import org.zhenggai.engine.DueDatesProcess.Dated;
import org.zhenggai.round.RoundState;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.rules.DecisionTrialProcess.Table;
import org.zhenggai.rules.Trial.DateChange;
import org.zhenggai.rules.Trial.DecisionChange;
import org.zhenggai.rules.Trial.FigureChange;

/** Tries other rules on the open items of rounds and says what would change; writes nothing. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class RuleTrials {

    private final RuleSetVersions versions;
    private final DueDatesProcess dueDates;
    private final DecisionFacts facts;
    private final DecisionTrialProcess tables;
    private final JdbcClient jdbc;

    /** A round that is not archived. */
    record OpenRound(long id, String title, String ruleSet, int openItems) {}

    /** The rounds that rules can be tried on. */
    List<OpenRound> rounds() {
        return jdbc.sql("""
                        select r.id, r.title, r.rule_set,
                            (select count(*) from item i where i.round = r.id and %s) as open_items
                        from round r where %s order by r.id
                        """.formatted(ItemState.openIn("i"), RoundState.openIn("r")))
                .query(OpenRound.class)
                .list();
    }

    /**
     * Tries a rule set and decision tables on a round.
     *
     * @param next null to leave the figures as they are
     */
    Trial run(OpenRound round, RuleSetFile next, List<Table> decisions) {
        Map<String, Figure> before = versions.figures(round.ruleSet());
        Map<String, Figure> after = next == null ? before : next.figures();
        return new Trial(
                round.id(),
                round.title(),
                round.openItems(),
                figures(before, after),
                next == null ? List.of() : dates(round.id(), after),
                decisions.stream()
                        .flatMap(table -> decisions(round.id(), table).stream())
                        .toList(),
                notes(before, after));
    }

    private static List<FigureChange> figures(Map<String, Figure> before, Map<String, Figure> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new FigureChange(before.get(name), after.get(name)))
                .filter(change -> change.before() == null
                        || change.after() == null
                        || change.before().figure() != change.after().figure()
                        || !change.before().unit().equals(change.after().unit()))
                .toList();
    }

    private List<DateChange> dates(long round, Map<String, Figure> after) {
        Map<String, LocalDateTime> next = new LinkedHashMap<>();
        dueDates.dated(round, (id, task) -> workingDays(after.get(task))).stream()
                .filter(task -> task.computed() != null)
                .forEach(task -> next.put(task.id(), task.computed()));
        return dueDates.dated(round).stream()
                .filter(Dated::isShown)
                .filter(task -> !task.isOwnDate() && next.containsKey(task.id()))
                .filter(task -> !task.due().equals(next.get(task.id())))
                .map(task -> new DateChange(task.shortName(), task.due(), next.get(task.id())))
                .toList();
    }

    private static Optional<Integer> workingDays(Figure figure) {
        return Optional.ofNullable(figure)
                .filter(found -> found.unit().equals(Figure.WORKING_DAY))
                .map(Figure::figure);
    }

    private List<DecisionChange> decisions(long round, Table table) {
        Map<Long, String> numbers = jdbc
                .sql("select id, number from item where round = ?")
                .param(round)
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<DecisionChange> changes = new ArrayList<>();
        tables.differences(table, facts.of(table.key(), round))
                .forEach((item, answers) -> changes.add(
                        new DecisionChange(table.name(), numbers.get(item), answers.before(), answers.after())));
        return changes;
    }

    private static List<String> notes(Map<String, Figure> before, Map<String, Figure> after) {
        List<String> notes = new ArrayList<>();
        Function<String, Boolean> differs = name -> before.containsKey(name)
                && after.containsKey(name)
                && before.get(name).figure() != after.get(name).figure();
        if (differs.apply("cadence")) {
            notes.add("周期从下一期起按新值计算；本期截止时间启用时一并调整，但不会调到已经过去的时间。");
        }
        if (differs.apply("concentratedPeriod")) {
            notes.add("集中整改期的截止日期在传达学习时已经定下，不随规则变动。");
        }
        return notes;
    }
}
