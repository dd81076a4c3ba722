package org.zhenggai.closing.withdrawal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.OpenEnds;

/** The engine's side of a withdrawal: instances end with their tasks and jobs, without taking another step. */
@Component
@RequiredArgsConstructor
class WithdrawalProcess {

    /** Instances about the round as a whole, by model; rows of {@code id}, the business key, for a {@code :round}. */
    private static final Map<String, String> OF_ROUND = Map.of(
            "rectification-round",
            "select r.id from round r where r.id = :round",
            "fortnightly-report",
            "select p.id from reporting_period p where p.round = :round",
            "meeting-decision",
            """
            select d.id from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
            where d.item is null and p.round = :round
            """);

    private final RuntimeService runtime;
    private final List<OpenEnds> ends;
    private final JdbcClient jdbc;

    void endRound(long round) {
        end(OF_ROUND, "round", round);
    }

    /** Ends all instances about these items, whatever their model. */
    void endItems(Collection<Long> items) {
        Map<String, String> keys = new HashMap<>();
        CaseModels.keys()
                .forEach((model, query) ->
                        keys.put(model, "select k.id from (" + query + ") k where k.item in (:items)"));
        end(keys, "items", items);
    }

    private void end(Map<String, String> keys, String parameter, Object about) {
        TreeSet<String> instances = new TreeSet<>();
        keys.forEach((model, query) -> instances.addAll(jdbc.sql("""
            select e.proc_inst_id_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and e.super_exec_ is null and d.key_ = :model
                and e.business_key_ in (select cast(x.id as varchar) from (%s) x)
            """.formatted(query))
                .param("model", model)
                .param(parameter, about)
                .query(String.class)
                .list()));
        if (!instances.isEmpty()) {
            ends.forEach(end -> end.ofInstances(instances));
            runtime.deleteProcessInstancesIfExists(List.copyOf(instances), OpenEnds.REASON, true, true, false);
        }
    }
}
