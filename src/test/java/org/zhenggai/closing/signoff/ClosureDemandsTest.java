package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** What an item must have before it is closed: each demand alone, and the sum from which the committee resolves. */
class ClosureDemandsTest {

    private static final Slice slice = new Slice();
    private static final Items items = slice.items();
    private static final SignOffQuestions questions = slice.make(SignOffQuestions.class);
    private static final ClosureDemands demands = slice.make(ClosureDemands.class);

    private long round;
    private long item;

    @BeforeEach
    void item() {
        round = slice.round();
        item = slice.item(round, 1, ItemState.SIGN_OFF, MONDAY.plusDays(90));
        slice.insert(
                "verification",
                "item",
                item,
                "verdict",
                "PASSED",
                "opinion",
                "",
                "by_whom",
                "verifier",
                "at",
                MONDAY.atTime(8, 0));
    }

    private void said(String... kindsAndActors) {
        for (int n = 0; n < kindsAndActors.length; n += 2) {
            slice.insert(
                    "event",
                    "round",
                    round,
                    "item",
                    item,
                    "at",
                    MONDAY.atTime(9, n),
                    "actor",
                    kindsAndActors[n + 1],
                    "kind",
                    kindsAndActors[n],
                    "text",
                    "");
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> demands.require(items.get(item)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    private void assertTaken() {
        assertThatCode(() -> demands.require(items.get(item))).doesNotThrowAnyException();
    }

    private void signed() {
        said("VERIFIED", "verifier", "LEADER_APPROVED", "leader1", "SECRETARY_APPROVED", "secretary1");
    }

    @Test
    void verifiedAndSignedByBothItCloses() {
        signed();
        assertTaken();
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void onlyFromTheSignOff(ItemState state) {
        signed();
        slice.set("item", item, "state", state.name());
        if (state == ItemState.SIGN_OFF) {
            assertTaken();
        } else {
            assertRefused(state.word());
        }
    }

    @Test
    void notWithoutAPassedVerification() {
        signed();
        slice.insert(
                "verification",
                "item",
                item,
                "verdict",
                "RETURNED",
                "opinion",
                "",
                "by_whom",
                "verifier",
                "at",
                MONDAY.atTime(10, 0));
        assertRefused("最近一次核验没有通过");
    }

    @Test
    void bothSignaturesInTheirOrder() {
        said("VERIFIED", "verifier", "SECRETARY_APPROVED", "secretary1", "LEADER_APPROVED", "leader1");
        assertRefused("主要领导同意销号");
    }

    @Test
    void bothSignaturesByTwoPeople() {
        said("VERIFIED", "verifier", "LEADER_APPROVED", "leader1", "SECRETARY_APPROVED", "leader1");
        assertRefused("同一人");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECRETARY_REFUSED", "VERIFICATION_FAILED", "REPORTED", "STEP_RETURNED"})
    void whatCameAfterUndoesIt(String kind) {
        signed();
        said(kind, "secretary1");
        assertRefused("或者通过之后又退回过");
    }

    @Test
    void signaturesOfBeforeTheLastVerificationDoNotCount() {
        said("VERIFIED", "verifier", "LEADER_APPROVED", "leader1", "SECRETARY_APPROVED", "secretary1");
        said("VERIFIED", "verifier", "LEADER_APPROVED", "leader1");
        assertRefused("主要领导同意销号");
    }

    @Test
    void moneyIsConfirmedBeforeTheSecretarySigns() {
        slice.set("item", item, "involves_money", true);
        signed();
        assertRefused("资金核实");
        said(
                "VERIFIED",
                "verifier",
                "LEADER_APPROVED",
                "leader1",
                "SUMS_CONFIRMED",
                "discipline1",
                "SECRETARY_APPROVED",
                "secretary1");
        assertTaken();
    }

    @Test
    void aMajorItemNeedsTheCommittee() {
        slice.set("item", item, "major", true);
        signed();
        assertRefused("党委会同意销号");
        said("COMMITTEE_APPROVED", "office1");
        assertTaken();
    }

    @Test
    void whoVerifiedHasNotSigned() {
        said("VERIFIED", "leader1", "LEADER_APPROVED", "verifier", "SECRETARY_APPROVED", "secretary1");
        assertRefused("核验过该事项");
    }

    @ParameterizedTest
    @CsvSource({"-0.01, CONFIRMED, false", "0, CONFIRMED, true", "0.01, CONFIRMED, true", "1, REFUSED, false"})
    void theCommitteeResolvesFromTheSumOfTheRulesOn(BigDecimal more, String verdict, boolean isNeeded) {
        int figure = slice.jdbc()
                .sql("select figure from rule_figure where rule_set = 'inspection-2024' and name = 'resolutionAmount'")
                .query(Integer.class)
                .single();
        slice.insert(
                "money_confirmation",
                "item",
                item,
                "verdict",
                verdict,
                "amount",
                BigDecimal.valueOf(figure * 10_000L).add(more),
                "basis",
                "",
                "by_whom",
                "discipline1",
                "at",
                MONDAY.atTime(9, 0));
        assertThat(questions.needsResolution("" + item)).isEqualTo(isNeeded);
    }
}
