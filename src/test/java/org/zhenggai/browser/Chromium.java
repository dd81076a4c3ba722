package org.zhenggai.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Debian's Chromium, driven as a user drives it; every person gets a fresh session. */
class Chromium implements AutoCloseable {

    /** Milliseconds, more than the 300 that a field of form-js waits before it tells a change. */
    private static final int SETTLING = 700;

    /** Milliseconds after which a click that led to nothing is made again. */
    private static final int HEARD = 10_000;

    private static final int CLICKS = 4;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final String address;

    Chromium(int port) {
        address = "http://localhost:" + port;
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setEnv(inChinese())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--lang=zh-CN",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    /** The browser's own texts, as on a file's button, follow the environment. */
    private static Map<String, String> inChinese() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("LANGUAGE", "zh_CN");
        return environment;
    }

    /** Somebody who has not logged in. */
    Session stranger() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1366, 768)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        return new Session(page);
    }

    /** Logs in and stays on the home page. */
    Session login(String user, String password) {
        Session session = stranger();
        Page page = session.page();
        page.navigate(address + "/login");
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", password);
        page.click("button[type=submit]");
        PlaywrightAssertions.assertThat(page).hasURL(address + "/");
        return session;
    }

    /** Fills in the form of an open task. */
    interface Filling {
        void fill(Session task);
    }

    /** Does the task whose name starts so as this person, from log-in to submission. */
    void as(String user, String password, String task, Filling form) {
        try (Session session = login(user, password)) {
            session.openTask(task);
            session.claimUnlessGiven();
            form.fill(session);
            session.submitTask();
        }
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** One person's browser. */
    class Session implements AutoCloseable {

        private final Page page;

        Session(Page page) {
            this.page = page;
        }

        Page page() {
            return page;
        }

        void open(String path) {
            page.navigate(address + path);
        }

        /** Opens Tasklist and in it the task whose name starts so. */
        void openTask(String name) {
            open("/camunda/app/tasklist/");
            // The texts come after the page; before them it shows their keys.
            PlaywrightAssertions.assertThat(page.locator("body")).not().containsText("DUE_DATE");
            page.locator(".tasks-list .task h4 a")
                    .filter(new Locator.FilterOptions().setHasText(name))
                    .first()
                    .click();
            PlaywrightAssertions.assertThat(page.locator(".task-details h2.task, header h2.task")
                            .first())
                    .containsText(name);
            PlaywrightAssertions.assertThat(page.locator(".fjs-form")).isVisible();
        }

        /** Claims the open task, so that its form can be filled in. */
        void claim() {
            page.locator("button.claim").click();
            PlaywrightAssertions.assertThat(page.locator("button.unclaim")).isVisible();
            PlaywrightAssertions.assertThat(submit()).isEnabled();
        }

        /** Claims the open task, unless somebody has given it to this person. */
        void claimUnlessGiven() {
            PlaywrightAssertions.assertThat(
                            page.locator("button.claim, button.unclaim").first())
                    .isVisible();
            if (page.locator("button.unclaim").count() == 0) {
                claim();
            }
        }

        String address(String path) {
            return address + path;
        }

        /** The case of the task with its form. */
        Locator shown() {
            return page.locator(".form-pane");
        }

        /** Opens the task of this round whose step is called so from the list of what waits. */
        void openOnDesk(String step, long round) {
            open("/tasks?round=" + round);
            page.locator(".task-rows a")
                    .filter(new Locator.FilterOptions().setHasText(step))
                    .first()
                    .click();
            PlaywrightAssertions.assertThat(page.locator(".desk h1")).hasText(step);
            PlaywrightAssertions.assertThat(submit()).isVisible();
        }

        /** Submits the form of the task page, and is told what happened. */
        void submitOnDesk() {
            submit().click();
            PlaywrightAssertions.assertThat(page.locator("main.finished h1")).containsText("已办理");
        }

        /** The form itself. */
        Locator form() {
            return page.locator(".fjs-form");
        }

        void choose(String label) {
            form().getByText(label, new Locator.GetByTextOptions().setExact(true))
                    .click();
        }

        /** Types a text and leaves the field, as a user does: form-js tells a change late, and at once when it is left. */
        void fill(String key, String text) {
            Locator field = form().locator("textarea[id$='-" + key + "'], input[id$='-" + key + "']");
            field.fill(text);
            field.blur();
        }

        /** Types a day such as {@code 2024-03-22} into the n-th field for days that can be seen. */
        void date(int n, String day) {
            Locator field = form().locator("input.flatpickr-input:visible").nth(n);
            String[] parts = day.split("-");
            String pattern = field.getAttribute("placeholder").toLowerCase();
            field.fill(pattern.replace("yyyy", parts[0]).replace("mm", parts[1]).replace("dd", parts[2]));
            field.press("Enter");
        }

        /** Chooses the same answer in each row of a list. */
        void chooseEverywhere(String label) {
            Locator answers = form().getByText(label, new Locator.GetByTextOptions().setExact(true));
            PlaywrightAssertions.assertThat(answers).not().hasCount(0);
            for (int row = 0; row < answers.count(); row++) {
                answers.nth(row).click();
            }
        }

        /**
         * Types a number. The field of form-js tells its value only some time after a change, and right after loading
         * once more its first one, which undoes what was typed before or shows and hides a sentence above the button
         * while it is clicked; so it is typed until it stays.
         */
        void fillNumber(String key, String number) {
            Locator field = form().locator("input[id$='-" + key + "']");
            page.waitForCondition(() -> {
                field.fill(number);
                field.blur();
                page.waitForTimeout(SETTLING);
                return field.inputValue().equals(number);
            });
        }

        /** Submits the form, which must be accepted, and waits until the task is gone from the list. */
        void submitTask() {
            Response answer = submission().response();
            Assertions.assertThat(answer.ok())
                    .as(() -> answer.request().postData() + " was answered with " + answer.text())
                    .isTrue();
            PlaywrightAssertions.assertThat(page.locator(".fjs-form")).not().isVisible();
        }

        /** Clicks until it is heard: a sentence that comes or goes above the button moves it away below the click. */
        private Request submission() {
            for (int click = 1; ; click++) {
                try {
                    return page.waitForRequest(
                            request -> request.url().endsWith("/submit-form"),
                            new Page.WaitForRequestOptions().setTimeout(HEARD),
                            () -> submit().click());
                } catch (TimeoutError e) {
                    if (click == CLICKS) {
                        throw e;
                    }
                }
            }
        }

        Locator submit() {
            return form().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提交"));
        }

        /** Nothing reaches beyond the right edge of the window, its pane or its cell; form-js's arrows hide what does. */
        void fitsTheWindow() {
            Assertions.assertThat((List<?>) page.evaluate("() => [...document.querySelectorAll("
                            + "'html, main, main :is(div, section, th, td)')]"
                            + ".filter(box => !box.matches('.fjs-number-arrow-container')"
                            + " && box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1)"
                            + ".map(box => `${box.tagName}.${box.className}: ${box.textContent.trim().slice(0, 40)}`)"))
                    .isEmpty();
        }

        void picture(Path file) {
            // What has just come into the document is painted in the frame after the next.
            page.evaluate("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
