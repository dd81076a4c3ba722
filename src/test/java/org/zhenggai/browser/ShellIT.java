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
 * Every page of every role, on a wall, at a desk and on a phone: none is wider than its window, none has words over words or
 * cut off, none breaks a rule of WCAG 2.2 A or AA that axe-core knows, none tells an error to the console. It has the demo of {@link PicturesIT}, and shares it.
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

    private static final int WALL = 1920;
    private static final int DESK = 1366;
    private static final int PHONE = 390;
    private static final Map<Integer, Integer> HEIGHTS = Map.of(WALL, 1080, DESK, 768, PHONE, 844);

    private static final String VIOLATIONS = """
            async () => (await axe.run({
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                resultTypes: ['violations']
            })).violations.map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')}`)
            """;

    /** Words over words, words cut off, what is wider than the window. */
    private static final String LAYOUT = "() => layout()";

    /** What a finger would miss, and what goes on beyond an edge without a sign of it. */
    private static final String TAPS = "() => taps()";

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    @Autowired
    private JdbcClient jdbc;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> examined = new HashSet<>();
    private final List<String> examiners = new ArrayList<>();
    private Chromium chromium;

    @BeforeAll
    void start() throws IOException {
        for (String examiner : List.of("axe.min.js", "layout.js", "taps.js")) {
            examiners.add(new ClassPathResource(examiner).getContentAsString(StandardCharsets.UTF_8));
        }
        chromium = new Chromium(port);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void everyPageHoldsOnAWallAtADeskAndOnAPhone() throws IOException {
        for (Map.Entry<String, List<String>> one : Pages.all(jdbc).entrySet()) {
            try (Chromium.Session session = chromium.login(one.getKey(), password)) {
                watch(session.page());
                one.getValue().forEach(path -> check(session, one.getKey(), path));
                List<String> waiting = one.getValue().contains("/tasks") ? tasks(session) : List.of();
                waiting.forEach(path -> check(session, one.getKey(), path));
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
            watch(session.page());
            session.open("/components");
            session.page().setViewportSize(DESK, 1800);
            session.picture(folder.resolve("components.png"));
            session.page().setViewportSize(PHONE, 2900);
            session.picture(folder.resolve("components-phone.png"));
            session.page().setViewportSize(PHONE, 844);
            session.page().locator("#ask-sample").click();
            assertThat((List<?>) session.page().evaluate(LAYOUT)).isEmpty();
            assertThat((List<?>) session.page().evaluate(TAPS)).isEmpty();
        }
    }

    @Test
    void whatIsLaidOutWronglyIsFound() {
        try (Chromium.Session session = chromium.login("guanli1", password)) {
            watch(session.page());
            session.open("/components");
            assertThat(after(session, "document.querySelector('h1').style.transform = 'translateY(40px)'"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("over each other"));
            assertThat(after(session, "document.querySelector('h1').style.cssText = 'height: 10px; overflow: hidden'"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("cut"));
            assertThat(after(session, "document.querySelector('h1').style.cssText = 'width: 120vw'"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("wider"));
            assertThat(after(session, "document.querySelector('h1').style.cssText = ''"))
                    .isEmpty();
        }
    }

    @Test
    void whatAFingerWouldMissIsFound() {
        try (Chromium.Session session = chromium.login("guanli1", password)) {
            watch(session.page());
            session.page().setViewportSize(PHONE, 844);
            session.open("/components");
            for (String small : List.of(
                    "document.querySelector('main button').style.minHeight = '30px'",
                    "document.querySelector('main select').style.minHeight = '30px'",
                    "document.querySelector('.scrolls').style.background = 'none'")) {
                session.page().evaluate(small);
            }
            assertThat(String.valueOf(session.page().evaluate(TAPS)))
                    .contains("BUTTON", "SELECT", "goes on without a sign");
        }
    }

    private static List<String> after(Chromium.Session session, String change) {
        session.page().evaluate(change);
        return ((List<?>) session.page().evaluate(LAYOUT))
                .stream().map(String::valueOf).toList();
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
        examiners.forEach(page::addInitScript);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrong.add(page.url() + " said " + message.text());
            }
        });
        page.onPageError(error -> wrong.add(page.url() + " failed with " + error));
    }

    /** One task of each step that waits for this person. */
    private static List<String> tasks(Chromium.Session session) {
        session.open("/tasks");
        return ((List<?>) session.page().evaluate("""
                () => [...new Map([...document.querySelectorAll('.task-rows a')]
                    .map(way => [way.querySelector('.step').textContent, way.getAttribute('href')])).values()]
                """))
                .stream().map(String::valueOf).toList();
    }

    private void check(Chromium.Session session, String user, String path) {
        Page page = session.page();
        Response answer = page.navigate(session.address(path));
        if (answer.status() >= 400) {
            wrong.add(user + " " + path + " was answered with " + answer.status());
            return;
        }
        // What several see differs in words, not in make: the first of them stands for all before axe-core.
        boolean isNew = examined.add(path);
        for (int width : new int[] {WALL, DESK, PHONE}) {
            page.setViewportSize(width, HEIGHTS.get(width));
            page.evaluate("() => new Promise(laidOut => requestAnimationFrame(() => requestAnimationFrame(laidOut)))");
            for (String script : scripts(isNew, width)) {
                ((List<?>) page.evaluate(script))
                        .forEach(found -> wrong.add(user + " " + path + " at " + width + ": " + found));
            }
        }
    }

    private static List<String> scripts(boolean isNew, int width) {
        if (width == PHONE) {
            return isNew ? List.of(LAYOUT, TAPS, VIOLATIONS) : List.of(LAYOUT, TAPS);
        }
        return isNew && width == DESK ? List.of(LAYOUT, VIOLATIONS) : List.of(LAYOUT);
    }
}
