package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deadlines that come near are told to the unit, and at the last step to the leader, once each. */
class WarningNoticesTest extends NoticeServerTest {

    private static final String WARNING = "【整改】期限提醒 1：整改期限预警";

    @Autowired
    private ManagementService management;

    @Autowired
    private DueSweep due;

    private void morning(long round, LocalDate day) {
        cycle.at(day.atTime(8, 0));
        management.executeJob(
                cycle.timer("rectification-round", round, "timer_morning").getId());
        cycle.runJobs();
        due.run();
    }

    /** Of the days 30, 15, 7 and 3 before 10 April 2024, the last is a Sunday on which people work. */
    @Test
    void unitHearsEachStepAndTheLeaderTheLast() {
        LocalDate deadline = LocalDate.of(2024, 4, 10);
        long round = cycle.startedRound(1, row -> planned(row, deadline, false));
        String link = Links.item(cycle.items(round).get(0)) + "\n";
        int told = 0;
        for (LocalDate day : List.of(LocalDate.of(2024, 3, 11), LocalDate.of(2024, 3, 26), LocalDate.of(2024, 4, 3))) {
            morning(round, day);
            morning(round, day);
            told++;
            assertThat(subjectsTo(HANDLER, link)).hasSize(told).containsOnly(WARNING);
            assertThat(subjectsTo(HEAD, link)).hasSize(told);
            assertThat(subjectsTo(LEADER, link)).isEmpty();
        }
        morning(round, LocalDate.of(2024, 4, 7));
        assertThat(subjectsTo(HANDLER, link)).hasSize(4);
        assertThat(subjectsTo(LEADER, link)).containsExactly(WARNING);
        morning(round, LocalDate.of(2024, 4, 9));
        assertThat(subjectsTo(HANDLER, link)).as("nothing twice, by nobody").hasSize(4);
        assertThat(subjectsTo(OTHER_UNIT, link)).isEmpty();
        assertThat(post.mailsTo(LEADER).get(post.mailsTo(LEADER).size() - 1).body())
                .contains("期限：2024年4月10日 17:30\n");
    }

    @Test
    void aDeadlineThatWasPutOffIsToldAnew() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        String link = Links.item(item) + "\n";
        morning(cycle.roundOf(item), LocalDate.of(2024, 3, 12));
        cycle.complete("reportProgress", item, HANDLER, extension(LocalDate.of(2024, 4, 15)));
        cycle.complete("reviewExtension", item, OFFICE, supported());
        cycle.complete("decideExtension", item, LEADER, approved());
        morning(cycle.roundOf(item), LocalDate.of(2024, 3, 15));
        assertThat(subjectsTo(HANDLER, link)).containsExactly(WARNING, WARNING);
        assertThat(subjectsTo(LEADER, link)).containsExactly(WARNING);
    }

    @Test
    void ofAConfidentialItemOnlyTheHeadsAreWarned() {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        String link = Links.item(item) + "\n";
        morning(cycle.roundOf(item), LocalDate.of(2024, 3, 12));
        assertThat(subjectsTo(HEAD, link)).contains(WARNING);
        assertThat(subjectsTo(HANDLER, link)).isEmpty();
    }

    @Test
    void aRejectedExtensionAndAnInquiryAreToldToTheUnit() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, extension(LocalDate.of(2024, 10, 31)));
        assertThat(subjectsTo(OFFICE)).contains("【整改】新任务 1：提出延期意见");
        cycle.complete("reviewExtension", item, OFFICE, refused("保密理由"));
        assertThat(subjectsTo(HANDLER)).contains("【整改】退回 1：整改办不支持延期");

        long waiting = cycle.itemInWork();
        cycle.complete("reportProgress", waiting, HANDLER, waiting(LocalDate.of(2024, 3, 14)));
        morning(cycle.roundOf(waiting), LocalDate.of(2024, 3, 14));
        assertThat(subjectsTo(HANDLER)).contains("【整改】新任务 1：再次询问外部条件");
    }
}
