package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.Doors.Door;
import org.zhenggai.access.Doors.Entry;

/** Whatever a person can send by a page or a script of ours carries a key by which a second click is known. */
class OnceDoorsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final List<Path> SCRIPTS = List.of(
            Path.of("src/main/resources/static/zhenggai"),
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app"));

    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>");
    private static final Pattern ADDRESS = Pattern.compile("@\\{(/(?:[^({}]|\\{\\w+})*)");

    /** What only asks, though not by GET. */
    private static final Predicate<String> ASKS = Pattern.compile(
                    "POST .*/(count|list|group|task|job|job-definition|incident|process-instance|external-task"
                            + "|called-process-(definitions|instances)|generate|validate)")
            .asMatchPredicate();

    /** What may come twice without a key, and why. */
    private static final Set<String> SAME_AGAIN = Set.of(
            // The last of it counts.
            "POST /tasks/{task}/draft",
            // Shows what would be, and stores nothing but the next preview.
            "POST /administration/notices/templates/{kind}/preview",
            // Who has a task has it, who has given it back has not.
            "POST /camunda/api/engine/engine/default/task/{task}/claim",
            "POST /camunda/api/engine/engine/default/task/{task}/unclaim",
            // Known by its content: a task is completed once.
            "POST /camunda/api/engine/engine/default/task/{task}/submit-form",
            "POST /camunda/api/admin/auth/user/default/logout",
            // Numbers that are set.
            "PUT /camunda/api/engine/engine/default/job/{job}/retries",
            "PUT /camunda/api/engine/engine/default/job-definition/{jobDefinition}/retries",
            "PUT /engine-rest/job/{job}/retries",
            // Of programs and designers: the header is theirs to send, and the same again is the same draft anew.
            "POST /camunda/api/engine/engine/default/deployment/create",
            "POST /engine-rest/deployment/create");

    @Test
    void everyDoorThatPeopleWriteThroughIsSentWithAKey() throws IOException {
        Set<String> sent = sentByForms();
        String scripts = read(SCRIPTS.get(0), ".js") + read(SCRIPTS.get(1), ".js");
        List<String> doors = new Doors()
                .all().stream()
                        .filter(OnceDoorsTest::isWritten)
                        .map(Door::title)
                        .filter(title -> !ASKS.test(title))
                        .toList();
        assertThat(doors).hasSizeGreaterThan(60).containsAll(SAME_AGAIN);
        assertThat(doors)
                .filteredOn(title -> !SAME_AGAIN.contains(title)
                        && !sent.contains(shape(path(title)))
                        && !isSentByScript(path(title), scripts))
                .isEmpty();
    }

    /** Spring puts the key where it puts its token: into forms whose address Thymeleaf writes. */
    @Test
    void everyFormThatIsPostedGetsItsAddressFromThymeleaf() throws IOException {
        Matcher form = FORM.matcher(read(TEMPLATES, ".html"));
        Set<String> without = new TreeSet<>();
        int forms = 0;
        for (; form.find(); forms++) {
            if (!form.group().contains("th:action=")) {
                without.add(form.group());
            }
        }
        assertThat(forms).isGreaterThan(40);
        assertThat(without).isEmpty();
    }

    /** There are three places where scripts write, and each of them makes a key. */
    @Test
    void scriptsWriteByTheFunctionsThatMakeAKey() throws IOException {
        Set<String> writers = new TreeSet<>();
        for (Path folder : SCRIPTS) {
            for (Path script : files(folder, ".js")) {
                if (Pattern.compile("method: '(POST|PUT|DELETE)'|XMLHttpRequest\\(|fetch\\(path|sendBeacon|\\$http\\.")
                        .matcher(Files.readString(script))
                        .find()) {
                    writers.add(script.getFileName().toString());
                }
            }
        }
        assertThat(writers).containsExactly("case-requests.js", "intake-upload.js", "request.js");
        for (String writer : writers) {
            assertThat(Files.readString(SCRIPTS.get(0).resolve(writer))).contains("from './once.js'");
        }
    }

    private static boolean isWritten(Door door) {
        return !door.method().equals("GET")
                && !door.method().equals("OPTIONS")
                && door.entries().values().stream().anyMatch(entry -> entry != Entry.NO);
    }

    /** The addresses that forms, their buttons and the data for scripts name. */
    private static Set<String> sentByForms() throws IOException {
        Set<String> found = new HashSet<>();
        Matcher tag = Pattern.compile(
                        "(?:<form\\b[^>]*method=\"post\"[^>]*|th:formaction=\"[^\"]*|th:data-(?:rows|action)=\"[^\"]*)")
                .matcher(read(TEMPLATES, ".html"));
        while (tag.find()) {
            Matcher address = ADDRESS.matcher(tag.group());
            while (address.find()) {
                found.add(shape(address.group(1)));
            }
        }
        return found;
    }

    /** By its address, or by the end of it behind one that a page has named. */
    private static boolean isSentByScript(String path, String scripts) {
        String whole = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/`']+\\\\Q");
        String end = path.substring(path.lastIndexOf('}') + 1);
        return Pattern.compile("[`']" + whole + "[`']").matcher(scripts).find()
                || !end.isEmpty() && (scripts.contains(end + "`") || scripts.contains("'" + end.substring(1) + "'"));
    }

    private static String path(String title) {
        return title.substring(title.indexOf(' ') + 1);
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static String read(Path folder, String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(folder, ending)) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
