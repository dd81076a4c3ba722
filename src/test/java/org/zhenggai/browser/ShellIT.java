package org.zhenggai.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/**
 * Every page of every role, at a desk and on a phone: none is wider than its window, none breaks a rule of WCAG 2.2 A or AA
 * that axe-core knows, none tells an error to the console. It has the demo of {@link PicturesIT}, and shares it.
 */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellIT {

    private static final int DESK = 1366;
    private static final int PHONE = 390;

    private static final String VIOLATIONS = """
            async () => (await axe.run({
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                resultTypes: ['violations']
            })).violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')}`)
            """;

    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3)
                .map(one => `${one.tagName}.${one.className}`)
            """;

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    @Autowired
    private JdbcClient jdbc;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> examined = new HashSet<>();
    private String axe;
    private Chromium chromium;

    @BeforeAll
    void start() throws IOException {
        axe = new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        chromium = new Chromium(port);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void everyPageHoldsAtADeskAndOnAPhone() throws IOException {
        for (Map.Entry<String, List<String>> one : Pages.all(jdbc).entrySet()) {
            try (Chromium.Session session = chromium.login(one.getKey(), password)) {
                watch(session.page());
                one.getValue().forEach(path -> check(session, one.getKey(), path));
            }
        }
        try (Chromium.Session stranger = chromium.stranger()) {
            watch(stranger.page());
            check(stranger, "nobody", "/login");
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyComponentStandsOnOnePage() {
        try (Chromium.Session session = chromium.login("guanli1", password)) {
            session.open("/components");
            session.page().setViewportSize(DESK, 1800);
            session.picture(folder.resolve("components.png"));
            session.page().setViewportSize(PHONE, 2900);
            session.picture(folder.resolve("components-phone.png"));
            session.page().setViewportSize(PHONE, 844);
            session.page().locator("#ask-sample").click();
            assertThat((List<?>) session.page().evaluate(TOO_WIDE)).isEmpty();
        }
    }

    @Test
    void theHeadLeadsByKeysAndByThumb() {
        try (Chromium.Session session = chromium.login("zuzhijb", password)) {
            Page page = session.page();
            page.locator(".head input[type=search]").fill("干部");
            page.keyboard().press("Enter");
            page.waitForURL("**/search?q=*");
            assertThat(page.locator(".found a").count()).isPositive();
            page.locator(".head summary").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".head .menu").isVisible()).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.locator(".head .menu").isVisible()).isFalse();

            page.setViewportSize(PHONE, 844);
            session.open("/items/"
                    + jdbc.sql("select id from item where number = '33'")
                            .query(Long.class)
                            .single());
            page.locator(".head .person summary").click();
            page.locator(".head .menu").getByText("帮助").click();
            page.waitForURL("**/help/units");
            assertThat(page.locator(".head .main-ways").boundingBox().y).isGreaterThan(700);
        }
    }

    private void watch(Page page) {
        page.addInitScript(axe);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrong.add(page.url() + " said " + message.text());
            }
        });
        page.onPageError(error -> wrong.add(page.url() + " failed with " + error));
    }

    private void check(Chromium.Session session, String user, String path) {
        Page page = session.page();
        page.setViewportSize(DESK, 768);
        Response answer = page.navigate(session.address(path));
        if (answer.status() >= 400) {
            wrong.add(user + " " + path + " was answered with " + answer.status());
            return;
        }
        for (int width : new int[] {DESK, PHONE}) {
            page.setViewportSize(width, width == DESK ? 768 : 844);
            page.evaluate("() => new Promise(laidOut => requestAnimationFrame(() => requestAnimationFrame(laidOut)))");
            // What several see differs in words, not in make: at a desk the first of them stands for all.
            boolean isLikeBefore = width == DESK && !examined.add(path);
            for (String script : isLikeBefore ? List.of(TOO_WIDE) : List.of(TOO_WIDE, VIOLATIONS)) {
                ((List<?>) page.evaluate(script))
                        .forEach(found -> wrong.add(user + " " + path + " at " + width + ": " + found));
            }
        }
    }
}
