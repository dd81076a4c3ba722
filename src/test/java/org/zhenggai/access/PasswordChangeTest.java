package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.access.LoginTest.sentence;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.people.account.Credentials;

/** The change of one's own password, by will and at the first login. */
class PasswordChangeTest extends VisitedServer {

    private static final String PAGE = "/account/password";
    private static final String FRESH = "brown-horse-quietly";

    @Autowired
    private Credentials credentials;

    @Autowired
    private JdbcClient jdbc;

    private String user;

    @BeforeEach
    void addUser() {
        user = office("changing");
        jdbc.sql("insert into person_role (username, role) values (?, 'process-designer')")
                .param(user)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/intake", "/rounds/1/ledger", "/items/1", TASKLIST, "/camunda/app/welcome/default/"})
    void firstPasswordOpensNoPage(String path) {
        credentials.set(user, PASSWORD, true);
        assertThat(location(loggedIn(user).get(path))).endsWith(PAGE);
    }

    @Test
    void firstPasswordOpensNoInterface() {
        credentials.set(user, PASSWORD, true);
        Visitor visitor = loggedIn(user);
        HttpResponse<String> answer = visitor.get(ENGINE + "/task");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"message\":\"您的密码是他人代设的");
        HttpResponse<String> rest = visitor().basic(user, PASSWORD).get("/engine-rest/engine");
        assertThat(rest.statusCode()).isEqualTo(403);
        assertThat(rest.body()).contains("请先登录网页修改密码");
        assertThat(visitor.statusOf("/zhenggai/page.css")).isEqualTo(200);
        assertThat(location(visitor.form("/logout", "", visitor.token(PAGE)))).endsWith("/login?logout");
    }

    @Test
    void whoChangesItOfHisOwnAccordStaysWhereHeIs() {
        credentials.set(user, PASSWORD, false);
        Visitor visitor = loggedIn(user);
        assertThat(location(change(visitor, PASSWORD, FRESH, FRESH))).endsWith(PAGE + "?done");
        assertThat(visitor.get(PAGE + "?done").body()).contains("密码已修改");
    }

    @Test
    void changeOpensTheRestAndEndsOtherSessions() {
        credentials.set(user, PASSWORD, true);
        Visitor visitor = loggedIn(user);
        Visitor elsewhere = loggedIn(user);
        assertThat(visitor.get(PAGE).body()).contains("您的密码是他人代设的");
        HttpResponse<String> answer = change(visitor, PASSWORD, FRESH, FRESH);
        assertThat(location(answer)).as("he came to work").endsWith("/").doesNotContain(PAGE);
        assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(visitor.get("/").body()).contains("密码已修改，现在可以办理了。");
        assertThat(visitor.get(PAGE).body()).doesNotContain("您的密码是他人代设的");
        assertThat(location(elsewhere.get("/"))).endsWith("/login?ended");
        assertThat(elsewhere.get("/login?ended").body()).contains("您的密码或人员信息有变动，请重新登录。");
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?error");
        assertThat(visitor().basic(user, FRESH).statusOf("/engine-rest/engine")).isEqualTo(200);
        AccessLines log = new AccessLines(jdbc);
        assertThat(log.details(user, AccessKind.PASSWORD_CHANGED)).containsExactly("本人修改");
        assertThat(log.containing(FRESH)).isZero();
    }

    /** An administrator's reset reaches the sessions that are open. */
    @Test
    void resetEndsAllSessions() {
        Visitor visitor = inTasklist(user);
        credentials.set(user, FRESH, true);
        assertThat(visitor.statusOf(ENGINE + "/task")).isEqualTo(401);
        assertThat(visitor.statusOf("/")).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "test-only, short, short, 至少10个字符",
        "test-only, long-enough-1, long-enough-2, 两次输入的新密码不一致",
        "test-only, test-only, test-only, 与当前密码相同",
        "test-only, Password123, Password123, 太常见",
        "not-this-one, brown-horse-quietly, brown-horse-quietly, 当前密码不正确"
    })
    void saysWhatIsWrong(String current, String fresh, String again, String reason) {
        Visitor visitor = loggedIn(user);
        HttpResponse<String> answer = change(visitor, current, fresh, again);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(sentence(answer)).contains(reason);
        loggedIn(user);
    }

    @Test
    void nameIsNoPassword() {
        String fresh = user.toUpperCase(Locale.ROOT) + "-1";
        HttpResponse<String> answer = change(loggedIn(user), PASSWORD, fresh, fresh);
        assertThat(sentence(answer)).contains("不能含有用户名");
    }

    @Test
    void guessingTheOldOneLocks() {
        Visitor visitor = loggedIn(user);
        for (int n = 1; n <= 5; n++) {
            change(visitor, "guess-" + n, FRESH, FRESH);
        }
        assertThat(sentence(change(visitor, PASSWORD, FRESH, FRESH))).contains("您在这里连续输错密码，账号已锁定15分钟");
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void needsALoginAndAToken() {
        assertThat(location(visitor().get(PAGE))).endsWith("/login");
        Visitor visitor = loggedIn(user);
        String fields = "current=" + PASSWORD + "&fresh=" + FRESH + "&again=" + FRESH;
        assertThat(visitor.form(PAGE, fields, null).statusCode()).isEqualTo(403);
        loggedIn(user);
    }

    private static HttpResponse<String> change(Visitor visitor, String current, String fresh, String again) {
        return visitor.form(PAGE, "current=" + current + "&fresh=" + fresh + "&again=" + again, visitor.token(PAGE));
    }
}
