package org.zhenggai.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests are meant for this server, or refused. */
class SiteTest {

    private static final Site TOWN = new Site("https://zhenggai.town.test", List.of("10.1.2.3"));

    @Test
    void onlyItsOwnNamesAreMeant() {
        assertThat(isMeant("zhenggai.town.test", "10.1.2.3")).isTrue();
        assertThat(isMeant("ZHENGGAI.town.test", "10.1.2.3")).isTrue();
        assertThat(isMeant("10.1.2.3", "10.1.2.3")).isTrue();
        assertThat(isMeant("evil.example", "10.1.2.3")).isFalse();
        assertThat(isMeant("localhost", "10.1.2.3")).isFalse();
        assertThat(isMeant("evil.example", "127.0.0.1")).isFalse();
        // A health check on the machine itself
        assertThat(isMeant("localhost", "127.0.0.1")).isTrue();
    }

    @Test
    void anotherHostIsRefusedInChineseAndTlsIsKept() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
        request.setServerName("evil.example");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Gate(TOWN, new Outage()).doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(421);
        assertThat(response.getContentAsString()).contains("这个网址不属于本系统");
        assertThat(response.getHeader("Strict-Transport-Security")).contains("max-age");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void whoeverCameSecondIsToldSo() throws Exception {
        for (RuntimeException failure : List.of(
                new OptimisticLockingFailureException("item"),
                new DuplicateKeyException("report"),
                new IllegalStateException(new OptimisticLockingException("task")))) {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/items/1/extension");
            request.setServerName("zhenggai.town.test");
            MockHttpServletResponse response = new MockHttpServletResponse();
            new Gate(TOWN, new Outage()).doFilter(request, response, (asked, answer) -> {
                throw new ServletException(failure);
            });
            assertThat(response.getStatus()).isEqualTo(409);
            assertThat(response.getContentAsString()).contains("同一件事刚刚有人办过");
        }
    }

    private static boolean isMeant(String host, String localAddress) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(host);
        request.setLocalAddr(localAddress);
        return TOWN.isMeantBy(request);
    }
}
