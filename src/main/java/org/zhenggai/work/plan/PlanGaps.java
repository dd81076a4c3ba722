package org.zhenggai.work.plan;

import java.util.ArrayList;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a plan still lacks; a plan with a gap cannot be submitted. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanGaps {

    private final JdbcClient jdbc;

    /** An item with the words of what it lacks, such as {@code 牵头单位、期限}. */
    public record Gap(String number, String title, String missing) {}

    private record Row(
            String number, String title, boolean noUnit, boolean noLeader, boolean noKind, boolean noDeadline) {

        private Gap gap() {
            List<String> words = new ArrayList<>();
            if (noUnit) {
                words.add("牵头单位");
            }
            if (noLeader) {
                words.add("责任领导");
            }
            if (noKind) {
                words.add("整改类型");
            }
            if (noDeadline) {
                words.add("整改期限");
            }
            return new Gap(number, title, String.join("、", words));
        }
    }

    /** The items of the round with gaps, in the order of the plan. */
    public List<Gap> of(long round) {
        return jdbc.sql("""
                        select number, title, lead_unit is null as no_unit, leader is null as no_leader,
                            kind is null as no_kind, deadline is null as no_deadline
                        from item where round = :round
                            and (lead_unit is null or leader is null or kind is null or deadline is null)
                        order by position
                        """).param("round", round).query(Row.class).list().stream()
                .map(Row::gap)
                .toList();
    }
}
