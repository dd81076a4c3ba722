package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.zhenggai.closing.signoff.BatchSigning.Outcome;
import org.zhenggai.closing.signoff.SignOffSteps.Back;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;
import org.zhenggai.closing.signoff.SignOffTasksProcess.Waiting;
import org.zhenggai.database.Slice;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.Items;

/** A batch signs what its signer has opened since the last verification; a refusal sends an item where it says. */
class SigningTest {

    private static final LocalDateTime VERIFIED = MONDAY.atTime(9, 0);
    private static final Viewer SIGNER = Viewer.of("secretary1", "镇长", List.of("secretary"));

    private static final Slice slice = new Slice();
    private static final Items items = slice.items();
    private static final SignOffTasksProcess tasks =
            slice.use(SignOffTasksProcess.class, Mockito.mock(SignOffTasksProcess.class));
    private static final TaskSubmissionProcess submission =
            slice.use(TaskSubmissionProcess.class, Mockito.mock(TaskSubmissionProcess.class));
    private static final Openings openings = slice.make(Openings.class);
    private static final BatchSigning batches = slice.make(BatchSigning.class);
    private static final SignOffSteps steps = slice.make(SignOffSteps.class);

    private long item;

    @BeforeEach
    void item() {
        slice.at(VERIFIED);
        item = slice.item(slice.round(), 1, ItemState.SIGN_OFF, MONDAY.plusDays(90));
        verified();
        Mockito.when(tasks.waitingFor("secretary1"))
                .thenReturn(List.of(new Waiting("t", DutyKind.SECRETARY_SIGNATURE, "主要领导审批", item)));
        Mockito.clearInvocations(items, submission);
        Mockito.when(submission.submit(anyString(), anyString(), any())).thenReturn(Optional.empty());
    }

    private void verified() {
        slice.insert("verification", "item", item, "verdict", "PASSED", "opinion", "", "by_whom", "a", "at", VERIFIED);
    }

    private Outcome signed() {
        return batches.outcomes(SIGNER, batches.sign(SIGNER, List.of("t"), "同意"))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void onlyWhatWasOpenedSinceTheVerificationIsSigned(int minutes, boolean isSigned) {
        slice.insert("file_opening", "item", item, "username", "secretary1", "at", VERIFIED.plusMinutes(minutes));
        assertThat(signed().signed()).isEqualTo(isSigned);
        Mockito.verify(submission, Mockito.times(isSigned ? 1 : 0)).submit(eq("secretary1"), eq("t"), any());
    }

    @Test
    void whatSomebodyElseHasOpenedIsNotSigned() {
        slice.insert("file_opening", "item", item, "username", "leader1", "at", VERIFIED.plusMinutes(1));
        assertThat(signed().sentence()).contains("还没有打开过");
    }

    @Test
    void openingThePageIsEnough() {
        openings.record("secretary1", item);
        openings.record("secretary1", item);
        assertThat(signed().sentence()).isEqualTo("已签批。");
        assertThat(slice.jdbc()
                        .sql("select count(*) from file_opening where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatDoesNotWaitForHimIsNotSigned() {
        Mockito.when(tasks.waitingFor("secretary1")).thenReturn(List.of());
        assertThat(signed().signed()).isFalse();
    }

    @Test
    void nobodyElseReadsWhatBecameOfIt() {
        long batch = batches.sign(SIGNER, List.of("t"), "");
        assertThat(batches.outcomes(Viewer.of("leader1", "", List.of()), batch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WORK, 退回继续整改", "VERIFICATION, 退回重新核验"})
    void aRefusalSendsTheItemWhereItSays(Back back, String words) {
        boolean isKnown = slice.jdbc()
                        .sql("select count(*) from person where username = 'secretary1'")
                        .query(Integer.class)
                        .single()
                > 0;
        if (!isKnown) {
            slice.person("secretary1", null);
            slice.insert("person_role", "username", "secretary1", "role", "secretary");
        }
        steps.refuse(item, new Actor("secretary1", null), Signature.SECRETARY, back, "账目不清");
        if (back == Back.WORK) {
            Mockito.verify(items).sendBack(eq(item), any(), any(), eq("账目不清（" + words + "）"), eq(ItemState.SIGN_OFF));
        } else {
            Mockito.verify(items)
                    .move(
                            eq(item),
                            any(),
                            any(),
                            eq("账目不清（" + words + "）"),
                            eq(ItemState.VERIFICATION),
                            eq(ItemState.SIGN_OFF));
        }
        assertThat(slice.jdbc()
                        .sql("select verdict || ' ' || step || ' ' || sent_to from sign_off where item = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED SECRETARY " + back);
    }
}
