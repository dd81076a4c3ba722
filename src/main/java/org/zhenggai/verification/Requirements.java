package org.zhenggai.verification;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.RuleSets;

/** What each item's verification takes at least: the facts go to the table {@code verification-method}. */
@Component
class Requirements {

    private final TablesProcess tables;
    private final RuleSets rules;
    private final JdbcClient jdbc;

    Requirements(TablesProcess tables, RuleSets rules, JdbcClient jdbc) {
        this.tables = tables;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    private record Facts(long round, boolean major, String kind, int returns, String text) {}

    /** The requirement for an item now; the size of a team is the figure {@code jointTeam} of the round's rule set. */
    Requirement of(long item) {
        Facts facts = jdbc.sql("select i.round, i.major, i.kind, (select count(*) from verification v"
                        + " where v.item = i.id and v.verdict = 'RETURNED') as returns,"
                        + " f.title || ' ' || i.title || ' ' || f.text as text"
                        + " from item i join finding f on f.id = i.finding where i.id = ?")
                .param(item)
                .query(Facts.class)
                .single();
        Map<String, Object> answer = tables.ask(
                        "verification-method",
                        Map.of(
                                "major", facts.major(),
                                "kind", facts.kind(),
                                "returns", facts.returns(),
                                // Patterns of the table do not look beyond the end of a line.
                                "text", facts.text().replaceAll("\\s+", " ")))
                .get(0);
        boolean joint = Boolean.TRUE.equals(answer.get("joint"));
        return new Requirement(
                Method.of((String) answer.get("method")), joint ? rules.figure(facts.round(), "jointTeam") : 1, (String)
                        answer.get("why"));
    }
}
