package org.zhenggai.bulletin.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhenggai.bulletin.decision.UnfinishedDecisions.Unfinished;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** Which decisions come back, who may confirm one, and what a reader is not told. */
class DecisionDaysTest {

    private static final Slice slice = new Slice();
    private static final UnfinishedDecisions unfinished = slice.make(UnfinishedDecisions.class);
    private static final EndedDecisions ended = slice.make(EndedDecisions.class);
    private static final Decisions decisions = slice.make(Decisions.class);

    private long round;
    private long item;
    private long bulletin;
    private int position;

    @BeforeEach
    void bulletin() {
        slice.on(MONDAY);
        round = slice.round();
        item = slice.item(round, 1, ItemState.IN_WORK, MONDAY.plusDays(90));
        long period = slice.period(round, 3, "PUBLISHED", MONDAY.minusDays(5).atTime(17, 0));
        bulletin = slice.insert(
                "bulletin",
                "period",
                period,
                "state",
                "PUBLISHED",
                "text",
                "",
                "held_on",
                MONDAY.minusDays(3),
                "compiled_at",
                MONDAY.minusDays(5).atTime(17, 0));
        position = 0;
    }

    /** The first is about the item, each further one about another: of one item a meeting decides once. */
    private long decision(DecisionState state, LocalDate due) {
        long about = position == 0 ? item : slice.item(round, position + 1, ItemState.IN_WORK, MONDAY);
        return slice.insert(
                "decision",
                "bulletin",
                bulletin,
                "position",
                ++position,
                "item",
                about,
                "text",
                "限期报方案",
                "unit",
                Slice.UNIT,
                "due_on",
                due,
                "original_due_on",
                due,
                "state",
                state.name(),
                "by_whom",
                "a",
                "at",
                MONDAY.minusDays(3).atTime(9, 0),
                "answer_text",
                "方案已报",
                "reason",
                "条件变化");
    }

    private Unfinished one() {
        return unfinished.of(round).get(0);
    }

    @ParameterizedTest
    @EnumSource(DecisionState.class)
    void whatIsNotCarriedOutComesBackAndTheRestIsToldOnce(DecisionState state) {
        boolean isOpen = switch (state) {
            case OPEN, ANSWERED, REFERRED -> true;
            case DONE, DROPPED, LAPSED -> false;
        };
        long decision = decision(state, MONDAY);
        assertThat(unfinished.of(round)).hasSize(isOpen ? 1 : 0);
        assertThat(ended.untold(round)).hasSize(isOpen ? 0 : 1);
        slice.insert("bulletin_decision", "bulletin", bulletin, "decision", decision, "due_on", MONDAY, "ended", false);
        assertThat(ended.untold(round)).hasSize(isOpen ? 0 : 1);
        slice.jdbc()
                .sql("update bulletin_decision set ended = true where decision = ?")
                .param(decision)
                .update();
        assertThat(ended.untold(round)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DONE, 报告：方案已报", "DROPPED, 理由：条件变化", "LAPSED, 事项当时已办结，随之终结，现又重新打开"})
    void theEndSaysWhatBecameOfIt(DecisionState state, String note) {
        decision(state, MONDAY);
        assertThat(ended.untold(round).get(0).note()).isEqualTo(note);
        slice.set("item", item, "confidential", true);
        assertThat(ended.untold(round).get(0).note()).isEqualTo(state == DecisionState.LAPSED ? note : null);
        assertThat(ended.untold(round).get(0).text()).isEqualTo("涉密事项，另行传达");
    }

    @ParameterizedTest
    @CsvSource({"CLOSED, 事项已销号，随之终结", "CARRIED_OVER, 事项已结转，随之终结"})
    void theEndOfTheItemIsTheReason(ItemState state, String note) {
        decision(DecisionState.LAPSED, MONDAY);
        slice.set("item", item, "state", state.name());
        assertThat(ended.untold(round).get(0).note()).isEqualTo(note);
    }

    @Test
    void itIsCalledByItsBulletinAndPlaceInTheirOrder() {
        decision(DecisionState.OPEN, MONDAY);
        decision(DecisionState.OPEN, MONDAY);
        assertThat(unfinished.of(round).stream().map(Unfinished::code)).containsExactly("3-1", "3-2");
        assertThat(one().unit()).isEqualTo("财政分局");
        slice.set("item", item, "lead_unit", Slice.OTHER_UNIT);
        assertThat(one().unit()).isEqualTo("河田社区，决定时为财政分局");
        assertThat(one().answer()).isEqualTo("方案已报");
        slice.set("item", item, "confidential", true);
        assertThat(one().text()).isEqualTo("涉密事项，另行传达");
        assertThat(one().answer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"DONE, other, ", "DONE, office1, 由整改办其他人员确认", "CANNOT, other, 无法落实"})
    void nobodyConfirmsHisOwnAnswerOrOneThatSaysNo(String answer, String by, String why) {
        long decision = decision(DecisionState.ANSWERED, MONDAY);
        slice.set("decision", decision, "answer", answer);
        slice.set("decision", decision, "answered_by", by);
        Actor office = new Actor("office2", "office1");
        if (why == null) {
            decisions.confirm(decision, office);
            assertThat(slice.get("decision", decision, "state", String.class)).isEqualTo("DONE");
        } else {
            assertThatThrownBy(() -> decisions.confirm(decision, office))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void aNewDayIsLaterThanToday(int days, boolean isTaken) {
        long decision = decision(DecisionState.OPEN, MONDAY.minusDays(1));
        LocalDate day = MONDAY.plusDays(days);
        if (isTaken) {
            decisions.renewInMeeting(decision, "secretary1", day, bulletin);
            assertThat(one().dueOn()).isEqualTo(day);
            assertThat(one().originalDueOn()).isEqualTo(MONDAY.minusDays(1));
        } else {
            assertThatThrownBy(() -> decisions.renewInMeeting(decision, "secretary1", day, bulletin))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theEndOfAnItemEndsItsUnfinishedDecisionsOnly() {
        long open = decision(DecisionState.OPEN, MONDAY);
        long done = decision(DecisionState.DONE, MONDAY);
        decisions.endFor(List.of(item, slice.get("decision", done, "item", Long.class)));
        assertThat(slice.get("decision", open, "state", String.class)).isEqualTo("LAPSED");
        assertThat(slice.get("decision", done, "state", String.class)).isEqualTo("DONE");
        assertThat(slice.jdbc()
                        .sql("select text from event where kind = 'DECISION_LAPSED' and round = ?")
                        .param(round)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("第3-1号“")
                .endsWith("”当时待落实，事项办结，随之终结。");
    }

    @Test
    void whoDecidesAboutAnItemReadsWhatIsNotConfirmed() {
        decision(DecisionState.ANSWERED, MONDAY);
        decision(DecisionState.OPEN, MONDAY);
        assertThat(unfinished.ofItem(item)).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("3-1");
            assertThat(one.state()).isEqualTo("已报待确认");
        });
    }
}
