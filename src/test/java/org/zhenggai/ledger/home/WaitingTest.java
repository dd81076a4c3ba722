package org.zhenggai.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.ledger.home.TaskSubjects.Subject;
import org.zhenggai.ledger.home.Waiting.When;

/** When something is due, at the edges: the minute, the day and the week. */
class WaitingTest {

    /** A Wednesday. */
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 5, 15, 10, 0);

    private static Waiting.Row row(LocalDateTime due, String process) {
        DeskProcess.Task task = new DeskProcess.Task("t", "填报两周报告", process, 1, Set.of(), NOW, due);
        return Waiting.Row.of(task, new Subject(1, 1L, "轮次", "7", "事项", "单位"), NOW, null);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-14T17:30, OVERDUE, 已逾期1天",
        "2024-05-15T09:59, OVERDUE, 今天已逾期",
        "2024-05-15T10:00, TODAY, 今天到期",
        "2024-05-15T23:59, TODAY, 今天到期",
        "2024-05-16T00:00, THIS_WEEK, 明天到期",
        "2024-05-19T23:59, THIS_WEEK, 还有4天",
        "2024-05-20T00:00, LATER, 还有5天"
    })
    void whatIsDue(LocalDateTime due, When when, String word) {
        Waiting.Row row = row(due, "rectification-item");
        assertThat(row.when()).isEqualTo(when);
        assertThat(row.dueWord()).isEqualTo(word);
    }

    @Test
    void whatHasNoTimeIsDueLater() {
        assertThat(row(null, "rectification-item").when()).isEqualTo(When.LATER);
        assertThat(row(null, "rectification-item").dueWord()).isEqualTo("未定期限");
    }

    @Test
    void onlySignaturesAndExtensionsAreAnsweredByYesOrNo() {
        assertThat(Stream.of("sign-off", "extension", "rectification-item", "escalation")
                        .filter(process -> row(NOW, process).isYesOrNo()))
                .containsExactly("sign-off", "extension");
    }

    @Test
    void aGroupShowsSixAndKeepsTheOthers() {
        Waiting waiting = new Waiting(Stream.generate(() -> row(NOW.minusDays(1), "rectification-item"))
                .limit(7)
                .toList());
        assertThat(waiting.counts()).containsEntry(When.OVERDUE, 7).containsEntry(When.TODAY, 0);
        assertThat(waiting.groups()).hasSize(1);
        assertThat(waiting.groups().get(0).shown()).hasSize(6);
        assertThat(waiting.groups().get(0).others()).hasSize(1);
    }
}
