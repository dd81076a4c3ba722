package org.zhenggai.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.ladder.Stalls;
import org.zhenggai.round.item.ItemState;

/** What the decision tables are asked about the open items of a round, under the names their columns use. */
@Component
@RequiredArgsConstructor
class DecisionFacts {

    /** Those whose inputs are known for every open item. */
    static final List<String> TABLES = List.of("stall-assessment", "escalation-level", "sign-off-route");

    private final Stalls stalls;
    private final JdbcClient jdbc;

    /** Inputs by item; refused for a table that no trial knows the inputs of. */
    Map<Long, Map<String, Object>> of(String decision, long round) {
        return switch (decision) {
            case "stall-assessment" -> stalls.inputs(round);
            case "escalation-level" -> rows(round, """
                    select i.id, e.fortnights, i.major from stalled_now e join item i on i.id = e.item
                    where i.round = :round order by i.position
                    """);
            case "sign-off-route" -> rows(round, """
                    select i.id, i.major, i.kind, i.involves_money from item i
                    where i.round = :round and %s order by i.position
                    """.formatted(ItemState.openIn("i")));
            default -> throw new Refusal("决策表“" + decision + "”不能试算；可以试算停滞评定、督办级别和销号审批路线。");
        };
    }

    private Map<Long, Map<String, Object>> rows(long round, String query) {
        Map<Long, Map<String, Object>> facts = new LinkedHashMap<>();
        jdbc.sql(query).param("round", round).query().listOfRows().forEach(row -> {
            Map<String, Object> inputs = new LinkedHashMap<>();
            row.forEach((column, value) -> inputs.put(JdbcUtils.convertUnderscoreNameToPropertyName(column), value));
            facts.put(((Number) inputs.remove("id")).longValue(), inputs);
        });
        return facts;
    }
}
