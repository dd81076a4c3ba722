package org.zhenggai.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ClassPathResource;

/**
 * What is typed or pasted into a form stays there, however quickly one goes from field to field: every field of every
 * form, in the form-js that Tasklist has inside, with Tasklist's own scripts, on a processor four times as slow. What is
 * done in Tasklist itself, with keyboard and clipboard, is in {@code DraftsIT}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypingIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Milliseconds between leaving a field and typing into the next. */
    private static final List<Integer> GAPS = List.of(0, 50, 100, 200, 300, 400);

    private static final int SLOWER = 4;

    /** Whether each field is typed and pasted into at each gap; else it is one of both, which takes half the time. */
    private static final boolean IS_WHOLE = Boolean.getBoolean("typing.whole");

    /** One for each core: a processor that is made slower is busy all the time. */
    private static final int PROCESSES = 2;

    /** Windows of one process, each with a focus of its own; they wait most of the time. */
    private static final int WINDOWS = 10;

    private static final String SITE = "http://forms.test";

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private static final String PAGE = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\">"
            + "<link rel=\"stylesheet\" href=\"" + TASKLIST + "camunda-tasklist-bootstrap.css\">"
            + "<script src=\"/camunda/lib/runtime.js\"></script><script src=\"/camunda/lib/deps.js\"></script>"
            + "</head><body></body></html>";

    private static final Set<String> TYPES = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");

    @Test
    void nothingTypedOrPastedIsLost() throws IOException {
        List<JsonNode> forms = forms();
        List<JsonNode> passes = run(forms);
        List<String> lost = passes.stream()
                .flatMap(pass -> stream(pass.path("lost")).map(loss -> title(pass) + ": " + loss))
                .toList();
        long entered =
                passes.stream().mapToLong(pass -> pass.path("filled").size()).sum();
        assertThat(lost).as("lost of " + entered).isEmpty();
        assertThat(passes).hasSize(forms.size() * GAPS.size() * (IS_WHOLE ? 2 : 1));
        for (JsonNode form : forms) {
            assertThat(passes)
                    .filteredOn(pass -> pass.path("form").equals(form.path("id")))
                    .allSatisfy(pass -> assertThat(names(pass)).as(title(pass)).containsAll(fields(form)));
        }
        assertThat(passes)
                .flatExtracting(pass -> stream(pass.path("filled"))
                        .map(field -> field.get(1).asText())
                        .toList())
                .containsAll(TYPES);
    }

    private static String title(JsonNode pass) {
        return pass.path("form").asText() + ", gap " + pass.path("gap") + ", "
                + pass.path("way").asText();
    }

    /** All forms of the project, those with most fields first, and one with the types that none of them has. */
    private static List<JsonNode> forms() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("src/test/resources/typing/other-fields.form")));
        try (Stream<Path> found = Files.walk(Path.of("forms"))) {
            found.filter(file -> file.toString().endsWith(".form")).sorted().forEach(files::add);
        }
        List<JsonNode> forms = new ArrayList<>();
        for (Path file : files) {
            forms.add(JSON.readTree(file.toFile()));
        }
        forms.sort(Comparator.comparing(form -> -fields(form).size()));
        return forms;
    }

    private static List<JsonNode> run(List<JsonNode> forms) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Chromium chromium = new Chromium(0)) {
            List<List<Page>> processes = new ArrayList<>();
            for (int n = 0; n < PROCESSES; n++) {
                processes.add(windows(chromium.stranger().page()));
            }
            // In turns, so that the long forms, which come first, are not all with one process.
            List<Page> windows = IntStream.range(0, WINDOWS)
                    .boxed()
                    .flatMap(n -> processes.stream().map(process -> process.get(n)))
                    .toList();
            for (int n = 0; n < windows.size(); n++) {
                int first = n;
                windows.get(n)
                        .evaluate(
                                "([forms, gaps, isWhole]) => window.start(JSON.parse(forms), gaps, isWhole)",
                                List.of(
                                        JSON.writeValueAsString(IntStream.range(0, forms.size())
                                                .filter(form -> form % windows.size() == first)
                                                .mapToObj(forms::get)
                                                .toList()),
                                        GAPS,
                                        IS_WHOLE));
            }
            for (Page window : windows) {
                String found = (String) window.evaluate("async () => JSON.stringify(await window.running)");
                JSON.readTree(found).forEach(results::add);
            }
        }
        return results;
    }

    /** Windows that the page has opened, and which share its processor, made slow. */
    private static List<Page> windows(Page opener) {
        opener.context().route(SITE + "/**", TypingIT::answer);
        opener.navigate(SITE + TASKLIST);
        List<Page> windows = new ArrayList<>();
        for (int n = 0; n < WINDOWS; n++) {
            Page window = opener.waitForPopup(() -> opener.evaluate("address => { window.open(address); }", TASKLIST));
            window.waitForLoadState();
            window.evaluate(
                    "async scripts => {"
                            + " const { tellAtOnce } = await import('/zhenggai/form/typed-at-once.js');"
                            + " const { formClass } = await import(scripts + 'form-js.js');"
                            + " const { run } = await import('/driver.js');"
                            + " tellAtOnce(formClass());"
                            + " window.start = (...jobs) => { window.running = run(formClass(), ...jobs); }; }",
                    TASKLIST + "scripts/");
            windows.add(window);
        }
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        opener.context().newCDPSession(opener).send("Emulation.setCPUThrottlingRate", rate);
        return windows;
    }

    /** The files as the server would find them: ours before those of the web jar. */
    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        try {
            if (path.equals(TASKLIST)) {
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(PAGE));
                return;
            }
            byte[] content = new ClassPathResource(
                            path.equals("/driver.js")
                                    ? "typing/driver.js"
                                    : (path.startsWith("/zhenggai/") ? "static" : "META-INF/resources/webjars") + path)
                    .getContentAsByteArray();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(path.endsWith(".css") ? "text/css" : "text/javascript")
                    .setBodyBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of all fields that somebody can fill in. */
    private static Set<String> fields(JsonNode holder) {
        Set<String> keys = new HashSet<>();
        for (JsonNode field : holder.path("components")) {
            keys.addAll(fields(field));
            boolean isOpen = !field.path("readonly").asBoolean()
                    && !field.path("disabled").asBoolean();
            if (field.hasNonNull("key")
                    && isOpen
                    && !field.path("type").asText().equals("expression")) {
                keys.add(field.path("key").asText());
            }
        }
        return keys;
    }

    /** The last parts of the paths of what was filled in. */
    private static Set<String> names(JsonNode pass) {
        Set<String> names = new HashSet<>();
        stream(pass.path("filled"))
                .forEach(field -> names.add(field.get(0).asText().replaceFirst(".*\\.", "")));
        return names;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
