package org.zhenggai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Days are written one way (docs/adr/0036): {@code kernel.Days} does it, and {@code dates.js} for scripts. */
class WrittenDaysTest {

    /** What machines read, by class: keys, the engine's times, archives, calls to other systems, a cookie, addresses. */
    private static final Set<String> FOR_MACHINES = Set.of(
            "access.login.LockedOut",
            "bulletin.facts.BulletinCompiler#compile",
            "access.login.SignInAnswers",
            "closing.archive.ClosedFiles",
            "closing.archive.Documents",
            "notice.DueSweep",
            "notice.WarningNotices",
            "notice.channel.WebhookChannel",
            "round.RoundTimes",
            "closing.standing.StandingRhythm",
            "ladder.supervision.Supervisions#weekEnd",
            "ledger.dashboard.Count#page",
            "ledger.dashboard.Count#rows",
            "closing.verification.JointTeam",
            "work.deadline.WorkdayTimes",
            "engine.models.draft.DeploymentDoor");

    private static final Pattern IN_TEMPLATES = Pattern.compile("#temporals|#dates|#calendars|yyyy|[^\\w]HH:mm");
    private static final Pattern IN_SCRIPTS = Pattern.compile(
            "toLocaleDateString|toLocaleString|Intl\\.DateTimeFormat|replace\\('T'|getFullYear\\(|年\\$");
    private static final Pattern IN_QUERIES =
            Pattern.compile("cast\\((cast\\()?[\\w.]*(_on|_at|_date|deadline|cut_off|day)( as date\\))? as varchar");

    @Test
    void noClassWritesADayButDays() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>(WrittenDays.in(Path.of("target/classes")));
        found.keySet()
                .removeIf(place -> place.startsWith("kernel.Days#")
                        || place.startsWith("demo.")
                        || FOR_MACHINES.contains(place)
                        || FOR_MACHINES.contains(place.substring(0, place.indexOf('#'))));
        assertThat(found).isEmpty();
    }

    @Test
    void templatesAskTheBeanOfDays() throws IOException {
        assertThat(lines("src/main/resources/templates", ".html", IN_TEMPLATES)).isEmpty();
    }

    @Test
    void scriptsAskDatesJs() throws IOException {
        assertThat(lines("src/main/resources/static/zhenggai", ".js", IN_SCRIPTS))
                .allMatch(line -> line.startsWith("dates.js"));
        assertThat(lines("src/main/resources/META-INF/resources/webjars/camunda/app", ".js", IN_SCRIPTS))
                .isEmpty();
    }

    /** A day that a query turns into text is written as the database likes it. */
    @Test
    void queriesGiveDaysAsDays() throws IOException {
        assertThat(lines("src/main/java", ".java", IN_QUERIES))
                .allMatch(line -> line.matches("(Figures|MeetingSection|DeadlineSection|Offers)\\.java: .*"));
    }

    /** What the reader of classes finds, so that it does not go blind. */
    @Test
    void everyWayOfWritingIsSeen() throws IOException {
        Set<String> all =
                WrittenDays.in(Path.of("target/test-classes/org/zhenggai")).keySet();
        assertThat(all)
                .contains(Stream.of("plus", "formatted", "valueOf", "asText", "reference", "pattern")
                        .map(way -> "WrittenDaysTest$Broken#" + way)
                        .toArray(String[]::new))
                .doesNotContain("WrittenDaysTest$Broken#days");
    }

    /** Each writes a day in a way of its own. */
    private record Broken(LocalDate day, LocalDateTime time) {

        String plus() {
            return day + "前";
        }

        String formatted() {
            LocalDate local = day();
            return "%s前".formatted(local);
        }

        String valueOf() {
            return String.valueOf(time);
        }

        String asText() {
            return day.toString();
        }

        Stream<String> reference() {
            return Stream.of(day).map(LocalDate::toString);
        }

        String pattern() {
            return java.time.format.DateTimeFormatter.ofPattern("M.d").format(day);
        }

        List<LocalDate> days() {
            return List.of(day);
        }
    }

    private static List<String> lines(String folder, String ending, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> read(file)
                            .filter(line -> pattern.matcher(line).find())
                            .map(line -> file.getFileName() + ": " + line.strip()))
                    .toList();
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
