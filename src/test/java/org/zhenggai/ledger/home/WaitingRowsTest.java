package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.engine.desk.Part;
import org.zhenggai.engine.tasklist.Subjects.Subject;
import org.zhenggai.ledger.home.Waiting.When;

/** When something is due, at the edges: the minute, the day and the week. */
class WaitingRowsTest {

    /** A Wednesday. */
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 5, 15, 10, 0);

    private static Waiting.Row row(LocalDateTime due, String process) {
        return row(due, process, false);
    }

    private static Waiting.Row row(LocalDateTime due, String process, boolean isReturned) {
        DeskProcess.Task task = new DeskProcess.Task("t", "填报两周报告", process, 1, Set.of(), NOW, due);
        return Waiting.Row.of(
                task,
                "",
                null,
                new Subject(1, 1L, 1, "轮次", "7", null, "事项", "单位", null, null, false, isReturned, null),
                NOW,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-14T17:30, OVERDUE",
        "2024-05-15T09:59, OVERDUE",
        "2024-05-15T10:00, TODAY",
        "2024-05-15T23:59, TODAY",
        "2024-05-16T00:00, THIS_WEEK",
        "2024-05-19T23:59, THIS_WEEK",
        "2024-05-20T00:00, LATER"
    })
    void whatIsDue(LocalDateTime due, When when) {
        assertThat(row(due, "rectification-item").when()).isEqualTo(when);
    }

    @Test
    void whatHasNoTimeIsDueLater() {
        assertThat(row(null, "rectification-item").when()).isEqualTo(When.LATER);
    }

    @Test
    void onlySignaturesAndExtensionsAreAnsweredByYesOrNo() {
        assertThat(Stream.of("sign-off", "extension", "rectification-item", "escalation")
                        .filter(process -> row(NOW, process).isYesOrNo()))
                .containsExactly("sign-off", "extension");
    }

    @Test
    void aReportOnWhatWasSentBackSaysSoAndNoOtherTaskOfTheItem() {
        assertThat(row(NOW, "rectification-item", true).isReturned()).isTrue();
        assertThat(row(NOW, "rectification-item").isReturned()).isFalse();
        assertThat(row(NOW, "escalation", true).isReturned()).isFalse();
    }

    @Test
    void aGroupShowsSixAndSaysHowManyThereAre() {
        Waiting waiting = new Waiting(
                Map.of(Part.ALL, 29L, Part.OVERDUE, 9L, Part.TODAY, 2L, Part.WEEK, 5L),
                Stream.concat(
                                Stream.generate(() -> row(NOW.minusDays(1), "rectification-item"))
                                        .limit(7),
                                Stream.of(NOW, NOW.plusDays(1), NOW.plusDays(9))
                                        .map(due -> row(due, "rectification-item")))
                        .toList());
        assertThat(waiting.all()).isEqualTo(29);
        assertThat(waiting.hasToday()).isTrue();
        assertThat(waiting.groups()).extracting(Waiting.Group::all).containsExactly(9L, 2L, 3L, 15L);
        assertThat(waiting.groups().get(0).shown()).hasSize(6);
        assertThat(waiting.groups().get(0).others()).hasSize(1);
        assertThat(new Waiting(Map.of(), List.of()).groups()).isEmpty();
    }
}
