package org.zhenggai.engine.models.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.round.RoundState;

/** The check with the figures of the rules that are in force here, to which people may have added some. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RunningCheck {

    private final JdbcClient jdbc;

    /** By the rule sets of the rounds that go on; where there are none, by those of the release. */
    public ModelCheck check() {
        Map<String, Set<String>> days = new TreeMap<>();
        jdbc.sql("select distinct r.rule_set from round r where " + RoundState.openIn("r"))
                .query(String.class)
                .list()
                .forEach(ruleSet -> days.put(ruleSet, new TreeSet<>()));
        jdbc.sql("select rule_set, name from rule_figure where unit = 'working-day'")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(figure ->
                        days.getOrDefault(figure.getKey(), new TreeSet<>()).add(figure.getValue()));
        return days.isEmpty() ? ModelCheck.standard() : new ModelCheck(Contract.load(), days);
    }
}
