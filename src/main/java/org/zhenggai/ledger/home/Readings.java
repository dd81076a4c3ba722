package org.zhenggai.ledger.home;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.decision.DecisionState;
import org.zhenggai.ledger.Line;

/** What a leader reads before he agrees or sends back, of all items that wait for him in one query. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Readings {

    private static final List<String> UNFINISHED = Arrays.stream(DecisionState.values())
            .filter(DecisionState::isUnfinished)
            .map(Enum::name)
            .toList();

    private final JdbcClient jdbc;

    /**
     * Of one item.
     *
     * @param lastWords what its unit last reported as done, or null
     * @param verifiedBy who last verified it with success, or null
     * @param unmet how many measures this verification found not carried out in full
     * @param decisions how many decisions of a meeting about it are not confirmed as carried out
     */
    record Reading(
            long item,
            String title,
            String unit,
            boolean major,
            boolean involvesMoney,
            int progress,
            LocalDate deadline,
            String lastWords,
            String verifiedBy,
            LocalDateTime verifiedAt,
            String opinion,
            int unmet,
            int decisions) {}

    /** Of those of the items that he may see. */
    Map<Long, Reading> of(Collection<Long> items, Scope scope) {
        return items.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select i.id as item, i.title, u.name as unit, i.major, i.involves_money, i.progress,
                                    i.deadline, %s as last_words, coalesce(p.name, v.by_whom) as verified_by,
                                    v.at as verified_at, v.opinion,
                                    (select count(*) from verification_measure j
                                        where j.verification = v.id and j.conclusion <> 'DONE') as unmet,
                                    (select count(*) from decision d
                                        where d.item = i.id and d.state in (:unfinished)) as decisions
                                from item i left join unit u on u.code = i.lead_unit
                                    left join verification v on v.id = (select max(w.id) from verification w
                                        where w.item = i.id and w.verdict = 'PASSED')
                                    left join person p on p.username = v.by_whom
                                where i.id in (:items) and %s
                                """.formatted(Line.LAST_WORDS, Scope.CONDITION))
                        .param("items", items)
                        .param("unfinished", UNFINISHED)
                        .params(scope.parameters())
                        .query(Reading.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Reading::item, Function.identity()));
    }
}
