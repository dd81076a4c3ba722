package org.zhenggai.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** The sample round {@code samples/houjie-2023}: what happened, as data; marked as sample there. */
public record Sample(
        byte[] feedback,
        List<Directory.Unit> units,
        List<Directory.Person> people,
        List<PlanLine> plan,
        Map<String, List<String>> measures,
        List<Step> steps,
        Map<String, String> results,
        Map<String, Integer> finish,
        List<Event> events) {

    private static final String FOLDER = "samples/houjie-2023/";

    /** Day of the feedback; our own assumption, since the circular's date lies before the inspection. */
    public static final LocalDate FEEDBACK = LocalDate.of(2023, 7, 6);

    /** Day of the circular, with which the story ends. */
    public static final LocalDate END = LocalDate.of(2024, 2, 2);

    public record PlanLine(
            String item,
            String unit,
            List<String> assisting,
            String leader,
            String kind,
            LocalDate deadline,
            boolean major,
            boolean involvesMoney) {}

    /** What departs from the smooth course; {@code item} is {@code round} for the round as a whole. */
    public record Event(String item, int period, String action, String text, String detail) {}

    /** What a unit did in a fortnight, in words that fit any item, and what it wants to do next. */
    public record Step(String done, String next) {}

    /** A file of evidence: where it lies on the class path, what it is called, what it shows. */
    record File(String path, String name, String note) {}

    static List<File> files() {
        return rows(
                "evidence.csv",
                row -> new File(FOLDER + "evidence/" + row.get("file"), row.get("name"), row.get("note")));
    }

    public static Sample load() {
        return new Sample(
                bytes("feedback.txt"),
                rows(
                        "units.csv",
                        row -> new Directory.Unit(
                                row.get("code"), row.get("name"), row.get("kind"), orNull(row.get("parent")))),
                rows("people.csv", Sample::person),
                rows("plan.csv", Sample::planLine),
                rows("measures.csv", Function.identity()).stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("item"),
                                Collectors.mapping(row -> row.get("text"), Collectors.toList()))),
                rows("steps.csv", row -> new Step(row.get("done"), row.get("next_steps"))),
                rows("results.csv", Function.identity()).stream()
                        .collect(Collectors.toMap(row -> row.get("item"), row -> row.get("text"))),
                rows("course.csv", Function.identity()).stream()
                        .filter(row -> !row.get("finish_period").isEmpty())
                        .collect(Collectors.toMap(
                                row -> row.get("item"), row -> Integer.valueOf(row.get("finish_period")))),
                rows(
                        "events.csv",
                        row -> new Event(
                                row.get("item"),
                                Integer.parseInt(row.get("period")),
                                row.get("action"),
                                row.get("text"),
                                row.get("detail"))));
    }

    /** The event of this kind in this period. */
    public Optional<Event> event(String item, int period, String action) {
        return events(item, action).filter(event -> event.period() == period).findFirst();
    }

    /** The events of this kind in the order of the story. */
    public Stream<Event> events(String item, String action) {
        return events.stream()
                .filter(event -> event.item().equals(item) && event.action().equals(action));
    }

    /** The user names of people with a role, in the order of the file. */
    public List<String> people(Role role) {
        return people.stream()
                .filter(person -> person.roles().contains(role))
                .map(Directory.Person::username)
                .toList();
    }

    /** The user name of the person with this post in a unit. */
    public String unitPerson(String unit, String post) {
        return people.stream()
                .filter(person -> unit.equals(person.unit()) && post.equals(person.post()))
                .map(Directory.Person::username)
                .findFirst()
                .orElseThrow();
    }

    private static Directory.Person person(CSVRecord row) {
        return new Directory.Person(
                row.get("username"),
                row.get("name"),
                row.get("post"),
                orNull(row.get("unit")),
                null,
                split(row.get("roles")).stream()
                        .map(code -> Role.of(code).orElseThrow())
                        .collect(Collectors.toSet()));
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static PlanLine planLine(CSVRecord row) {
        return new PlanLine(
                row.get("item"),
                row.get("lead_unit"),
                split(row.get("assisting_units")),
                row.get("leader"),
                row.get("kind"),
                LocalDate.parse(row.get("deadline")),
                Boolean.parseBoolean(row.get("major")),
                Boolean.parseBoolean(row.get("involves_money")));
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(";"));
    }

    private static <T> List<T> rows(String file, Function<CSVRecord, T> row) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(FOLDER + file).getInputStream(), StandardCharsets.UTF_8)) {
            return format.parse(reader).stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try {
            return new ClassPathResource(FOLDER + file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
