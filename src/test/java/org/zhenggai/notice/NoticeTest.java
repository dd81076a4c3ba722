package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;

/** Each kind of notice reaches the people whom it concerns, once, and nobody else. */
class NoticeTest extends NoticeServerTest {

    @Autowired
    private DueSweep due;

    @Autowired
    private Recipients recipients;

    @Autowired
    private Directory directory;

    @Test
    void aNewTaskIsToldToItsUnit() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        assertThat(subjectsTo(HANDLER)).containsExactly("【整改】新任务 1：签收整改事项");
        assertThat(subjectsTo(HEAD)).hasSize(1);
        assertThat(subjectsTo(OTHER_UNIT)).isEmpty();
        assertThat(subjectsTo(DISCIPLINE)).isEmpty();
        assertThat(post.mailsTo(HANDLER).get(0).body())
                .startsWith("测试-handler1：")
                .contains("编号：1\n", "期限：2024年3月6日 17:30\n")
                .contains("http://zhenggai.town.test/tasks/"
                        + cycle.task("acceptItem", item).getId());
    }

    @Test
    void messagesOfTwoRoundsAreToldApart() {
        List<Long> rounds = List.of(cycle.startedRound(1), cycle.startedRound(1));
        postman.run();
        assertThat(post.wholeMailsTo(HANDLER).stream().map(Post.Mail::subject))
                .containsExactlyInAnyOrderElementsOf(rounds.stream()
                        .map(round -> "【整改】新任务 " + cycle.nameOf(round) + " 1：签收整改事项")
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(post.wholeMailsTo(HANDLER))
                .allSatisfy(mail -> assertThat(mail.body()).containsPattern("编号：\\S+ 1\n"));
    }

    @Test
    void whoIsNamedForATaskIsToldAndNobodyElse() {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, HANDLER, Cycle.done());
        Map<String, Object> form = new HashMap<>(Answers.passedOnSite());
        form.put("members", Cycle.TEAM);
        cycle.complete("verifyItem", item, DISCIPLINE, form);
        Cycle.TEAM.forEach(member -> assertThat(
                        subjectsTo(member, cycle.coVerification(item, member).getId()))
                .containsExactly("【整改】新任务 1：会同核验"));
        assertThat(subjectsTo(OFFICE)).noneMatch(subject -> subject.contains("会同核验"));
    }

    @Test
    void whatIsDoneAlreadyIsNotAskedFor() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        assertThat(subjectsTo(HANDLER)).containsExactly("【整改】新任务 1：提出整改措施");
        assertThat(reasonsOfDropped(HANDLER)).containsExactly("任务已办结");
    }

    @Test
    void aNoticeOfWhatIsRolledBackIsNone() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        int before = count("WAITING");
        try {
            cycle.complete("acceptItem", item, HEAD, Map.of("decision", "handedBack"));
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("理由");
        }
        assertThat(count("WAITING")).isEqualTo(before);
    }

    @Test
    void aReturnIsToldToWhoeverHasToDoItAgain() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.complete("acceptItem", item, HEAD, Map.of("decision", "handedBack", "reason", "保密理由"));
        assertThat(subjectsTo(OFFICE)).contains("【整改】退回 1：退回分派").doesNotHaveDuplicates();
        assertThat(subjectsTo(HANDLER)).noneMatch(subject -> subject.contains("退回"));

        cycle.complete("reassignItem", item, OFFICE, Map.of("leadUnit", "unit2", "leader", LEADER, "reason", "保密理由"));
        assertThat(subjectsTo(OTHER_UNIT)).containsExactly("【整改】新任务 1：签收整改事项");
    }

    @Test
    void ofAConfidentialItemOnlyTheHeadIsTold() {
        long round = cycle.plannedRound(1, row -> planned(row));
        jdbc.sql("update item set confidential = true where round = ?")
                .param(round)
                .update();
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete(
                "confirmPlan",
                round,
                SECRETARY,
                Map.of("decision", "approved", "heldOn", "2024-03-04", "resolution", "细化措施"));
        cycle.runJobs();
        assertThat(subjectsTo(HEAD)).containsExactly("【整改】新任务 1：签收整改事项");
        assertThat(subjectsTo(HANDLER)).isEmpty();
    }

    @Test
    void aDueDateIsToldOnceAThreshold() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        assertThat(subjectsTo(HANDLER, task)).hasSize(1);
        at(5, 7, 59);
        due.run();
        assertThat(subjectsTo(HANDLER, task)).hasSize(1);
        at(5, 8, 0);
        due.run();
        due.run();
        assertThat(subjectsTo(HANDLER, task)).containsExactly("【整改】新任务 1：签收整改事项", "【整改】期限提醒 1：签收整改事项");
        at(6, 8, 0);
        due.run();
        assertThat(subjectsTo(HANDLER, task)).hasSize(2);
        at(7, 8, 0);
        due.run();
        at(8, 8, 0);
        due.run();
        assertThat(subjectsTo(HANDLER, task)).hasSize(3).endsWith("【整改】已逾期 1：签收整改事项");
        assertThat(subjectsTo(HEAD, task)).hasSize(3);
        assertThat(subjectsTo(OTHER_UNIT, task)).isEmpty();
        // A Saturday
        at(9, 8, 0);
        jdbc.sql("delete from notice").update();
        due.run();
        assertThat(count("WAITING")).isZero();
    }

    @Test
    void ofAClaimedTaskOnlyWhoClaimedItIsReminded() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?")
                .params(HANDLER, task)
                .update();
        at(5, 8, 0);
        due.run();
        assertThat(subjectsTo(HANDLER, task)).contains("【整改】期限提醒 1：签收整改事项");
        assertThat(subjectsTo(HEAD, task)).containsExactly("【整改】新任务 1：签收整改事项");
    }

    @Test
    void theDeadlineOfAnItemIsToldToItsUnitWhenItHasPassed() {
        long round = cycle.startedRound(1, row -> planned(row, LocalDate.of(2024, 3, 15), false));
        String link = Links.item(cycle.items(round).get(0)) + "\n";
        at(14, 8, 0);
        due.run();
        assertThat(subjectsTo(HANDLER, link)).as("the round's morning warns").isEmpty();
        at(18, 8, 0);
        due.run();
        assertThat(subjectsTo(HANDLER, link)).containsExactly("【整改】已逾期 1：整改期限");
        assertThat(subjectsTo(OTHER_UNIT, link)).isEmpty();
    }

    @Test
    void theLadderIsToldToUnitAndLeaderAndTheMeetingToTheLeaders() {
        long item = cycle.itemInWork();
        long round = cycle.roundOf(item);
        cycle.cutOff(round);
        assertThat(subjectsTo(HANDLER))
                .contains("【整改】督办 1：列为停滞", "【整改】督办 1：通报点名")
                .doesNotHaveDuplicates();
        assertThat(subjectsTo(LEADER)).contains("【整改】督办 1：列为停滞", "【整改】督办 1：通报点名");
        assertThat(subjectsTo(OTHER_UNIT)).isEmpty();

        long period = cycle.period(round);
        cycle.complete("checkBulletin", period, OFFICE, Map.of());
        String bulletin = "第1期：听取汇报并审定通报";
        assertThat(subjectsTo(LEADER)).contains("【整改】会议 " + bulletin);
        assertThat(subjectsTo(SECRETARY)).contains("【整改】新任务 " + bulletin).doesNotContain("【整改】会议 " + bulletin);
    }

    @Test
    void aSubstituteIsToldAsWell() {
        jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                        + " values (?, ?, '2024-03-04', '2024-03-04', ?, current_timestamp)")
                .params(HANDLER, OTHER_UNIT, OFFICE)
                .update();
        cycle.startedRound(1);
        assertThat(subjectsTo(OTHER_UNIT)).containsExactly("【整改】新任务 1：签收整改事项");
    }

    @Test
    void whoHasLeftIsToldNothing() {
        cycle.startedRound(1);
        jdbc.sql("update person set active = false where username = ?")
                .param(HANDLER)
                .update();
        assertThat(subjectsTo(HANDLER)).isEmpty();
        assertThat(reasonsOfDropped(HANDLER)).containsExactly("人员已停用");
        assertThat(subjectsTo(HEAD)).hasSize(1);
    }

    @Test
    void recipientsAreThePeopleWhoHaveTheGroup() {
        at(4, 10, 0);
        jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                        + " values (?, ?, '2024-03-04', '2024-03-05', ?, current_timestamp),"
                        + " (?, ?, '2024-03-04', '2024-03-05', ?, current_timestamp)")
                .params(HEAD, HANDLER, OFFICE, LEADER, SECRETARY, OFFICE)
                .update();
        List<String> people = jdbc.sql("select username from person order by username")
                .query(String.class)
                .list();
        Set<String> groups = people.stream()
                .flatMap(person -> directory.groupsOf(person).stream())
                .collect(Collectors.toSet());
        assertThat(groups).contains("inspected-unit:unit1", "unit-head:unit1", "person:leader1", "camunda-admin");
        groups.removeIf(group -> group.equals("inspected-unit"));
        for (String group : groups) {
            Stream<String> members =
                    people.stream().filter(person -> directory.groupsOf(person).contains(group));
            assertThat(recipients.of(Set.of(group)))
                    .as(group)
                    .extracting(Recipients.Recipient::username)
                    .containsExactlyElementsOf(members.toList());
        }
    }

    private List<String> reasonsOfDropped(String person) {
        return jdbc.sql("select last_error from notice where person = ? and state = 'DROPPED'")
                .param(person)
                .query(String.class)
                .list();
    }
}
