package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An incident in the engine is told to the administrators, once, with the way to Cockpit. */
class IncidentNoticeTest extends NoticeServerTest {

    @Autowired
    private IncidentsProcess incidents;

    @Autowired
    private ManagementService management;

    @Test
    void anIncidentIsToldToTheAdministratorsOnce() {
        long round = cycle.startedRound(1);
        Job job = cycle.timer("rectification-round", round, "timer_fortnight");
        incidents.run();
        assertThat(subjectsTo(ADMINISTRATOR)).isEmpty();

        management.setJobRetries(job.getId(), 0);
        incidents.run();
        incidents.run();
        assertThat(subjectsTo(ADMINISTRATOR)).containsExactly("【整改】流程故障 timer_fortnight");
        assertThat(post.mailsTo(ADMINISTRATOR).get(0).body())
                .contains("http://zhenggai.town.test/camunda/app/cockpit/default/#/process-instance/"
                        + job.getProcessInstanceId());
        assertThat(subjectsTo(OFFICE)).noneMatch(subject -> subject.contains("故障"));

        management.setJobRetries(job.getId(), 1);
        management.setJobRetries(job.getId(), 0);
        incidents.run();
        assertThat(subjectsTo(ADMINISTRATOR)).as("a second incident").hasSize(2);
        management.setJobRetries(job.getId(), 1);
    }
}
