package org.zhenggai.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.models.state.OpenFacts;
import org.zhenggai.ladder.referral.Referrals;

/** What the tables that can be tried are asked about the open items of all rounds, without those that were referred. */
@Component
@RequiredArgsConstructor
class OpenItemFacts implements OpenFacts {

    private final RuleTrials trials;
    private final DecisionFacts facts;
    private final Referrals referrals;

    @Override
    public Map<String, List<Map<String, Object>>> byTable() {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        for (RuleTrials.OpenRound round : trials.rounds()) {
            Set<Long> referred = referrals.items(round.id());
            for (String table : DecisionFacts.TABLES) {
                List<Map<String, Object>> known = all.computeIfAbsent(table, any -> new ArrayList<>());
                facts.of(table, round.id()).forEach((item, inputs) -> {
                    if (!referred.contains(item)) {
                        known.add(inputs);
                    }
                });
            }
        }
        return all;
    }
}
