package org.zhenggai.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.absence.Absences;
import org.zhenggai.people.mirror.Mirror;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.process.ProcessTest;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.plan.PlanTable;
import org.zhenggai.work.plan.PlanTable.Change;

/** A substitute may do what the absent person may, and what he did counts for both. */
@EngineTest
class SubstituteDutiesTest extends ProcessTest {

    /** Handles the items of unit1 and verifies for the discipline inspection. */
    private static final String ABSENT = "absent-handler";

    /** Handles the items of another unit. */
    private static final String DEPUTY = "deputy-of-handler";

    private static final String AWAY_LEADER = "away-leader";
    private static final String DEPUTY_LEADER = "deputy-leader";

    /** Verifies, and substitutes the leader. */
    private static final String VERIFIER = "verifier-and-deputy";

    @Autowired
    private Directory directory;

    @Autowired
    private Absences absences;

    @Autowired
    private Mirror mirror;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        cycle.people();
        cycle.at(START);
        if (directory.nameOf(ABSENT).equals(ABSENT)) {
            add(ABSENT, "handler", "unit1", Role.INSPECTED_UNIT, Role.DISCIPLINE);
            add(DEPUTY, "handler", "unit2", Role.INSPECTED_UNIT, Role.DISCIPLINE, Role.SECRETARY);
            add(AWAY_LEADER, "leader", null, Role.LEADING_GROUP);
            add(DEPUTY_LEADER, "leader", null, Role.LEADING_GROUP);
            add(VERIFIER, "discipline", null, Role.DISCIPLINE);
        }
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("update absence set ended_at = from_day").update();
        mirror.renewAll();
    }

    private void add(String username, String post, String unit, Role... roles) {
        directory.addPerson(
                new Directory.Person(username, "测试-" + username, post, unit, null, Set.of(roles)), "test-only");
    }

    private void away(String person, String substitute) {
        LocalDate today = LocalDate.now(clock);
        boolean leavesTheUnit = person.equals(ABSENT) && !Set.of(HANDLER, HEAD).contains(substitute);
        absences.set(person, substitute, today, today.plusDays(30), leavesTheUnit ? HEAD : person);
    }

    private long inWork(String leader) {
        return cycle.itemInWork(row -> ledBy(row, leader));
    }

    private static Change ledBy(PlanTable.Row row, String leader) {
        return new Change(
                row.id(),
                row.version(),
                "unit1",
                List.of(),
                leader,
                ItemKind.DATED,
                planned(row).deadline(),
                false);
    }

    private List<String> texts(long item, String kind) {
        return jdbc.sql("select text from event where item = ? and kind = ? order by id")
                .params(item, kind)
                .query(String.class)
                .list();
    }

    @Test
    void whatASubstituteReportsCountsForBoth() {
        long item = inWork(LEADER);
        away(ABSENT, DEPUTY);
        cycle.complete("reportProgress", item, DEPUTY, done());
        assertThat(texts(item, "REPORTED").get(0)).endsWith("（代测试-" + ABSENT + "办理）");
        assertThat(rows("select task, actor, absent from deputy_act where item = ?", item))
                .containsExactly(Map.of("TASK", "reportProgress", "ACTOR", DEPUTY, "ABSENT", ABSENT));

        assertRefused("您填报过该事项的报告，不能核验", () -> cycle.complete("verifyItem", item, DEPUTY, passed()));
        assertRefused("您填报过该事项的报告，不能核验", () -> cycle.complete("verifyItem", item, ABSENT, passed()));
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        cycle.complete("signOffLeader", item, LEADER, approved());
        assertRefused("您填报过该事项的报告，不能审批销号", () -> cycle.complete("signOffSecretary", item, DEPUTY, approved()));
    }

    @Test
    void substituteUsesNoRightThatTheAbsentPersonHasLost() {
        long item = inWork(LEADER);
        cycle.complete("reportProgress", item, ABSENT, done());
        away(ABSENT, VERIFIER);
        cycle.complete("verifyItem", item, VERIFIER, passed());
        assertThat(texts(item, "VERIFIED").get(0)).as("his own right").doesNotContain("代");

        long other = inWork(LEADER);
        cycle.complete("reportProgress", other, ABSENT, done());
        jdbc.sql("update absence set ended_at = from_day").update();
        away(ABSENT, HEAD);
        assertRefused(
                "您所代办的测试-" + ABSENT + "填报过该事项的报告，不能核验", () -> cycle.complete("verifyItem", other, HEAD, passed()));
    }

    @Test
    void substituteOfTheLeaderSigns() {
        long item = inWork(AWAY_LEADER);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        assertForbidden(() -> cycle.complete("signOffLeader", item, DEPUTY_LEADER, approved()));
        away(AWAY_LEADER, DEPUTY_LEADER);
        cycle.complete("signOffLeader", item, DEPUTY_LEADER, approved());
        assertThat(texts(item, "LEADER_APPROVED")).containsExactly("（代测试-" + AWAY_LEADER + "办理）");
        assertThat(rows("select by_whom from sign_off where item = ?", item))
                .containsExactly(Map.of("BY_WHOM", DEPUTY_LEADER));
    }

    @Test
    void substituteWhoVerifiedMayNotSignForTheLeader() {
        long item = inWork(AWAY_LEADER);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, VERIFIER, passed());
        away(AWAY_LEADER, VERIFIER);
        assertRefused("您核验过该事项，不能审批销号", () -> cycle.complete("signOffLeader", item, VERIFIER, approved()));
        cycle.complete("signOffLeader", item, AWAY_LEADER, approved());
        assertThat(item(item).state()).isEqualTo(ItemState.SIGN_OFF);
    }

    @Test
    void planSubmittedByTheAbsentPersonIsNotApprovedByHisSubstitute() {
        String both = "office-and-secretary";
        if (directory.nameOf(both).equals(both)) {
            add(both, "office", null, Role.RECTIFICATION_OFFICE, Role.SECRETARY);
        }
        long round = cycle.plannedRound(1, Cycle::planned);
        cycle.complete("preparePlan", round, both, Map.of());
        away(both, DEPUTY_LEADER);
        assertRefused(
                "您所代办的人提交", () -> cycle.complete("approvePlan", round, DEPUTY_LEADER, approvedOn(START.toLocalDate())));
    }

    @Test
    void afterTheEndTheSubstituteIsNoCandidateAndHisClaimIsGivenBack() {
        long item = inWork(AWAY_LEADER);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.complete("verifyItem", item, DISCIPLINE, passed());
        away(AWAY_LEADER, DEPUTY_LEADER);
        engine.getTaskService().setAssignee(cycle.task("signOffLeader", item).getId(), DEPUTY_LEADER);

        cycle.at(LocalDateTime.now(clock).plusDays(31));
        assertRefused("您不在此任务的办理人范围内", () -> cycle.complete("signOffLeader", item, DEPUTY_LEADER, approved()));
        mirror.renewAll();
        assertThat(cycle.task("signOffLeader", item).getAssignee()).isNull();
        assertForbidden(() -> cycle.complete("signOffLeader", item, DEPUTY_LEADER, approved()));
        cycle.complete("signOffLeader", item, AWAY_LEADER, approved());
    }
}
