package org.zhenggai.people.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.absence.Absences.Absence;
import org.zhenggai.people.mirror.Mirror;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** Who may arrange which absence, and whose groups a substitute has when. */
@EngineTest
class AbsencesTest {

    private static final String ADMIN = "guanli";
    private static final LocalDate TODAY = START.toLocalDate();

    @Autowired
    private Absences absences;

    @Autowired
    private Directory directory;

    @Autowired
    private Mirror mirror;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Cycle cycle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void people() {
        cycle.people();
        cycle.at(START);
    }

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from absence").update();
        mirror.renewAll();
        ClockUtil.reset();
    }

    private List<String> groupsOf(String username) {
        return identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    private void assertRefused(String sentence, ThrowingCallable action) {
        long before = count();
        assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
        assertThat(count()).isEqualTo(before);
    }

    private long count() {
        return jdbc.sql("select count(*) from absence where ended_at is null")
                .query(Long.class)
                .single();
    }

    @Test
    void groupsAreLentFromTheFirstDayToTheLast() {
        LocalDate from = TODAY.plusDays(3);
        absences.set(LEADER, OFFICE, from, from.plusDays(1), LEADER);
        assertThat(groupsOf(OFFICE)).containsExactly("rectification-office");
        cycle.at(from.atTime(0, 1));
        mirror.renewAll();
        assertThat(groupsOf(OFFICE)).containsExactly("leading-group", "person:" + LEADER, "rectification-office");
        cycle.at(from.plusDays(1).atTime(23, 59));
        mirror.renewAll();
        assertThat(groupsOf(OFFICE)).contains("leading-group");
        cycle.at(from.plusDays(2).atTime(0, 1));
        assertThat(directory.groupsOf(OFFICE)).as("the tables need no sweep").containsExactly("rectification-office");
        mirror.renewAll();
        assertThat(groupsOf(OFFICE)).containsExactly("rectification-office");
        assertThat(absences.of(LEADER)).as("over").isEmpty();
    }

    @Test
    void anAbsenceCanEndEarlyOrNeverBegin() {
        absences.set(HANDLER, OTHER_UNIT, TODAY, TODAY.plusDays(9), HEAD);
        assertThat(groupsOf(OTHER_UNIT)).contains("inspected-unit:unit1");
        Absence absence = absences.of(HANDLER).get(0);
        assertThat(absences.substitutedBy(OTHER_UNIT)).containsExactly(absence);
        assertRefused("不能结束", () -> absences.end(absence.id(), OTHER_UNIT));
        absences.end(absence.id(), HANDLER);
        assertThat(groupsOf(OTHER_UNIT)).containsExactly("inspected-unit", "inspected-unit:unit2");
        assertRefused("已经结束", () -> absences.end(absence.id(), HANDLER));
        assertThat(jdbc.sql(
                                "select detail from access_log where subject = ? and kind = 'ABSENCE_CHANGED' order by id desc limit 2")
                        .param(HANDLER)
                        .query(String.class)
                        .list())
                .containsExactly("结束由handler2代办", "2024年3月4日至2024年3月13日由handler2代办");
    }

    @Test
    void nobodyLendsWhatIsAnothers() {
        assertRefused("须由该单位负责人安排", () -> absences.set(HANDLER, OTHER_UNIT, TODAY, TODAY, HANDLER));
        assertRefused("须由该单位负责人安排", () -> absences.set(HANDLER, OTHER_UNIT, TODAY, TODAY, OFFICE));
        assertRefused("镇主要领导", () -> absences.set(SECRETARY, HANDLER, TODAY, TODAY, OFFICE));
        assertRefused("纪检", () -> absences.set(DISCIPLINE, HANDLER, TODAY, TODAY, ADMIN));
        assertThat(groupsOf(HANDLER)).containsExactly("inspected-unit", "inspected-unit:unit1");
        absences.set(SECRETARY, LEADER, TODAY, TODAY, SECRETARY);
        assertThat(groupsOf(LEADER)).contains("secretary");
    }

    @Test
    void othersArrangeItOnlyIfTheyAreHeadOfficeOrAdministrator() {
        absences.set(HANDLER, OTHER_UNIT, TODAY, TODAY, HEAD);
        absences.set(HANDLER, HEAD, TODAY.plusDays(1), TODAY.plusDays(1), OFFICE);
        absences.set(HANDLER, HEAD, TODAY.plusDays(2), TODAY.plusDays(2), ADMIN);
        absences.set(HANDLER, HEAD, TODAY.plusDays(3), TODAY.plusDays(3), HEAD);
        assertRefused("您不能为", () -> absences.set(OTHER_UNIT, HANDLER, TODAY, TODAY, HEAD));
        assertRefused("您不能为", () -> absences.set(HEAD, OTHER_UNIT, TODAY, TODAY, HANDLER));
        assertRefused("不能指定自己", () -> absences.set(SECRETARY, OFFICE, TODAY, TODAY, OFFICE));
        assertRefused("不能指定自己", () -> absences.set(LEADER, ADMIN, TODAY, TODAY, ADMIN));
        assertThat(absences.arrangedBy(HEAD, 1).absences()).hasSize(4);
        assertThat(absences.arrangedBy(OFFICE, 1).absences()).hasSize(4);
        assertThat(absences.arrangedBy(OTHER_UNIT, 1).absences()).isEmpty();
        assertThat(absences.arrangesForOthers(HANDLER)).isFalse();
    }

    @Test
    void whatAPageDoesNotHoldIsOnTheNext() {
        for (int day = 0; day < Page.SIZE + 10; day++) {
            jdbc.sql("insert into absence (person, substitute, from_day, until_day, created_by, created_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(HANDLER, HEAD, TODAY.plusDays(day), TODAY.plusDays(day), OFFICE, START)
                    .update();
        }
        Absences.Others first = absences.arrangedBy(OFFICE, 1);
        Absences.Others second = absences.arrangedBy(OFFICE, 2);
        assertThat(first.absences()).hasSize(Page.SIZE);
        assertThat(first.hasNext()).isTrue();
        assertThat(second.absences()).hasSize(10).doesNotContainAnyElementsOf(first.absences());
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void lentRightsArrangeNothing() {
        absences.set(HEAD, OTHER_UNIT, TODAY, TODAY.plusDays(5), HEAD);
        assertRefused("您不能为", () -> absences.set(HEAD, OTHER_UNIT, TODAY.plusDays(6), TODAY.plusDays(9), OTHER_UNIT));
        assertThat(absences.arrangesForOthers(OTHER_UNIT)).isFalse();
    }

    @Test
    void daysAndPeopleHaveToFit() {
        absences.set(HANDLER, HEAD, TODAY.plusDays(5), TODAY.plusDays(8), HANDLER);
        assertRefused("已安排代办", () -> absences.set(HANDLER, OTHER_UNIT, TODAY, TODAY.plusDays(5), HANDLER));
        assertRefused("已安排代办", () -> absences.set(HANDLER, OTHER_UNIT, TODAY.plusDays(8), TODAY.plusDays(9), HANDLER));
        assertRefused("自己不在岗", () -> absences.set(LEADER, HANDLER, TODAY, TODAY.plusDays(6), LEADER));
        assertRefused("的代办人，不能再由他人代办", () -> absences.set(HEAD, OTHER_UNIT, TODAY, TODAY.plusDays(5), HEAD));
        assertRefused("不能是本人", () -> absences.set(LEADER, LEADER, TODAY, TODAY, LEADER));
        assertRefused("没有在岗人员", () -> absences.set(LEADER, "nobody", TODAY, TODAY, LEADER));
        assertRefused("早于今天", () -> absences.set(LEADER, OFFICE, TODAY.minusDays(1), TODAY, LEADER));
        assertRefused("早于开始日期", () -> absences.set(LEADER, OFFICE, TODAY.plusDays(2), TODAY.plusDays(1), LEADER));
        assertRefused(
                "请核对年份",
                () -> absences.set(LEADER, OFFICE, LocalDate.of(9999, 1, 1), LocalDate.of(9999, 1, 2), LEADER));
        assertRefused("最长12个月", () -> absences.set(LEADER, OFFICE, TODAY, TODAY.plusDays(400), LEADER));
        assertThat(LocalDate.now(clock)).isEqualTo(TODAY);
    }

    @Test
    void rightsOfAdministratorsAndDesignersAreNotLent() {
        absences.set(ADMIN, OFFICE, TODAY, TODAY, ADMIN);
        assertThat(groupsOf(OFFICE)).containsExactly("rectification-office");
    }

    @Test
    void whoLeavesLendsAndSubstitutesNoMore() {
        String leaver = "absences-leaver";
        directory.addPerson(
                new Directory.Person(leaver, "离岗人", "discipline", null, null, Set.of(Role.DISCIPLINE)), "test-only");
        absences.set(leaver, OFFICE, TODAY, TODAY.plusDays(3), leaver);
        absences.set(LEADER, leaver, TODAY.plusDays(20), TODAY.plusDays(21), LEADER);
        assertThat(groupsOf(OFFICE)).contains("discipline");
        directory.retire(leaver, ADMIN);
        assertThat(groupsOf(OFFICE)).containsExactly("rectification-office");
        assertThat(absences.of(leaver)).isEmpty();
        assertThat(absences.of(LEADER)).isEmpty();
    }
}
