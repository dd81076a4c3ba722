package org.zhenggai.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.notice.channel.Outbox;
import org.zhenggai.people.Role;

/**
 * Tells the administrators of incidents: steps of the engine that have failed for the last time and wait for somebody.
 * The engine's message is left out, since it may quote a case.
 */
@Component
@RequiredArgsConstructor
class IncidentsProcess {

    private static final String PREFIX = "incident:";

    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final Outbox outbox;

    /** Tells of those that are new. */
    @Transactional
    public void run() {
        if (!outbox.isOn()) {
            return;
        }
        List<Incident> open = runtime.createIncidentQuery().list();
        if (open.isEmpty()) {
            return;
        }
        // The lock lets one node do it at a time, which then sees what the other has written.
        jdbc.sql("update notice_sweep set done_on = done_on where name = 'incidents'")
                .update();
        Set<String> told = new HashSet<>(jdbc.sql("select distinct event_key from notice where kind = 'INCIDENT'")
                .query(String.class)
                .list());
        outbox.write(open.stream()
                .filter(IncidentsProcess::isCause)
                .filter(incident -> !told.contains(PREFIX + incident.getId()))
                .map(IncidentsProcess::draft)
                .toList());
    }

    /** An incident is repeated in every instance that called the one where it happened. */
    private static boolean isCause(Incident incident) {
        return incident.getId().equals(incident.getRootCauseIncidentId());
    }

    private static Draft draft(Incident incident) {
        String page = incident.getProcessInstanceId() == null
                ? "process-definition/" + incident.getProcessDefinitionId()
                : "process-instance/" + incident.getProcessInstanceId();
        return new Draft(
                PREFIX + incident.getId(),
                NoticeKind.INCIDENT,
                null,
                incident.getActivityId(),
                NoticeKind.INCIDENT.word(),
                "/camunda/app/cockpit/default/#/" + page + "/runtime",
                null,
                Set.of(Role.CAMUNDA_ADMIN.code()),
                null);
    }
}
