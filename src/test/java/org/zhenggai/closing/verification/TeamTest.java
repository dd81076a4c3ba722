package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemState;

/** What a joint team comes to, who can be nominated on which day, and the days on which a check can have been. */
class TeamTest {

    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);
    private static final Slice slice = new Slice();
    private static final JointChecks joint;
    private static final Verifiers verifiers;
    private static final Verifications verifications;

    static {
        slice.items();
        verifiers = slice.make(Verifiers.class);
        joint = slice.make(JointChecks.class);
        verifications = slice.make(Verifications.class);
        for (String person : List.of("member1", "member2", "outsider")) {
            slice.person(person, null);
        }
        for (String person : List.of("member1", "member2")) {
            slice.insert("person_role", "username", person, "role", "discipline");
        }
    }

    private long item;

    @BeforeEach
    void item() {
        slice.at(NOW);
        item = slice.item(slice.round(), 1, ItemState.VERIFICATION, MONDAY.plusDays(90));
        slice.jdbc().sql("delete from absence").update();
    }

    @ParameterizedTest
    @CsvSource({
        "AGREED, AGREED, PASSED, PASSED",
        "AGREED, DISSENTED, DISSENTED, WITHDRAWN",
        "AGREED, , DISSENTED, WITHDRAWN",
        ", , DISSENTED, WITHDRAWN",
        "DISSENTED, DISSENTED, DISSENTED, WITHDRAWN"
    })
    void onlyWhatAllSayHolds(String one, String other, Verdict verdict, String kept) {
        long proposal = slice.insert(
                "verification", "item", item, "verdict", "PROPOSED", "opinion", "", "by_whom", "lead", "at", NOW);
        String[] answers = {one, other};
        for (int n = 0; n < answers.length; n++) {
            slice.insert(
                    "verification_member",
                    "verification",
                    proposal,
                    "username",
                    "member" + (n + 1),
                    "answer",
                    answers[n],
                    "answered_at",
                    answers[n] == null ? null : NOW);
        }
        assertThat(joint.settle(item)).isEqualTo(verdict);
        assertThat(slice.get("verification", proposal, "verdict", String.class)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "2, false", "3, true"})
    void whoIsAwayIsNotNominatedAndDoesNotLead(int days, boolean isThere) {
        slice.insert(
                "absence",
                "person",
                "member1",
                "substitute",
                "member2",
                "from_day",
                MONDAY,
                "until_day",
                MONDAY.plusDays(2),
                "created_by",
                "a",
                "created_at",
                NOW);
        slice.on(MONDAY.plusDays(days));
        assertThat(verifiers.choices(item).stream()
                        .anyMatch(choice -> choice.value().equals("member1")))
                .isEqualTo(isThere);
        assertThat(verifiers.isPresent("member1")).isEqualTo(isThere);
    }

    @ParameterizedTest
    @CsvSource({"member1, true", "outsider, false"})
    void onlyTheOfficeAndTheDisciplineVerify(String person, boolean isVerifier) {
        assertThat(verifiers.isVerifier(person)).isEqualTo(isVerifier);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "3, true", "4, false"})
    void aCheckLiesBetweenTheRequestAndToday(int days, boolean isTaken) {
        slice.on(MONDAY.plusDays(3));
        Check check = new Check(
                Method.DESK,
                MONDAY.plusDays(days),
                null,
                null,
                null,
                null,
                null,
                "意见",
                List.of(),
                null,
                false,
                null,
                List.of(),
                null);
        if (isTaken) {
            assertThatCode(() -> verifications.giveBack(item, new Actor("member1", null), check, "缺凭证"))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> verifications.giveBack(item, new Actor("member1", null), check, "缺凭证"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("核验日期");
        }
    }
}
