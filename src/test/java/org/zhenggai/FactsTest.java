package org.zhenggai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.Source.Place;

/**
 * Each fact is written once, at its owner: what is overdue, open or stalled, the words of states and steps, the end of the
 * day. Printed as a table: fact, its owner, how many places. {@code facts.txt} lists what is left beside the owners; it only
 * shrinks.
 */
class FactsTest {

    private static final List<Source> SOURCES = Source.all();

    private static final String NOBODY = "";

    private static final Pattern SQL = Pattern.compile(
            "(?is).*(?:\\b(?:select|insert into|update|delete from|join|order by)\\s.*|\\b(?:case|when)\\s.*\\bthen\\s.*)");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final Pattern STATES = Pattern.compile("enum \\w*(?:State|Verdict|Ending)\\b");

    private static final Pattern WORD = Pattern.compile("(?m)^    [A-Z_]+\\(\"(\\p{IsHan}+)\"");

    private static final Pattern DEFAULT = Pattern.compile("\\bdefault ->");

    /** Whether a switch is over a state: by its name, or by codes of tables. */
    private static final Pattern OVER_STATE =
            Pattern.compile("(?s)switch \\([^{]*(?:[sS]tate|[vV]erdict|[eE]nding)\\b[^{]*\\{.*|.*case \"[A-Z_]+\".*");

    /** Ordinary words, which say many things besides a state. */
    private static final Set<String> ORDINARY = Set.of("同意", "不同意", "通过", "退回");

    private static final List<Fact> FACTS = facts();

    /**
     * Something that is said once.
     *
     * @param owner the file that says it, or empty when no Java source does
     * @param advice what to use
     */
    private record Fact(String name, String owner, String advice, Function<Source, List<Place>> finder) {

        static Fact code(String name, String owner, String advice, String pattern) {
            return new Fact(name, owner, advice, source -> source.matches(Pattern.compile(pattern)));
        }

        static Fact literal(String name, String owner, String advice, String... patterns) {
            List<Pattern> all = Stream.of(patterns).map(Pattern::compile).toList();
            return new Fact(
                    name,
                    owner,
                    advice,
                    source -> source.literals(text -> all.stream()
                            .allMatch(pattern -> pattern.matcher(text).find())));
        }
    }

    private static List<Fact> facts() {
        Set<String> steps = words("round/item/LadderStep.java");
        Set<String> states = stateWords();
        return List.of(
                Fact.code(
                        "past its deadline",
                        "round/item/Deadline.java",
                        "Deadline.isPast, Deadline.pastIn, Counted.OVERDUE",
                        "(?i:\\bdeadline\\s*(?:<=?|>=)\\s*(?:\\?|:today|:now|:on\\b|current_date))|[dD]eadline(?:\\(\\))?\\.isBefore\\(|(?:today|now\\(clock\\))\\.isAfter\\(\\w*\\.?deadline"
                                + "|deadline\\.isBefore|\\.deadline \\+ \""),
                Fact.code(
                        "coming due soon",
                        "round/item/Counted.java",
                        "Counted.SOON, Deadline.soonUntil",
                        "deadline between :today"),
                Fact.code(
                        "open item",
                        "round/item/ItemState.java",
                        "ItemState.isOpen, ItemState.openIn",
                        "(?<!\\.)(?<!case [A-Z_, ]{0,90})\\b'?CLOSED'?,\\s*'?(?:CARRIED_OVER|WITHDRAWN)\\b"),
                Fact.code(
                        "open item with a unit",
                        "round/item/ItemState.java",
                        "ItemState.isStarted, ItemState.startedIn",
                        "<> 'PLANNED' and (?:\"\\s*\\+ )?(?:ItemState\\.)?(?:openIn|%s)|isOpen\\(\\) && .{0,40}PLANNED"),
                Fact.code(
                        "open round",
                        "round/RoundState.java",
                        "RoundState.isOpen, RoundState.openIn",
                        "\\b'?ARCHIVED'?,\\s*'?WITHDRAWN\\b"),
                Fact.literal(
                        "stalls now",
                        NOBODY,
                        "the view stalled_now (V63)",
                        "\\b(?:from|join) escalation_episode\\b",
                        "\\bended_at is null\\b"),
                Fact.code(
                        "the end of the day",
                        "kernel/calendar/WorkCalendar.java",
                        "WorkCalendar.END_OF_DAY",
                        "\\b17,\\s*30\\b|17:30"),
                new Fact(
                        "words of the ladder",
                        "round/item/LadderStep.java",
                        "LadderStep.word",
                        source -> source.literals(steps::contains)),
                new Fact(
                        "words of states outside their enum",
                        NOBODY,
                        "the enum's word()",
                        source -> STATES.matcher(source.code()).find() ? List.of() : source.literals(states::contains)),
                new Fact(
                        "Chinese in SQL",
                        NOBODY,
                        "an enum's word() in Java, or a named parameter",
                        source -> source.literals(text ->
                                SQL.matcher(text).matches() && HAN.matcher(text).find())),
                new Fact("a default that swallows a state", NOBODY, "a case for each state", FactsTest::defaults));
    }

    private static Set<String> words(String file) {
        return SOURCES.stream()
                .filter(source -> source.file().equals(file))
                .flatMap(source -> Pattern.compile("\"(\\p{IsHan}+)\"")
                        .matcher(source.code())
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> stateWords() {
        return SOURCES.stream()
                .filter(source -> STATES.matcher(source.code()).find())
                .flatMap(source -> WORD.matcher(source.code()).results())
                .map(found -> found.group(1))
                .filter(word -> !ORDINARY.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Place> defaults(Source source) {
        return DEFAULT.matcher(source.code())
                .results()
                .filter(found -> OVER_STATE
                        .matcher(switchBefore(source.code(), found.start()))
                        .matches())
                .map(found -> source.at(found.start()))
                .toList();
    }

    /** The switch that a default ends. */
    private static String switchBefore(String code, int end) {
        int depth = 0;
        for (int n = end; n > 0; n--) {
            depth += code.charAt(n) == '}' ? 1 : code.charAt(n) == '{' ? -1 : 0;
            if (depth < 0) {
                return code.substring(code.lastIndexOf("switch", n), end);
            }
        }
        return "";
    }

    @Test
    void eachFactIsWrittenOnceAtItsOwner() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("src/test/resources/facts.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        StringBuilder table = new StringBuilder("fact | owner | places\n");
        List<String> second = new ArrayList<>();
        Map<String, Integer> left = new TreeMap<>();
        for (Fact fact : FACTS) {
            List<Place> places = SOURCES.stream()
                    .flatMap(source -> fact.finder().apply(source).stream())
                    .toList();
            table.append("%s | %s | %d%n"
                    .formatted(fact.name(), fact.owner().isEmpty() ? "-" : fact.owner(), places.size()));
            List<Place> others = places.stream()
                    .filter(place -> !place.file().equals(fact.owner()))
                    .toList();
            others.stream()
                    .collect(Collectors.groupingBy(Place::file, TreeMap::new, Collectors.counting()))
                    .forEach((file, count) -> left.put(fact.name() + " | " + file, count.intValue()));
            others.stream()
                    .filter(place -> listed.stream()
                            .noneMatch(line -> line.startsWith(fact.name() + " | " + place.file() + " | ")))
                    .forEach(place -> second.add(
                            "%s: %s is said here a second time, use %s".formatted(place, fact.name(), fact.advice())));
            if (!fact.owner().isEmpty()) {
                assertThat(places)
                        .as("%s is said by its owner", fact.name())
                        .anyMatch(place -> place.file().equals(fact.owner()));
            }
        }
        System.out.println(table);
        assertThat(second).isEmpty();
        assertThat(left.entrySet().stream().map(one -> one.getKey() + " | " + one.getValue()))
                .as("what is left beside the owners, which only shrinks")
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "past its deadline | sql(\"where \" + x + \" and i.deadline < :today\") | true",
                "past its deadline | if (LocalDate.now(clock).isAfter(item.deadline())) { | true",
                "past its deadline | // i.deadline < :today | false",
                "open item | state not in ('CLOSED', 'CARRIED_OVER') | true",
                "open item | case CLOSED, WITHDRAWN -> true; | false",
                "open round | r.state not in ('ARCHIVED', 'WITHDRAWN') | true",
                "stalls now | `\"select 1 from escalation_episode e\"\n + \" where e.ended_at is null\"` | true",
                "the end of the day | LocalTime.of(17, 30) | true",
                "words of the ladder | List.of(\"通报\", x) | true",
                "words of states outside their enum | return \"整改中\"; | true",
                "words of states outside their enum | enum WorkState { A(\"整改中\") } | false",
                "Chinese in SQL | \"select case when a then '是' end\" + \" from item\" | true",
                "Chinese in SQL | \"请选择 a\" | false",
                "a default that swallows a state | switch (row.state()) { case A -> 1; default -> 2; } | true",
                "a default that swallows a state | switch (x) { case \"OPEN\" -> { } default -> 2; } | true",
                "a default that swallows a state | switch (key) { case \"open\" -> 1; default -> 2; } | false"
            })
    void aSecondPlaceIsSeenInEveryForm(String fact, String code, boolean isSeen) {
        assertThat(FACTS.stream()
                        .filter(one -> one.name().equals(fact))
                        .flatMap(one -> one.finder().apply(Source.of("Some.java", code)).stream()))
                .hasSize(isSeen ? 1 : 0);
    }
}
