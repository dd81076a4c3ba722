package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.people.account.Credentials;

/** Signing in and out by password, and what the log of access says of it. */
class LoginTest extends VisitedServer {

    private static final long HOUR = 3_600_000;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Credentials credentials;

    private AccessLines log;

    @BeforeEach
    void openLog() {
        log = new AccessLines(jdbc);
    }

    @Test
    void signsInUnderANewSessionWithASafeCookie() {
        String user = office("cookie");
        Visitor visitor = visitor();
        String before = cookie(visitor.get("/login"));
        String after = cookie(visitor.logIn(user, PASSWORD));
        assertThat(after).contains("HttpOnly", "SameSite=Lax").doesNotContain(before.split(";")[0]);
        assertThat(visitor.get("/").body()).contains("测试-cookie", "修改密码");
        assertThat(log.details(user, AccessKind.SIGNED_IN)).containsExactly("密码");
        assertThat(jdbc.sql("select address from access_log where actor = ?")
                        .param(user)
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void tellsAStrangerNothingAboutNames() {
        String user = office("guessed");
        Visitor known = visitor();
        Visitor unknown = visitor();
        assertThat(location(known.logIn(user, "wrong-secret"))).endsWith("/login?error");
        assertThat(location(unknown.logIn("nobody" + item, "wrong-secret"))).endsWith("/login?error");
        assertThat(sentence(known.get("/login?error")))
                .isEqualTo(sentence(unknown.get("/login?error")))
                .contains("用户名或密码不正确");
        assertThat(log.details(user, AccessKind.SIGN_IN_FAILED)).containsExactly("用户名或密码不正确");
        assertThat(log.details("nobody" + item, AccessKind.SIGN_IN_FAILED)).hasSize(1);
        assertThat(log.containing("wrong-secret")).isZero();
    }

    @Test
    void signsOut() {
        String user = office("leaving");
        Visitor visitor = loggedIn(user);
        HttpResponse<String> answer = visitor.form("/logout", "", visitor.token("/"));
        assertThat(location(answer)).endsWith("/login?logout");
        assertThat(visitor.get("/login?logout").body()).contains("您已退出。");
        assertThat(visitor.statusOf("/")).isEqualTo(302);
        assertThat(log.details(user, AccessKind.SIGNED_OUT)).hasSize(1);
    }

    @Test
    void saysThatASessionIsOver() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .header("Cookie", "JSESSIONID=0123456789ABCDEF")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(location(answer)).endsWith("/login?expired");
        assertThat(visitor().get("/login?expired").body()).contains("登录已过期，请重新登录。");
    }

    /** The login page was open for longer than its session. */
    @Test
    void anOldLoginPageIsNoForgery() {
        HttpResponse<String> answer =
                visitor().form("/login", "username=" + OFFICE + "&password=" + PASSWORD, "token-of-yesterday");
        assertThat(location(answer)).endsWith("/login?expired");
    }

    @Test
    void weakHashIsRenewed() {
        String user = office("rehashed");
        credentials.setHash(user, "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD), false);
        loggedIn(user);
        assertThat(jdbc.sql("select hash from credential where username = ?")
                        .param(user)
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$10$");
        loggedIn(user);
    }

    @Test
    void restIsLoggedOnceAnHourAndItsFailuresEachTime() {
        String user = office("program");
        jdbc.sql("insert into person_role (username, role) values (?, 'process-designer')")
                .param(user)
                .update();
        Visitor program = visitor().basic(user, PASSWORD);
        assertThat(program.statusOf("/engine-rest/engine")).isEqualTo(200);
        assertThat(program.statusOf("/engine-rest/engine")).isEqualTo(200);
        assertThat(log.details(user, AccessKind.SIGNED_IN)).containsExactly("接口");
        ClockUtil.offset(HOUR);
        assertThat(program.statusOf("/engine-rest/engine")).isEqualTo(200);
        assertThat(log.details(user, AccessKind.SIGNED_IN)).hasSize(2);
        Visitor mistaken = visitor().basic(user, "wrong-secret");
        assertThat(mistaken.statusOf("/engine-rest/engine")).isEqualTo(401);
        assertThat(mistaken.statusOf("/engine-rest/engine")).isEqualTo(401);
        assertThat(log.details(user, AccessKind.SIGN_IN_FAILED))
                .containsOnly("用户名或密码不正确（接口）")
                .hasSize(2);
    }

    @Test
    void whatIsDeniedIsLogged() {
        String user = office("curious");
        assertThat(loggedIn(user).statusOf("/camunda/api/cockpit/plugin/base/default/process-definition/statistics"))
                .isEqualTo(403);
        assertThat(jdbc.sql("select subject from access_log where actor = ? and kind = 'DENIED'")
                        .param(user)
                        .query(String.class)
                        .list())
                .containsExactly("GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    /** What the login page says above its form. */
    static String sentence(HttpResponse<String> page) {
        String body = page.body();
        int start = body.indexOf("role=\"alert\">");
        return start < 0 ? "" : body.substring(start, body.indexOf("</p>", start));
    }
}
