package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.ladder.Steps;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.Periods;

/** A step that runs again after a crash or a failure has its effect once; one that keeps failing raises an incident. */
@EngineTest
class RepetitionTest extends ProcessTest {

    @Autowired
    private Map<String, JavaDelegate> delegates;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Periods periods;

    @Autowired
    private Steps steps;

    private static final String[] ASSESSMENT = {
        "gatherStallFactsDelegate",
        "recordStallReasonsDelegate",
        "endEpisodesDelegate",
        "climbLadderDelegate",
        "assessStallsDelegate"
    };

    private final Set<String> repeated = new HashSet<>();

    private void again(long id, String... names) throws Exception {
        for (String name : names) {
            Map<String, List<Map<String, Object>>> before = tables();
            DelegateExecution execution = mock(DelegateExecution.class);
            when(execution.getProcessBusinessKey()).thenReturn(Long.toString(id));
            delegates.get(name).execute(execution);
            assertThat(tables()).as("after %s ran again", name).isEqualTo(before);
            repeated.add(name);
        }
    }

    private long episode(long item) {
        return count("select max(id) from escalation_episode where item = ?", item);
    }

    /** A morning on which there is something to warn of and somebody to ask. */
    private void morningTwice() throws Exception {
        long item = cycle.itemInWork(row -> planned(row, LocalDate.of(2024, 3, 15), false));
        long round = cycle.roundOf(item);
        cycle.complete("reportProgress", item, HANDLER, waiting(LocalDate.of(2024, 3, 12)));
        cycle.at(LocalDate.of(2024, 3, 12).atTime(8, 0));
        engine.getManagementService()
                .executeJob(cycle.timer("rectification-round", round, "timer_morning")
                        .getId());
        runEveryJobTwice();
        assertThat(events(item)).containsOnlyOnce("DEADLINE_WARNED", "ASKED_AGAIN");
        again(round, "warnDeadlinesDelegate", "askAgainDelegate");
    }

    /** The series of reviews of a closed standing item, whose first review found a rebound. */
    private long rebounded(long item) {
        long series = count("select max(id) from standing_series where item = ?", item);
        cycle.fireTimer("standing-review", series, "timer_reviewDue");
        cycle.complete("reportStanding", series, HANDLER, Map.of("report", "又有拖欠"));
        cycle.complete("confirmStanding", series, OFFICE, Map.of("decision", "rebounded", "reason", "新增三户"));
        return series;
    }

    @Test
    void everyDelegateRunAgainChangesNothing() throws Exception {
        ladderRunAgain();
        morningTwice();
        long round = cycle.startedRound(2, Cycle::plannedAsStanding);
        long item = cycle.items(round).get(0);
        again(round, "startItemsDelegate");
        cycle.toWork(item);
        cycle.openPeriod(round);
        long first = cycle.period(round);
        again(round, "openPeriodDelegate");
        again(first, "askForReportsDelegate");
        again(item, "askForReportDelegate", "returnToWorkDelegate");
        cycle.cutOff(round);
        again(first, "closeReportsDelegate", "compileBulletinDelegate");
        again(first, ASSESSMENT);
        again(episode(item), "nameInBulletinDelegate");
        cycle.complete("checkBulletin", first, OFFICE, Map.of());
        Map<String, Object> decision = decision("1", "限期上报", START.toLocalDate().plusDays(30));
        cycle.hear(first, heard(START.toLocalDate(), "decisions", List.of(decision)));
        cycle.runJobs();
        again(first, "publishBulletinDelegate", "compileBulletinDelegate");
        again(first, ASSESSMENT);
        cycle.openPeriod(round);
        cycle.cutOff(round);
        again(episode(item), "sendReminderLetterDelegate", "nameInBulletinDelegate");
        // An earlier period changes nothing of what a later one has counted.
        again(first, ASSESSMENT);
        cycle.openPeriod(round);
        cycle.toClosure(item);
        again(item, "closeItemDelegate", "startReviewsDelegate");
        again(rebounded(item), "reopenItemDelegate");
        cycle.fireTimer("rectification-round", round, "timer_concentratedEnd");
        cycle.complete("holdLifeMeeting", round, OFFICE, Map.of("heldOn", "2024-09-05", "resolution", "查摆问题"));
        cycle.complete("prepareProgressReport", round, OFFICE, Map.of("progressReport", "进展报告"));
        cycle.complete("approveCircular", round, SECRETARY, approved());
        cycle.complete("trackRemaining", round, OFFICE, Map.of("carryOver", true, "reason", "转入下一轮"));
        cycle.runJobs();
        again(round, "carryOverItemsDelegate", "archiveRoundDelegate");
        long major = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", major, HANDLER, done());
        cycle.verify(major);
        again(major, "settleJointCheckDelegate");
        // It does nothing but fail.
        // Told once for each time that a model takes the step: the outbox knows the step's own instance.
        repeated.add("remindDelegate");
        repeated.add("unknownAnswerDelegate");
        assertThat(repeated).isEqualTo(delegates.keySet());
    }

    /** The steps of the ladder of an item that climbs to its top and then moves again. */
    private void ladderRunAgain() throws Exception {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int fortnight = 1; fortnight <= 5; fortnight++) {
            cycle.cutOff(round);
            cycle.openPeriod(round);
        }
        long episode = episode(item);
        again(episode, "openTalkDelegate", "openSupervisionDelegate", "referToDisciplineDelegate");
        cycle.complete("takeCharge", episode, SECRETARY, inCharge());
        again(episode, "openWeekDelegate", "recordMissedWeekDelegate");
        cycle.fireTimer("escalation", episode, "timer_weekMissed");
        again(episode, "recordMissedWeekDelegate", "openWeekDelegate");
        cycle.complete("reportProgress", item, HANDLER, report(30));
        cycle.cutOff(round);
        again(episode, "callOffTalkDelegate", "endSupervisionDelegate");
    }

    /** As after a crash between the step's last statement and its commit. */
    @Test
    void jobThatIsRolledBackAndRunsAgainHasItsEffectOnce() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        for (int fortnight = 0; fortnight < 5; fortnight++) {
            cycle.fireTimer("fortnightly-report", cycle.period(round), "timer_cutOff");
            runEveryJobTwice();
            cycle.openPeriod(round);
        }
        assertThat(rows(
                        "select level, count(*) as steps from escalation_step where episode = ? group by level order by level",
                        episode(item)))
                .extracting(Object::toString)
                .containsExactly(
                        "{LEVEL=1, STEPS=1}", "{LEVEL=2, STEPS=1}", "{LEVEL=3, STEPS=1}", "{LEVEL=4, STEPS=1}");
        assertThat(count("select count(*) from referral where episode = ?", episode(item)))
                .isEqualTo(1);
        for (String key : List.of("confirmReceipt", "arrangeTalk", "takeCharge")) {
            assertThat(cycle.tasks(key, episode(item))).as(key).hasSize(1);
        }
        long referral = count("select max(id) from referral where episode = ?", episode(item));
        assertThat(cycle.tasks("recordOutcome", referral)).hasSize(1);
        assertThat(events(item)).containsOnlyOnce("NAMED", "LETTER_SENT", "TALK_DUE", "SUPERVISION_OPENED");
        assertThat(count(
                        "select count(*) from bulletin b join reporting_period p on p.id = b.period where p.round = ?",
                        round))
                .isEqualTo(5);
        assertThat(reports(item)).containsExactly("MISSING", "MISSING", "MISSING", "MISSING", "MISSING", "DUE");
    }

    private void runEveryJobTwice() {
        ManagementService management = engine.getManagementService();
        List<Job> jobs =
                management.createJobQuery().messages().withRetriesLeft().list();
        while (!jobs.isEmpty()) {
            String job = jobs.get(0).getId();
            Map<String, List<Map<String, Object>>> before = tables();
            transaction.executeWithoutResult(status -> {
                management.executeJob(job);
                status.setRollbackOnly();
            });
            assertThat(tables()).isEqualTo(before);
            management.executeJob(job);
            jobs = management.createJobQuery().messages().withRetriesLeft().list();
        }
    }

    @Test
    void secondCallsOfServicesChangeNothing() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        long round = cycle.roundOf(item);
        periods.open(round);
        assertThat(cycle.periods(round)).hasSize(1);
        cycle.cutOff(round);
        steps.sendLetter(episode(item));
        cycle.complete("confirmReceipt", episode(item), HEAD, Map.of("received", true));
        assertRefused("这份提醒函已经签收过了", () -> steps.receive(episode(item), HANDLER, "再签"));
        assertThat(events(item)).containsOnlyOnce("LETTER_SENT", "LETTER_RECEIVED");
    }

    @Test
    void delegateThatKeepsFailingIsRetriedThreeTimesAndThenRaisesAnIncident() {
        long item = cycle.itemInWork();
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        var instance = cycle.instance("rectification-item", item);
        String job = jobOf(instance.getId()).getId();
        ManagementService management = engine.getManagementService();
        jdbc.sql("alter table escalation_episode rename to escalation_episode_away")
                .update();
        try {
            for (int left = 2; left >= 0; left--) {
                assertThatThrownBy(() -> management.executeJob(job)).hasStackTraceContaining("ESCALATION_EPISODE");
                Job failed = jobOf(instance.getId());
                assertThat(failed.getRetries()).isEqualTo(left);
                assertThat(item(item).state()).as("nothing half done").isEqualTo(ItemState.SIGN_OFF);
                assertThat(events(item)).doesNotContain("CLOSED");
                if (left > 0) {
                    assertThat(failed.getDuedate().getTime()
                                    - ClockUtil.getCurrentTime().getTime())
                            .isEqualTo(10_000);
                    assertThat(incidents(instance.getId())).isZero();
                }
            }
        } finally {
            jdbc.sql("alter table escalation_episode_away rename to escalation_episode")
                    .update();
        }
        assertThat(incidents(instance.getId())).isEqualTo(1);
        management.setJobRetries(job, 1);
        management.executeJob(job);
        assertThat(instance).isEnded();
        assertThat(item(item).state()).isEqualTo(ItemState.CLOSED);
        assertThat(events(item)).containsOnlyOnce("CLOSED");
    }

    private Job jobOf(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private long incidents(String instance) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance)
                .incidentType("failedJob")
                .count();
    }

    @Test
    void everyAsynchronousStepIsRetriedThreeTimes() {
        var repository = engine.getRepositoryService();
        var models = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId()))
                .toList();
        assertThat(models).hasSizeGreaterThanOrEqualTo(7).allSatisfy(model -> {
            assertThat(model.getModelElementsByType(Activity.class))
                    .filteredOn(Activity::isCamundaAsyncBefore)
                    .allSatisfy(RepetitionTest::assertRetried);
            assertThat(model.getModelElementsByType(MultiInstanceLoopCharacteristics.class))
                    .filteredOn(loop -> loop.isCamundaAsyncBefore() || loop.isCamundaAsyncAfter())
                    .allSatisfy(RepetitionTest::assertRetried);
        });
    }

    private static void assertRetried(ModelElementInstance step) {
        assertThat(step.getModelInstance().getModelElementsByType(CamundaFailedJobRetryTimeCycle.class))
                .filteredOn(cycle -> cycle.getParentElement().getParentElement().equals(step))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.getTextContent().strip()).isEqualTo("R3/PT10S"));
    }
}
