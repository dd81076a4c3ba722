package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** Whoever is away by another's word hears of it, and so does who stands in for him. */
class AbsenceNoticeTest extends NoticeServerTest {

    private static final String DAYS = "&from=2024-03-05&until=2024-03-08";
    private static final String ABSENCE = "【整改】代办安排 handler1（测试-handler1）：2024年3月5日至2024年3月8日由head1（测试-head1）代办，";

    @Autowired
    private Directory directory;

    @BeforeEach
    void onMonday() {
        at(4, 10, 0);
    }

    @AfterEach
    void nobodyIsAway() {
        for (String table : List.of("absence", "notice", "notice_inbox")) {
            jdbc.sql("delete from " + table).update();
        }
        for (String table : List.of("person_role", "person")) {
            jdbc.sql("delete from " + table + " where username = 'acct-leaver'").update();
        }
    }

    private void send(String user, String path, String fields) {
        Visitor visitor = loggedIn(user);
        assertThat(visitor.form(path, fields, visitor.token("/absences")).statusCode())
                .isEqualTo(302);
    }

    private void endBy(String user) {
        long id = jdbc.sql("select id from absence where ended_at is null")
                .query(Long.class)
                .single();
        send(user, "/absences/" + id + "/end", "");
    }

    @Test
    void whatTheOfficeArrangesIsToldToBoth() {
        send(OFFICE, "/absences", "person=" + HANDLER + "&substitute=" + HEAD + DAYS);
        assertThat(subjectsTo(HANDLER)).containsExactly(ABSENCE + "office1（测试-office1）安排");
        assertThat(subjectsTo(HEAD)).containsExactly(ABSENCE + "office1（测试-office1）安排");
        assertThat(subjectsTo(OFFICE)).isEmpty();
        assertThat(subjectsTo(OTHER_UNIT)).isEmpty();
        assertThat(post.mailsTo(HANDLER).get(0).body())
                .contains(
                        "不在岗：handler1（测试-handler1）\n",
                        "安排：2024年3月5日至2024年3月8日由head1（测试-head1）代办，office1（测试-office1）安排\n",
                        "查看：http://zhenggai.town.test/absences\n");
        endBy(OFFICE);
        assertThat(subjectsTo(HANDLER)).hasSize(2).endsWith(ABSENCE + "office1（测试-office1）结束");
        assertThat(subjectsTo(HEAD)).hasSize(2);
    }

    @Test
    void whatSomebodyArrangesForHimselfIsToldToTheOther() {
        send(HANDLER, "/absences", "substitute=" + HEAD + DAYS);
        assertThat(subjectsTo(HANDLER)).isEmpty();
        assertThat(subjectsTo(HEAD)).containsExactly(ABSENCE + "handler1（测试-handler1）安排");
        endBy(HEAD);
        assertThat(subjectsTo(HANDLER)).containsExactly(ABSENCE + "head1（测试-head1）结束");
        assertThat(subjectsTo(HEAD)).hasSize(1);
    }

    /** Those who substitute the absent person at the moment have nothing to do with a later absence of his. */
    @Test
    void onlyTheTwoAreTold() {
        send(
                HEAD,
                "/absences",
                "person=" + HANDLER + "&substitute=" + OTHER_UNIT + "&from=2024-03-04&until=2024-03-04");
        send(OFFICE, "/absences", "person=" + HANDLER + "&substitute=" + HEAD + DAYS);
        assertThat(subjectsTo(OTHER_UNIT)).singleElement().asString().contains("2024年3月4日至2024年3月4日");
        assertThat(subjectsTo(HEAD)).hasSize(1);
    }

    @Test
    void whoLosesHisSubstituteHearsOfIt() {
        String leaver = "acct-leaver";
        directory.addPerson(new Directory.Person(leaver, "李离岗", "handler", "unit1", null, Set.of(Role.INSPECTED_UNIT)));
        send(OFFICE, "/absences", "person=" + HANDLER + "&substitute=" + leaver + DAYS);
        directory.retire(leaver, ADMINISTRATOR);
        assertThat(subjectsTo(HANDLER))
                .hasSize(2)
                .endsWith("【整改】代办安排 handler1（测试-handler1）：2024年3月5日至2024年3月8日由acct-leaver（李离岗）代办，"
                        + "guanli（管理员）因人员离岗结束");
    }

    @Test
    void aDigestHasItWithoutADeadline() {
        jdbc.sql("update notice_preference set digest = true where person = ?")
                .param(HANDLER)
                .update();
        send(OFFICE, "/absences", "person=" + HANDLER + "&substitute=" + HEAD + DAYS);
        assertThat(subjectsTo(HANDLER)).isEmpty();
        at(5, 8, 30);
        assertThat(subjectsTo(HANDLER)).containsExactly("【整改】今日通知1条");
        assertThat(post.mailsTo(HANDLER).get(0).body())
                .contains(ABSENCE + "office1（测试-office1）安排\n  http://zhenggai.town.test/absences")
                .doesNotContain("期限");
    }
}
