package org.zhenggai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;

/** The dashboard in a browser: charts with their tables, as files, on a phone and on paper. It shares the demo of {@link PicturesIT}. */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

    private static final String ONE = "/rounds/1/dashboard";
    private static final String ALL = "/dashboard";

    @LocalServerPort
    private int port;

    @Value("${zhenggai.demo.password}")
    private String password;

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));
    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = new Chromium(port);
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "shuji1, " + ONE + ", dashboard.png",
        "zhenggaiban1, " + ALL + ", dashboard-all.png",
        "zhenggaiban1, " + ONE + ",",
        "xuncha1, " + ALL + ","
    })
    void everyChartIsDrawnAboveItsTable(String user, String path, String picture) {
        try (Chromium.Session session = chromium.login(user, password)) {
            session.open(path);
            Page page = session.page();
            Locator charts = page.locator("figure.chart");
            Assertions.assertThat(charts.count()).isGreaterThanOrEqualTo(7);
            for (Locator chart : charts.all()) {
                assertThat(chart.locator(".drawn svg")).isVisible();
                Assertions.assertThat(chart.locator(".drawn svg path[fill^='#'], .drawn svg path[fill^=rgb]")
                                .count())
                        .as("bars")
                        .isPositive();
                assertThat(chart.locator("table")).isVisible();
                String first = chart.locator("tbody [data-category]").first().getAttribute("data-category");
                Assertions.assertThat(
                                String.join("", chart.locator(".drawn svg text").allTextContents()))
                        .as(first)
                        .contains(first.substring(0, Math.min(4, first.length())));
                chart.locator("summary").click();
                assertThat(chart.locator("table")).isHidden();
                chart.locator("summary").click();
                assertThat(chart.locator("table")).isVisible();
            }
            if (picture != null) {
                page.setViewportSize(1366, 1500);
                page.evaluate("scrollTo(0, 0)");
                session.picture(folder.resolve(picture));
            }
        }
    }

    @Test
    void aChartIsKeptAsAPicture() throws IOException {
        try (Chromium.Session session = chromium.login("zhenggaiban1", password)) {
            session.open(ONE);
            Locator chart = session.page().locator("[data-name=各期进展]");
            Download png = session.page()
                    .waitForDownload(() -> chart.getByText("存为图片（PNG）").click());
            Assertions.assertThat(png.suggestedFilename())
                    .isEqualTo("2026年巡察领导看板-各期进展.png".replace("2026", year(session)));
            BufferedImage picture = ImageIO.read(png.path().toFile());
            int width = ((Number) chart.locator(".drawn").evaluate("box => box.clientWidth")).intValue();
            Assertions.assertThat(picture.getWidth())
                    .as("twice as large, for print")
                    .isEqualTo(2 * width);
            Assertions.assertThat(colours(picture))
                    .as("bars, lines and letters")
                    .isGreaterThan(20);
            Download svg = session.page()
                    .waitForDownload(() -> chart.getByText("存为图片（SVG）").click());
            Assertions.assertThat(svg.path()).content().startsWith("<svg").contains("第1期");
        }
    }

    private static String year(Chromium.Session session) {
        return session.page().locator("h1 .round-name").textContent().substring(0, 4);
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(
                        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }

    /** One figure of each kind, of now and of a past period, of a round and of all. */
    @ParameterizedTest
    @CsvSource({
        ONE + ", .numbers li:nth-child(5) a",
        ONE + "?period=2, .numbers li:nth-child(2) a",
        ONE + "?period=2, [data-name=停留时长] td a >> nth=0",
        ONE + ", [data-name=各环节用时] td a >> nth=0",
        ALL + ", .numbers li:nth-child(4) a",
        ALL + ", [data-name=停留时长] td a >> nth=0",
        ALL + ", [data-name=督办] td a >> nth=0",
        ALL + ", [data-name=各单位] td a >> nth=0",
        ALL + ", [data-name=各月进展] td a >> nth=0"
    })
    void aFigureLeadsToItsRows(String path, String figure) {
        try (Chromium.Session session = chromium.login("shuji1", password)) {
            session.open(path);
            Page page = session.page();
            Locator link = page.locator(figure);
            String number = link.locator("b").count() > 0 ? link.locator("b").textContent() : link.textContent();
            link.click();
            assertThat(page.locator("main")).containsText(Pattern.compile("共" + number + "[项次]"));
            Assertions.assertThat(page.locator("main tbody tr").count())
                    .isEqualTo(Math.min(50, Integer.parseInt(number)));
        }
    }

    @Test
    void aPastPeriodIsShownAsItWas() {
        try (Chromium.Session session = chromium.login("shuji1", password)) {
            session.open(ONE);
            Page page = session.page();
            Locator closed = page.locator(".numbers li:nth-child(2) b");
            int now = Integer.parseInt(closed.textContent());
            Locator first = page.locator("[data-name=各期进展] tbody tr")
                    .first()
                    .locator("td")
                    .first();
            String recorded = first.textContent();
            page.selectOption("select[name=period]", "1");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看"))
                    .click();
            assertThat(page.locator("form.bar")).containsText("此后的办理不计入");
            assertThat(closed).hasText(recorded);
            Assertions.assertThat(Integer.parseInt(recorded)).isLessThan(now);
            assertThat(page.locator("[data-name=各期进展] tbody tr")).hasCount(1);
            session.open(ALL);
            String day = page.locator("select[name=day] option").last().getAttribute("value");
            page.selectOption("select[name=day]", day);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看"))
                    .click();
            assertThat(closed).hasText(recorded);
        }
    }

    @ParameterizedTest
    @CsvSource({ONE, ALL, ALL + "/rows?figure=OPEN", ONE + "/rows?stay=IN_WORK"})
    void fitsAPhone(String path) {
        try (Chromium.Session session = chromium.login("shuji1", password)) {
            session.page().setViewportSize(390, 844);
            session.open(path);
            Assertions.assertThat((Integer) session.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            for (Locator chart : session.page().locator(".drawn svg").all()) {
                Assertions.assertThat(chart.boundingBox().width).isLessThanOrEqualTo(390);
            }
            if (path.equals(ONE)) {
                session.page().setViewportSize(390, 1700);
                session.picture(folder.resolve("dashboard-phone.png"));
            }
        }
    }

    /** A4 across, where every chart is as wide as its place beside the table. */
    @Test
    void printsOnA4Across() throws IOException {
        try (Chromium.Session session = chromium.login("shuji1", password)) {
            session.open(ONE);
            Page page = session.page();
            byte[] pdf =
                    page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
            try (var printed = Loader.loadPDF(pdf)) {
                Assertions.assertThat(printed.getNumberOfPages()).isBetween(2, 10);
                Assertions.assertThat(printed.getPage(0).getMediaBox().getWidth())
                        .isCloseTo(842, Assertions.within(2f));
            }
            page.setViewportSize(1032, 1400);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Assertions.assertThat((List<?>) page.evaluate("() => [...document.querySelectorAll('.drawn')]"
                            + ".filter(box => box.querySelector('svg').getBoundingClientRect().width > box.clientWidth + 1)"
                            + ".map(box => box.closest('figure').dataset.name)"))
                    .isEmpty();
            session.picture(folder.resolve("dashboard-print.png"));
        }
    }
}
