package org.zhenggai.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.DeniedRequest;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** A referral stands in the audit for the discipline inspection alone. */
@EngineTest
class AuditTrailTest {

    @Autowired
    private Cycle cycle;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private DeniedTasksProcess denied;

    @Autowired
    private JdbcClient jdbc;

    private List<String> read(Role role, long item) {
        return trail.of(Viewer.of("reader", "读者", List.of(role.code())), item).stream()
                .map(line -> line.what() + " " + line.text())
                .toList();
    }

    private long referral(long item) {
        for (int fortnight = 0; fortnight < 5; fortnight++) {
            cycle.cutOff(cycle.roundOf(item));
            cycle.openPeriod(cycle.roundOf(item));
        }
        return jdbc.sql("select id from referral where item = ?")
                .param(item)
                .query(Long.class)
                .single();
    }

    @Test
    void referralIsShownToTheDisciplineInspectionAlone() {
        long item = cycle.itemInWork();
        long referral = referral(item);
        String task = cycle.task("recordOutcome", referral).getId();
        denied.keep(new DeniedRequest(OFFICE, "POST", "/engine-rest/task/" + task + "/assignee"));
        cycle.complete(
                "recordOutcome",
                referral,
                DISCIPLINE,
                Map.of(
                        "result",
                        "none",
                        "opinion",
                        "查无过错",
                        "decidedOn",
                        LocalDate.of(2024, 5, 17).toString()));
        String word = jdbc.sql("select distinct word from task_act where model = 'referral' and item = ?")
                .param(item)
                .query(String.class)
                .single();
        assertThat(read(Role.DISCIPLINE, item))
                .anyMatch(line -> line.contains(word))
                .anyMatch(line -> line.startsWith("被拒") && line.contains("登记问责结果"));
        for (Role role : List.of(Role.RECTIFICATION_OFFICE, Role.SECRETARY, Role.INSPECTION_TEAM)) {
            assertThat(read(role, item)).isNotEmpty().noneMatch(line -> line.contains(word) || line.contains("登记处理结果"));
        }
    }
}
