package org.zhenggai.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * What is typed or pasted into a form stays there, however quickly one goes from field to field. All forms in the
 * form-js that Tasklist has inside, with Tasklist's own scripts, on a page of their own whose time passes as it is told,
 * at the pace of a processor four times as slow: so each field can be tried in each way on any machine. What is done in
 * Tasklist itself, with keyboard and clipboard, is in {@code DraftsIT}.
 */
class TypingIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Integer> GAPS = List.of(0, 50, 100, 200, 300, 400);

    /** One for each processor. */
    private static final int PAGES = 2;

    private static final String SITE = "http://forms.test";

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private static final String PAGE = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\">"
            + "<link rel=\"stylesheet\" href=\"" + TASKLIST + "camunda-tasklist-bootstrap.css\">"
            + "<script src=\"/camunda/lib/runtime.js\"></script><script src=\"/camunda/lib/deps.js\"></script>"
            + "</head><body></body></html>";

    @Test
    void nothingTypedOrPastedIsLost() throws IOException {
        List<JsonNode> forms = forms();
        List<Map<String, Object>> jobs = forms.stream()
                .flatMap(form -> GAPS.stream().map(gap -> job(form, gap)))
                .toList();
        List<JsonNode> results = run(jobs);
        assertThat(results).hasSize(jobs.size() * 2);
        List<String> lost = results.stream()
                .flatMap(result -> stream(result.path("lost"))
                        .map(loss -> "%s, gap %s, %s: %s"
                                .formatted(
                                        result.path("file").asText(),
                                        result.path("gap"),
                                        result.path("way").asText(),
                                        loss)))
                .toList();
        assertThat(lost).isEmpty();
        for (JsonNode form : forms) {
            for (JsonNode result : results) {
                if (result.path("file").asText().equals(form.path("id").asText())) {
                    assertThat(names(result)).as(result.toString()).containsAll(fields(form));
                }
            }
        }
    }

    private static Map<String, Object> job(JsonNode form, int gap) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("file", form.path("id").asText());
        job.put("gap", gap);
        job.put("schema", JSON.convertValue(form, Map.class));
        return job;
    }

    /** All forms of the project, and one with the types of fields that none of them has. */
    private static List<JsonNode> forms() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("src/test/resources/typing/other-fields.form")));
        try (Stream<Path> found = Files.walk(Path.of("forms"))) {
            found.filter(file -> file.toString().endsWith(".form")).sorted().forEach(files::add);
        }
        List<JsonNode> forms = new ArrayList<>();
        for (Path file : files) {
            forms.add(JSON.readTree(file.toFile()));
        }
        return forms;
    }

    private static List<JsonNode> run(List<Map<String, Object>> jobs) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Chromium chromium = new Chromium(0)) {
            List<Page> pages = IntStream.range(0, PAGES)
                    .mapToObj(n -> chromium.stranger().page())
                    .toList();
            for (int n = 0; n < PAGES; n++) {
                int first = n;
                Page page = pages.get(n);
                page.route(SITE + "/**", TypingIT::answer);
                page.navigate(SITE + TASKLIST);
                page.evaluate(
                        "async ([scripts, jobs]) => {"
                                + " await import(scripts + 'typed-at-once.js');"
                                + " const { formClass } = await import(scripts + 'form-js.js');"
                                + " const { run } = await import('/driver.js');"
                                + " window.running = run(formClass(), JSON.parse(jobs)); }",
                        List.of(
                                TASKLIST + "scripts/",
                                JSON.writeValueAsString(IntStream.range(0, jobs.size())
                                        .filter(job -> job % PAGES == first)
                                        .mapToObj(jobs::get)
                                        .toList())));
            }
            for (Page page : pages) {
                String found = (String) page.evaluate("async () => JSON.stringify(await window.running)");
                JSON.readTree(found).forEach(results::add);
            }
        }
        return results;
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
            byte[] content = (path.equals("/driver.js")
                            ? new ClassPathResource("typing/driver.js")
                            : new ClassPathResource("META-INF/resources/webjars" + path))
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
    private static Set<String> names(JsonNode result) {
        Set<String> names = new HashSet<>();
        stream(result.path("filled")).forEach(name -> names.add(name.asText().replaceFirst(".*\\.", "")));
        return names;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
