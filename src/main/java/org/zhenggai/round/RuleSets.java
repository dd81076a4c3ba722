package org.zhenggai.round;

import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures of the rule set that a round is bound to. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RuleSets {

    /** First day on which the 2024 revision of the inspection regulations counts. */
    private static final LocalDate REVISION_2024 = LocalDate.of(2024, 2, 8);

    private final JdbcClient jdbc;

    /**
     * The newest version of the default rule set for a feedback of this day; a feedback without a day takes the present
     * rules.
     */
    public String ruleSetFor(LocalDate feedbackOn) {
        String family =
                feedbackOn != null && feedbackOn.isBefore(REVISION_2024) ? "inspection-before-2024" : "inspection-2024";
        return jdbc.sql("select code from rule_set where family = ? order by number desc limit 1")
                .param(family)
                .query(String.class)
                .single();
    }

    /**
     * A figure of the round's rule set, in the unit that the set names.
     *
     * @throws IllegalStateException when the set lacks it: a mistake of whoever set it up, not of a user
     */
    public int figure(long round, String name) {
        return jdbc.sql("""
                        select f.figure from rule_figure f join round r on r.rule_set = f.rule_set
                        where r.id = :round and f.name = :name
                        """)
                .param("round", round)
                .param("name", name)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("Rule set of round " + round + " has no figure " + name));
    }

    /** Where the round's rule set says that this figure comes from. */
    public String source(long round, String name) {
        return jdbc.sql("""
                        select f.source from rule_figure f join round r on r.rule_set = f.rule_set
                        where r.id = :round and f.name = :name
                        """)
                .param("round", round)
                .param("name", name)
                .query(String.class)
                .single();
    }
}
