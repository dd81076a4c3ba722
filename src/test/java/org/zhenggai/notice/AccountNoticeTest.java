package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.notice.admin.Templates;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryBatch;
import org.zhenggai.people.DirectoryBatch.Changes;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Role;

/** No administrator makes himself somebody else unseen: others are told at once, and whose account it is. */
class AccountNoticeTest extends NoticeServerTest {

    private static final String PEOPLE = "/administration/people";
    private static final String SOMEBODY = "acct-zhang";
    private static final String GRANTED = "【整改】账号变动 acct-zhang（张三）：2024年3月4日 23:30 guanli（管理员）授予角色：";
    private static final String RESET = "【整改】账号变动 acct-zhang（张三）：2024年3月4日 23:30 guanli（管理员）重置密码";

    @Autowired
    private Preferences preferences;

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryBatch batch;

    @Autowired
    private DirectoryReader reader;

    private Visitor administrator;

    /** In the quiet hours of everybody. */
    @BeforeEach
    void atNight() {
        at(4, 23, 30);
        administrator = loggedIn(ADMINISTRATOR);
    }

    @AfterEach
    void everythingIsAsBefore() {
        for (String table : List.of("notice", "notice_inbox", "notice_preference", "account_act", "absence")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("delete from person_role where username = ? and role <> 'camunda-admin'")
                .param(ADMINISTRATOR)
                .update();
        for (String table : List.of("credential", "person_role", "person")) {
            jdbc.sql("delete from " + table + " where username like 'acct-%'").update();
        }
    }

    private HttpResponse<String> send(String path, String fields) {
        return administrator.form(path, fields, administrator.token(PEOPLE + "/new"));
    }

    private void add(String roles) {
        assertThat(send(PEOPLE, "username=acct-zhang&name=张三&post=干部&email=acct-zhang@town.test" + roles)
                        .statusCode())
                .isEqualTo(200);
    }

    private void change(String fields) {
        assertThat(send(PEOPLE + "/" + SOMEBODY, "name=张三&post=干部" + fields).statusCode())
                .isEqualTo(302);
    }

    /** Somebody of a unit of whom nobody has been told. */
    private void addOfUnit() {
        directory.addPerson(
                new Person(SOMEBODY, "张三", "handler", "unit1", "acct-zhang@town.test", Set.of(Role.INSPECTED_UNIT)),
                "test-only");
    }

    private String resetPassword() {
        Matcher password = Pattern.compile("<code>(\\w{12})</code>")
                .matcher(send(PEOPLE + "/" + SOMEBODY + "/password", "confirmed=true")
                        .body());
        assertThat(password.find()).isTrue();
        return password.group(1);
    }

    @Test
    void whoeverIsAddedAboveTheUnitsIsSeen() {
        add("&roles=secretary&roles=discipline");
        assertThat(subjectsTo(OFFICE)).containsExactly(GRANTED + "镇主要领导、纪检");
        assertThat(subjectsTo(DISCIPLINE)).hasSize(1);
        assertThat(subjectsTo(SOMEBODY)).hasSize(1);
        assertThat(subjectsTo(ADMINISTRATOR)).isEmpty();
        assertThat(subjectsTo(SECRETARY)).isEmpty();
        assertThat(subjectsTo(HANDLER)).isEmpty();
        assertThat(post.mailsTo(SOMEBODY).get(0).body())
                .contains("账号：acct-zhang（张三）\n", "授予角色：镇主要领导、纪检\n", "查看：http://zhenggai.town.test/\n");
        assertThat(loggedIn(OFFICE).get("/").body()).contains("近30天账号变动", "acct-zhang（张三）", "授予角色：镇主要领导、纪检");
        assertThat(loggedIn(DISCIPLINE).get("/").body()).contains("近30天账号变动");
        assertThat(loggedIn(HANDLER).get("/").body()).doesNotContain("账号变动");
        assertThat(administrator.get("/").body()).doesNotContain("账号变动");
    }

    /** No mail, no calls, one mail a day, never at all: it comes all the same, by each way there is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyChoosesNotToHearIt(boolean isBefore) {
        if (!isBefore) {
            add("&roles=secretary");
        }
        preferences.save(OFFICE, new Preferences.Preference(false, false, true, 0, 1439));
        preferences.save(DISCIPLINE, new Preferences.Preference(true, false, true, 0, 1439));
        if (isBefore) {
            add("&roles=secretary");
        }
        assertThat(subjectsTo(OFFICE)).containsExactly(GRANTED + "镇主要领导");
        assertThat(subjectsTo(DISCIPLINE)).containsExactly(GRANTED + "镇主要领导");
        assertThat(jdbc.sql("select count(*) from notice where channel = 'WEBHOOK' and person = ?")
                        .param(OFFICE)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(loggedIn(OFFICE).get("/notices").body()).contains("“账号变动”的通知不受这里的设置影响");
    }

    @Test
    void postsOfUnitsAreNobodyElsesBusiness() {
        add("&roles=inspected-unit&unit=unit1");
        change("&email=acct-zhang@town.test&roles=inspected-unit&unit=unit2");
        send(PEOPLE + "/" + SOMEBODY + "/leave", "");
        change("&email=acct-zhang@town.test&roles=inspected-unit&unit=unit2");
        assertThat(jdbc.sql("select count(*) from notice").query(Integer.class).single())
                .isZero();
    }

    @Test
    void onlyWhatIsGainedIsTold() {
        addOfUnit();
        change("&email=acct-zhang@town.test&roles=inspected-unit&roles=leading-group&unit=unit1");
        assertThat(subjectsTo(OFFICE)).containsExactly(GRANTED + "领导小组");
        change("&email=acct-zhang@town.test&roles=inspected-unit&unit=unit1");
        assertThat(subjectsTo(OFFICE)).hasSize(1);
    }

    @Test
    void whoIsTakenBackAndWhoseMailIsRedirectedIsSeen() {
        add("&roles=secretary");
        send(PEOPLE + "/" + SOMEBODY + "/leave", "");
        change("&email=acct-zhang@town.test&roles=secretary");
        assertThat(subjectsTo(DISCIPLINE)).contains("【整改】账号变动 acct-zhang（张三）：2024年3月4日 23:30 guanli（管理员）恢复在岗：镇主要领导");
        change("&email=acct-else@town.test&roles=secretary");
        assertThat(subjectsTo(DISCIPLINE))
                .hasSize(3)
                .contains("【整改】账号变动 acct-zhang（张三）：2024年3月4日 23:30 guanli（管理员）修改邮箱");
    }

    @Test
    void aResetPasswordIsToldAndSeenAtTheNextSignIn() {
        addOfUnit();
        String password = resetPassword();
        assertThat(subjectsTo(SOMEBODY)).containsExactly(RESET);
        assertThat(subjectsTo(OFFICE)).containsExactly(RESET);
        assertThat(subjectsTo(DISCIPLINE)).containsExactly(RESET);
        assertThat(post.mails()).allSatisfy(mail -> assertThat(mail.body()).doesNotContain(password));

        String line = "您的密码于2024年3月4日 23:30由guanli（管理员）重置。如果不是您要求的，请立即修改密码，并告知纪检或整改办。";
        at(4, 23, 40);
        Visitor impostor = visitor();
        impostor.logIn(SOMEBODY, password);
        impostor.form(
                "/account/password",
                "current=" + password + "&fresh=brown-horse-quietly&again=brown-horse-quietly",
                impostor.token("/account/password"));
        assertThat(impostor.get("/").body()).contains(line);
        at(25, 9, 0);
        assertThat(home("brown-horse-quietly")).as("not gone by being seen").contains(line);
        cycle.at(START.plusDays(31));
        assertThat(home("brown-horse-quietly")).doesNotContain("您的密码于");
    }

    @Test
    void whoComesLateSeesItStill() {
        // After the sign-ins of the other tests, which the log of access keeps.
        LocalDateTime reset = LocalDateTime.of(2026, 3, 4, 23, 30);
        cycle.at(reset);
        addOfUnit();
        String password = resetPassword();
        cycle.at(reset.plusDays(90));
        Visitor visitor = visitor();
        visitor.logIn(SOMEBODY, password);
        visitor.form(
                "/account/password",
                "current=" + password + "&fresh=brown-horse-quietly&again=brown-horse-quietly",
                visitor.token("/account/password"));
        assertThat(visitor.get("/").body()).contains("您的密码于2026年3月4日 23:30由guanli（管理员）重置。");
    }

    private String home(String password) {
        Visitor visitor = visitor();
        visitor.logIn(SOMEBODY, password);
        return visitor.get("/").body();
    }

    /** His first password is none that was reset: it comes with the notice of his roles, or with none. */
    @Test
    void aFirstPasswordIsNoReset() {
        add("&roles=secretary");
        assertThat(subjectsTo(SOMEBODY)).containsExactly(GRANTED + "镇主要领导");
    }

    /** An administrator who is the office himself is watched by those above. */
    @Test
    void whoWatchesOnlyHimselfIsWatchedByOthers() {
        jdbc.sql("update person set active = false where username in (select username from person_role"
                        + " where role in ('rectification-office', 'discipline'))")
                .update();
        jdbc.sql("insert into person_role (username, role) values (?, 'rectification-office')")
                .param(ADMINISTRATOR)
                .update();
        add("&roles=rectification-office");
        assertThat(subjectsTo(SECRETARY)).containsExactly(GRANTED + "整改办");
        assertThat(subjectsTo(LEADER)).hasSize(1);
        assertThat(subjectsTo(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void anImportIsSeenByThoseWhoComeWithIt() {
        Person office =
                new Person("acct-office", "李四", "干部", null, "acct-office@town.test", Set.of(Role.RECTIFICATION_OFFICE));
        Person somebody = new Person(SOMEBODY, "张三", "书记", null, "acct-zhang@town.test", Set.of(Role.SECRETARY));
        batch.apply(
                new Changes(List.of(), List.of(), List.of(somebody, office), List.of(), List.of()),
                reader.revision(),
                ADMINISTRATOR);
        assertThat(subjectsTo("acct-office"))
                .containsExactlyInAnyOrder(
                        GRANTED + "镇主要领导", GRANTED.replace("acct-zhang（张三）", "acct-office（李四）") + "整改办");
        assertThat(subjectsTo(DISCIPLINE)).hasSize(2);
        Person handler = new Person(
                HANDLER, "测试-handler1", "handler", "unit1", "handler1@town.test", Set.of(Role.INSPECTED_UNIT));
        batch.apply(
                new Changes(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Person(
                                HANDLER,
                                handler.name(),
                                "handler",
                                "unit1",
                                handler.email(),
                                Set.of(Role.INSPECTED_UNIT, Role.DISCIPLINE))),
                        List.of()),
                reader.revision(),
                ADMINISTRATOR);
        assertThat(subjectsTo(HANDLER)).singleElement().asString().endsWith("授予角色：纪检");
        directory.changePerson(handler, ADMINISTRATOR);
    }

    @Test
    void nobodyRaisesHimself() {
        HttpResponse<String> answer =
                send(PEOPLE + "/" + ADMINISTRATOR, "name=管理员&post=admin&roles=camunda-admin&roles=secretary");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不能修改自己的角色，请由其他管理员办理。");
        answer = send(PEOPLE, "username=GuanLi&name=管理员&post=admin&roles=secretary");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("“GuanLi”与已有用户名“guanli”只有大小写不同");
        assertThat(directory.groupsOf(ADMINISTRATOR)).containsExactly("camunda-admin");
        assertThat(count("WAITING")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"系统消息, '{编号}{事由}{链接}'", "'{编号}{事由}', '例行消息，请忽略。{链接}'", "'{编号}', '{编号}{事由}{链接}'"})
    void theWordsCannotBeMadeToSayNothing(String subject, String body) {
        assertThatThrownBy(() -> Templates.checked(NoticeKind.ACCOUNT, subject, body))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“账号变动”的标题和正文都要有{");
    }
}
