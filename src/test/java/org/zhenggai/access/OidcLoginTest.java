package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.access.LoginTest.sentence;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.log.AccessKind;

/** The whole way over an identity provider and back, as a browser goes it. */
class OidcLoginTest extends ForeignLoginTest {

    private static final String KNOWN = "lixiaoyun";
    private static final String UNKNOWN = "chenmo";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    private JdbcClient jdbc;

    private AccessLines log;

    @BeforeEach
    void letThemMeet() {
        log = new AccessLines(jdbc);
        IdentityProvider.register(serverPort);
        if (directory.nameOf(KNOWN).equals(KNOWN)) {
            addPerson(KNOWN);
        }
        jdbc.sql("update person set active = true where username = ?")
                .param(KNOWN)
                .update();
    }

    @Test
    void signsInWithOurRights() {
        Browser browser = new Browser();
        assertThat(browser.get(server("/login")).body()).contains("/oauth2/authorization/town", "统一身份认证登录");
        HttpResponse<String> home = browser.follow(browser.signIn(KNOWN));
        assertThat(home.uri()).hasToString(server("/"));
        assertThat(home.body()).contains("测试-" + KNOWN, "整改办").doesNotContain("修改密码");
        assertThat(browser.get(server("/intake")).statusCode()).isEqualTo(200);
        assertThat(browser.get(server(TASKLIST)).statusCode()).isEqualTo(200);
        assertThat(browser.get(server(ENGINE + "/user/" + KNOWN + "/profile")).body())
                .contains(KNOWN);
        assertThat(browser.get(server(ENGINE + "/task")).statusCode()).isEqualTo(200);
        assertThat(browser.get(server("/account/password")).body()).contains("请到统一身份系统修改");
        assertThat(log.details(KNOWN, AccessKind.SIGNED_IN)).contains("统一身份认证");
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        Browser browser = new Browser();
        assertThat(location(browser.get(server("/items/" + item)))).endsWith("/login");
        assertThat(browser.follow(browser.signIn(KNOWN)).uri().getPath()).isEqualTo("/items/" + item);
    }

    @Test
    void whoIsNotInOurDirectoryIsRefused() {
        Browser browser = new Browser();
        HttpResponse<String> page = browser.follow(browser.signIn(UNKNOWN));
        assertThat(page.uri()).hasToString(server("/login?directory"));
        assertThat(sentence(page)).contains("您不在本系统的在岗人员名册中");
        assertThat(location(browser.get(server("/")))).endsWith("/login");
        assertThat(log.details(UNKNOWN, AccessKind.SIGN_IN_FAILED)).containsExactly("不在人员名册");
    }

    @Test
    void rightsAreRenewedAndEndWithThePerson() {
        Browser browser = new Browser();
        browser.follow(browser.signIn(KNOWN));
        jdbc.sql("delete from person_role where username = ?").param(KNOWN).update();
        assertThat(browser.get(server("/intake")).statusCode()).isEqualTo(403);
        jdbc.sql("insert into person_role (username, role) values (?, 'rectification-office')")
                .param(KNOWN)
                .update();
        assertThat(browser.get(server("/intake")).statusCode()).isEqualTo(200);
        jdbc.sql("update person set active = false where username = ?")
                .param(KNOWN)
                .update();
        assertThat(location(browser.get(server("/intake")))).endsWith("/login?ended");
        HttpResponse<String> again = browser.follow(browser.get(server("/oauth2/authorization/town")));
        assertThat(again.uri()).hasToString(server("/login?directory"));
    }

    /** Somebody sends another person the link that would log him in as the sender. */
    @Test
    void answerBelongsToWhoAsked() {
        String answer = location(new Browser().signIn(KNOWN));
        assertThat(answer).startsWith(server("/login/oauth2/code/town?code="));
        Browser victim = new Browser();
        assertThat(location(victim.get(answer))).endsWith("/login?provider");
        assertThat(sentence(victim.get(server("/login?provider")))).contains("统一身份认证没有完成");
        assertThat(location(victim.get(server("/")))).endsWith("/login");
    }

    @Test
    void forgedStateAndCodeAreRefused() {
        Browser browser = new Browser();
        assertThat(location(browser.get(server("/login/oauth2/code/town?code=x&state=forged"))))
                .endsWith("/login?provider");
        String answer = location(browser.signIn(KNOWN));
        String otherState = answer.replaceAll("state=[^&]*", "state=forged");
        assertThat(location(browser.get(otherState))).endsWith("/login?provider");
        Browser another = new Browser();
        String otherCode = location(another.signIn(KNOWN)).replaceAll("code=[^&]*", "code=forged");
        assertThat(location(another.get(otherCode))).endsWith("/login?provider");
        assertThat(location(another.get(server("/")))).endsWith("/login");
        assertThat(log.details("", AccessKind.SIGN_IN_FAILED)).isNotEmpty();
    }

    @Test
    void codeWorksOnce() {
        Browser browser = new Browser();
        String answer = location(browser.signIn(KNOWN));
        assertThat(location(browser.get(answer))).endsWith("/");
        assertThat(location(browser.get(answer))).endsWith("/login?provider");
    }

    private String server(String path) {
        return "http://localhost:" + serverPort + path;
    }

    /** Keeps cookies and goes from host to host. */
    private final class Browser {

        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)).GET());
        }

        /** Presses the button and logs in at the provider; the answer sends back to the server with a code. */
        HttpResponse<String> signIn(String account) {
            HttpResponse<String> form = follow(get(server("/oauth2/authorization/town")));
            Matcher token = TOKEN.matcher(form.body());
            assertThat(token.find())
                    .as("login form of the provider: %s", form.body())
                    .isTrue();
            HttpResponse<String> loggedIn = send(HttpRequest.newBuilder(form.uri())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + account + "&password=" + IdentityProvider.PASSWORD
                            + "&_csrf=" + token.group(1))));
            return get(location(loggedIn));
        }

        /** Goes on until there is a page. */
        HttpResponse<String> follow(HttpResponse<String> answer) {
            HttpResponse<String> last = answer;
            while (last.statusCode() == 302) {
                last = get(last.uri().resolve(location(last)).toString());
            }
            return last;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(
                        request.header("Accept", "text/html, */*;q=0.8").build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
