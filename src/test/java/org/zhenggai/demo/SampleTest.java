package org.zhenggai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhenggai.intake.IntakeCommand;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import picocli.CommandLine;

/** The files of the sample fit together: a hole in them would stop a replay half way. */
class SampleTest {

    private static final Set<String> ACTIONS = Set.of(
            "hand-back",
            "late-acceptance",
            "measures-returned",
            "silent",
            "no-progress",
            "extension",
            "waiting",
            "condition-met",
            "verification-failed",
            "leader-refused",
            "secretary-refused",
            "pending-acceptance",
            "pending-reassignment",
            "pending-measures",
            "pending-review",
            "pending-opinion",
            "pending-extension",
            "pending-inquiry",
            "pending-verification",
            "pending-co-verification",
            "joint-dissent",
            "pending-leader",
            "pending-secretary",
            "pending-appointment",
            "pending-talk",
            "pending-explanation",
            "pending-explanation-check",
            "pending-charge",
            "pending-outcome",
            "week-missed",
            "reminded",
            "supervision-lifted",
            "decision-open",
            "decision-unconfirmed",
            "decision-cannot",
            "pending-resolution",
            "pending-sums",
            "sums",
            "standing-rebound");
    private static final Set<String> ROUND_ACTIONS = Set.of("plan-returned", "bulletin-returned", "circular-returned");
    private static final int PERIODS = 12;

    private final Sample sample = Sample.load();
    private final List<String> items =
            sample.plan().stream().map(Sample.PlanLine::item).toList();
    private final Set<String> units = sample.units().stream()
            .filter(unit -> !unit.kind().equals("town"))
            .map(Directory.Unit::code)
            .collect(Collectors.toSet());

    @Test
    void feedbackIsReadWhole() throws IOException {
        JsonNode feedback = feedback();
        assertThat(feedback.path("totals").path("areas").asInt()).isEqualTo(20);
        assertThat(feedback.path("totals").path("findings").asInt()).isEqualTo(51);
        assertThat(feedback.path("totals").path("items").asInt()).isEqualTo(61);
        assertThat(feedback.path("totals").path("measures").asInt()).isZero();
        assertThat(feedback.path("doubts")).hasSize(1);
        assertThat(feedback.path("doubts").get(0).path("code").asText()).isEqualTo("no-measures");
    }

    @Test
    void planHasALineForEveryItemOfTheFeedback() throws IOException {
        List<String> numbers = new ArrayList<>();
        for (JsonNode area : feedback().path("areas")) {
            for (JsonNode finding : area.path("findings")) {
                int parts = finding.path("items").size();
                for (int part = 1; part <= parts; part++) {
                    numbers.add(finding.path("number").asText() + (parts == 1 ? "" : "-" + part));
                }
            }
        }
        assertThat(items).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void planNamesUnitsAndLeadersThatExist() {
        List<String> leaders = sample.people(Role.LEADING_GROUP);
        assertThat(sample.plan()).allSatisfy(line -> {
            assertThat(units).contains(line.unit()).containsAll(line.assisting());
            assertThat(line.assisting()).doesNotContain(line.unit()).doesNotHaveDuplicates();
            assertThat(leaders).contains(line.leader());
            assertThat(ItemKind.named(line.kind())).isPresent();
            assertThat(line.deadline()).isAfter(Sample.FEEDBACK);
        });
    }

    @Test
    void everyUnitHasAHandlerAndAHead() {
        assertThat(sample.units()).extracting(Directory.Unit::code).doesNotHaveDuplicates();
        assertThat(units)
                .allSatisfy(unit -> assertThat(sample.people())
                        .filteredOn(person -> unit.equals(person.unit()))
                        .extracting(Directory.Person::post)
                        .contains("handler", "head"));
    }

    @Test
    void peopleAreMarkedAsInventedAndFillEveryRole() {
        assertThat(sample.people()).extracting(Directory.Person::username).doesNotHaveDuplicates();
        assertThat(sample.people()).allSatisfy(person -> {
            assertThat(person.name()).startsWith("演示-");
            assertThat(person.roles()).isNotEmpty();
        });
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(sample.people(role)).isNotEmpty());
    }

    @Test
    void everyItemHasMeasuresAndEveryFinishedOneAResult() {
        assertThat(sample.measures().keySet()).containsExactlyInAnyOrderElementsOf(items);
        assertThat(items)
                .containsAll(sample.finish().keySet())
                .containsAll(sample.results().keySet());
        assertThat(sample.results().keySet()).containsAll(sample.finish().keySet());
        assertThat(sample.finish().values())
                .allSatisfy(period -> assertThat(period).isBetween(1, PERIODS));
    }

    @Test
    void eventsSpeakOfKnownItemsPeriodsAndActions() {
        assertThat(sample.events()).allSatisfy(event -> {
            assertThat(event.period()).isBetween(0, PERIODS + 1);
            if (event.item().equals("round")) {
                assertThat(ROUND_ACTIONS).contains(event.action());
            } else {
                assertThat(items).contains(event.item());
                assertThat(ACTIONS).contains(event.action());
            }
        });
    }

    @Test
    void eventsCarryTheDetailTheirActionNeeds() {
        assertThat(sample.events()).allSatisfy(event -> {
            switch (event.action()) {
                case "hand-back" -> assertThat(units).contains(event.detail());
                case "waiting" -> {
                    assertThat(event.detail()).matches("\\d{4}-\\d\\d-\\d\\d;.+");
                    assertThat(LocalDate.parse(event.detail().substring(0, 10))).isAfter(Sample.FEEDBACK);
                }
                case "extension" ->
                    assertThat(event.detail()).matches("\\d{4}-\\d\\d-\\d\\d;(approved|unsupported:.+|refused:.+)");
                case "no-progress" ->
                    assertThat(event.detail()).as("next steps, if any").isNotNull();
                case "sums" -> assertThat(event.detail()).matches("\\d+(\\.\\d\\d)?");
                case "leader-refused", "secretary-refused" ->
                    assertThat(event.detail()).matches("(verification)?");
                default -> assertThat(event.detail()).isEmpty();
            }
        });
        assertThat(sample.events())
                .filteredOn(event -> !event.action().startsWith("pending-"))
                .filteredOn(event ->
                        !Set.of("late-acceptance", "silent", "week-missed").contains(event.action()))
                .filteredOn(event -> !Set.of("late-acceptance", "silent", "decision-open", "decision-unconfirmed")
                        .contains(event.action()))
                .allSatisfy(event -> assertThat(event.text()).isNotBlank());
    }

    /** The feedback as the command {@code intake} reads it. */
    private static JsonNode feedback() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            int exit = new CommandLine(new IntakeCommand())
                    .execute(Path.of("samples/houjie-2023/feedback.txt").toString(), "--json");
            assertThat(exit).isZero();
        } finally {
            System.setOut(console);
        }
        return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    }
}
