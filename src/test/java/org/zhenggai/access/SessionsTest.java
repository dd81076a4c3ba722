package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.process.Cycle.OFFICE;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.zhenggai.access.login.WantedPage;

/** Strangers have no session, and there is a bound on those of everybody else. */
class SessionsTest extends VisitedServer {

    @Autowired
    private Sessions sessions;

    @Autowired
    private Doors doors;

    @Test
    void strangersHaveNoSessionBehindAnyDoor() {
        int before = sessions.count();
        for (Doors.Door door : doors.all()) {
            String path =
                    door.path().getPatternString().replaceAll("\\{[^}]+}", "0").replace("/**", "/0");
            String method = door.method().equals("*") ? "GET" : door.method();
            if (path.startsWith("/oauth2/")) {
                continue;
            }
            assertThat(visitor().ask(method, path).headers().allValues("Set-Cookie"))
                    .as("%s %s", method, path)
                    .noneMatch(cookie -> cookie.matches("JSESSIONID=[^;].*"));
        }
        assertThat(visitor().statusOf("/login?error")).isEqualTo(200);
        assertThat(location(visitor().logIn("nobody" + item, "wrong-secret"))).endsWith("/login?error");
        assertThat(sessions.count()).isEqualTo(before);
    }

    @Test
    void theOldestOfTooManySessionsOfAPersonEndsWithASentence() {
        String user = office("everywhere");
        int before = sessions.count();
        List<Visitor> browsers = new ArrayList<>();
        for (int n = 0; n < 11; n++) {
            browsers.add(loggedIn(user));
        }
        assertThat(sessions.count()).isEqualTo(before + 10);
        HttpResponse<String> answer = browsers.get(0).get("/");
        assertThat(location(answer)).endsWith("/login?elsewhere");
        assertThat(browsers.get(0).get("/login?elsewhere").body()).contains("您的账号在其他地方登录过多");
        assertThat(browsers.get(1).statusOf("/")).isEqualTo(200);
        assertThat(browsers.get(10).statusOf("/")).isEqualTo(200);
    }

    @Test
    void goesOnToThePageThatWasWanted() {
        Visitor visitor = visitor();
        assertThat(location(visitor.get("/items/" + item + "?a=1"))).endsWith("/login");
        assertThat(location(visitor.logIn(OFFICE, PASSWORD))).endsWith("/items/" + item + "?a=1");
        assertThat(visitor.statusOf("/items/" + item)).isEqualTo(200);
    }

    /** Whoever writes the cookie himself is not led away. */
    @Test
    void noCookieLeadsToAnotherServer() {
        WantedPage wanted = new WantedPage(false);
        for (String address : List.of("//evil.example", "/\\evil.example", "https://evil.example/", "")) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setCookies(new jakarta.servlet.http.Cookie(
                    "ZHENGGAI-WANTED", java.util.Base64.getUrlEncoder().encodeToString(address.getBytes())));
            assertThat(wanted.getRequest(request, new MockHttpServletResponse()))
                    .as(address)
                    .isNull();
        }
    }

    @Test
    void aFullHouseRefusesAndAFullAddressToo() {
        SessionSettings few = new SessionSettings(3, 2, 2, 2, java.time.Duration.ofMinutes(5));
        Sessions house = new Sessions(few);
        enter(house, "a", "10.0.0.1");
        enter(house, "b", "10.0.0.1");
        assertThat(refused(house, "c", "10.0.0.1")).isTrue();
        enter(house, "c", "10.0.0.2");
        assertThat(refused(house, "d", "10.0.0.3")).isTrue();
        assertThat(house.count()).isEqualTo(3);
    }

    private static void enter(Sessions house, String user, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.setSession(new MockHttpSession());
        house.onAuthentication(new TestingAuthenticationToken(user, ""), request, new MockHttpServletResponse());
    }

    private static boolean refused(Sessions house, String user, String address) {
        try {
            enter(house, user, address);
            return false;
        } catch (TooManySessions e) {
            return true;
        }
    }
}
