package org.zhenggai.closing.verification;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.RuleSets;

/** What each item's verification takes at least: the facts go to the table {@code verification-method}. */
@Component
@RequiredArgsConstructor
class Requirements {

    private final TablesProcess tables;
    private final RuleSets rules;
    private final JdbcClient jdbc;

    private record Facts(long round, boolean major, String kind, boolean involvesMoney, int returns) {}

    /** The requirement for an item now; the size of a team is the figure {@code jointTeam} of the round's rule set. */
    Requirement of(long item) {
        Facts facts = jdbc.sql("""
            select i.round, i.major, i.kind, i.involves_money, (select count(*) from verification v
                where v.item = i.id and v.verdict = 'RETURNED') as returns
            from item i where i.id = :item
            """).param("item", item).query(Facts.class).single();
        Map<String, Object> answer = tables.ask(
                        "verification-method",
                        Map.of(
                                "major", facts.major(),
                                "kind", facts.kind(),
                                "involvesMoney", facts.involvesMoney(),
                                "returns", facts.returns()))
                .get(0);
        boolean joint = Boolean.TRUE.equals(answer.get("joint"));
        return new Requirement(
                Method.of((String) answer.get("method")), joint ? rules.figure(facts.round(), "jointTeam") : 1, (String)
                        answer.get("why"));
    }
}
