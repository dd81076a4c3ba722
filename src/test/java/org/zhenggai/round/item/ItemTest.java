package org.zhenggai.round.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.kernel.Refusal;

/** What each step changes of an item, and what stays. */
class ItemTest {

    private static final LocalDateTime SINCE = LocalDateTime.of(2024, 5, 13, 9, 0);
    private static final LocalDateTime NOW = SINCE.plusDays(1);
    private static final LocalDate DEADLINE = LocalDate.of(2024, 9, 6);

    private static Item item(ItemState state) {
        return new Item(
                1L,
                2,
                3,
                4,
                5,
                "6",
                "题目",
                state,
                SINCE,
                "unit1",
                "leader1",
                ItemKind.DATED,
                true,
                DEADLINE.minusDays(9),
                DEADLINE,
                45,
                false,
                "市局",
                "批复",
                DEADLINE.minusDays(3),
                null,
                false);
    }

    @Test
    void reopenedItBeginsAnewAndKeepsItsFirstDeadline() {
        Item closed = item(ItemState.VERIFICATION).moved(ItemState.CLOSED, NOW, ItemState.VERIFICATION);
        assertThat(closed.closedAt()).isEqualTo(NOW);
        Item again = closed.moved(ItemState.IN_WORK, NOW, ItemState.CLOSED).reopened(DEADLINE.plusDays(30));
        assertThat(again.progress()).isZero();
        assertThat(again.returned()).isTrue();
        assertThat(again.closedAt()).isNull();
        assertThat(again.deadline()).isEqualTo(DEADLINE.plusDays(30));
        assertThat(again.originalDeadline()).isEqualTo(DEADLINE.minusDays(9));
    }

    @Test
    void aReportAnswersWhatWasSentBack() {
        Item sentBack = item(ItemState.IN_WORK).sentBack();
        assertThat(sentBack.returned()).isTrue();
        assertThat(sentBack.progress()).isEqualTo(45);
        assertThat(sentBack.reported(60).returned()).isFalse();
        assertThat(sentBack.reported(60).progress()).isEqualTo(60);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void aStepStartsFromItsStatesOnly(ItemState state) {
        if (state == ItemState.IN_WORK || state == ItemState.SIGN_OFF) {
            assertThat(item(state)
                            .moved(ItemState.VERIFICATION, NOW, ItemState.IN_WORK, ItemState.SIGN_OFF)
                            .stateSince())
                    .isEqualTo(NOW);
        } else {
            assertThatThrownBy(
                            () -> item(state).moved(ItemState.VERIFICATION, NOW, ItemState.IN_WORK, ItemState.SIGN_OFF))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(state.word());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, 0, 正在落实责任和措施",
        "IN_WORK, 0, 正在整改",
        "IN_WORK, 1, 正在整改，进度1%",
        "IN_WORK, 99, 正在整改，进度99%",
        "IN_WORK, 100, 正在整改",
        "EXTENSION_REVIEW, 50, 正在整改，进度50%",
        "VERIFICATION, 100, 单位报告已完成，正在核验",
        "SIGN_OFF, 100, 已通过核验，正在办理销号审批",
        "CLOSED, 100, 已完成整改",
        "CARRIED_OVER, 50, 转入下一轮继续整改",
        "WITHDRAWN, 50, 已撤销"
    })
    void wordsPromiseNothing(ItemState state, int progress, String words) {
        assertThat(state.course(progress)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED, 待分派", "ASSIGNED, 待签收", "HANDED_BACK, 待重新分派", "ACCEPTED, 待报措施", "MEASURES_REVIEW, 措施待审",
        "IN_WORK, 整改中", "EXTENSION_REVIEW, 延期待批", "VERIFICATION, 待核验", "SIGN_OFF, 待销号审批", "CLOSED, 已销号",
        "CARRIED_OVER, 已结转", "WITHDRAWN, 已撤销"
    })
    void everyStateHasItsWord(ItemState state, String word) {
        assertThat(state.word()).isEqualTo(word);
    }
}
