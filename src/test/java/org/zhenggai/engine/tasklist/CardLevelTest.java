package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.database.Slice;
import org.zhenggai.engine.tasklist.Subjects.Subject;
import org.zhenggai.engine.tasklist.TasksProcess.Open;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;

/** What a card says of the ladder, to whom, and from which day on its item is late. */
class CardLevelTest {

    private static final Slice slice = new Slice();
    private static final TasksProcess tasks = slice.use(TasksProcess.class, Mockito.mock(TasksProcess.class));
    private static final Subjects subjects = slice.use(Subjects.class, Mockito.mock(Subjects.class));
    private static final TaskCards cards = slice.make(TaskCards.class);

    private static TaskCards.Card card(String role, Integer level, LocalDate deadline) {
        slice.on(MONDAY);
        Mockito.when(tasks.visible(any(), any()))
                .thenReturn(List.of(
                        new Open("t", "reportProgress", "填报", "rectification-item", 1, MONDAY.atTime(17, 30), null)));
        Mockito.when(subjects.of(any(), any()))
                .thenReturn(Map.of(
                        "t",
                        new Subject(
                                1,
                                1L,
                                1,
                                "轮次",
                                "1",
                                null,
                                "题目",
                                "甲",
                                deadline,
                                ItemState.IN_WORK,
                                false,
                                true,
                                level)));
        return cards.cards(Viewer.of("somebody", "", List.of(role)), List.of("t"))
                .cards()
                .get("t");
    }

    @ParameterizedTest
    @CsvSource({
        "discipline, 5, 移交问责",
        "rectification-office, 5, 专项督办",
        "secretary, 5, 专项督办",
        "rectification-office, 4, 专项督办",
        "rectification-office, 3, 约谈",
        "rectification-office, 2, 提醒函",
        "rectification-office, 1, 通报",
        "rectification-office, 0, ",
        "rectification-office, , "
    })
    void onlyTheDisciplineInspectionSeesAReferral(String role, Integer level, String word) {
        assertThat(card(role, level, MONDAY).level()).isEqualTo(word);
    }

    @Test
    void aReportOnWhatWasSentBackIsMarked() {
        assertThat(card("rectification-office", null, MONDAY).returned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, 已逾期1天", "0, ", "1, "})
    void anItemIsLateFromTheDayAfter(int days, String word) {
        assertThat(card("secretary", null, MONDAY.plusDays(days)).overdueItem()).isEqualTo(word);
    }
}
