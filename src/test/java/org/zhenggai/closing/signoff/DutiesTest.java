package org.zhenggai.closing.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.database.Slice;
import org.zhenggai.engine.Duty.Asked;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.round.item.ItemState;

/** Who may not do what because of what he, or whom he acted for, did before: each source of each rule alone. */
class DutiesTest {

    private static final String SOMEBODY = "somebody";
    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);
    private static final Slice slice = new Slice();
    private static final Duties duties = slice.make(Duties.class);

    private long item;

    @BeforeEach
    void item() {
        long round = slice.round();
        item = slice.item(round, 1, ItemState.VERIFICATION, MONDAY.plusDays(90));
        slice.jdbc().sql("delete from person_role").update();
        slice.jdbc().sql("delete from evidence").update();
        slice.jdbc().sql("delete from verification_member").update();
        slice.jdbc()
                .sql("delete from person where username = ?")
                .param(SOMEBODY)
                .update();
    }

    private boolean isKept(String task) {
        return duties.objection(DutyKind.ofOlder(task), item, SOMEBODY).isPresent();
    }

    private void event(String kind) {
        long round = slice.get("item", item, "round", Long.class);
        slice.insert("event", "round", round, "item", item, "at", NOW, "actor", SOMEBODY, "kind", kind, "text", "");
    }

    private void actedFor(String task) {
        slice.insert("deputy_act", "item", item, "task", task, "absent", SOMEBODY, "actor", "deputy", "at", NOW);
    }

    /** A county's offices are offered more than a database takes in one question. */
    @Test
    void itAsksOfManyTasksAtOnce() {
        event("MEASURES_PROPOSED");
        Set<Asked> many = LongStream.range(0, 30_000)
                .mapToObj(n -> new Asked(DutyKind.ofOlder("signOffSecretary"), item + n))
                .collect(Collectors.toSet());

        assertThat(duties.objections(many, SOMEBODY))
                .containsOnlyKeys(new Asked(DutyKind.ofOlder("signOffSecretary"), item));
    }

    @Test
    void whoHasDoneNothingIsKeptFromNothing() {
        for (String task : new String[] {
            "verifyItem",
            "coVerifyItem",
            "signOffLeader",
            "signOffSecretary",
            "recordResolution",
            "reviewExtension",
            "decideExtension",
            "confirmSums"
        }) {
            assertThat(isKept(task)).as(task).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verifyItem",
                "coVerifyItem",
                "signOffLeader",
                "signOffSecretary",
                "recordResolution",
                "confirmSums"
            })
    void whoProposedTheMeasuresNeitherVerifiesNorSigns(String task) {
        event("MEASURES_PROPOSED");
        assertThat(isKept(task)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEASURES_APPROVED", "REMINDED", "ASSIGNED"})
    void whatTheOfficeDoesKeepsNobody(String kind) {
        event(kind);
        assertThat(isKept("verifyItem")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verifyItem",
                "coVerifyItem",
                "signOffLeader",
                "signOffSecretary",
                "recordResolution",
                "confirmSums"
            })
    void whoReportedNeitherVerifiesNorSigns(String task) {
        long round = slice.get("item", item, "round", Long.class);
        long report = slice.report(slice.period(round, 1, "OPEN", NOW), item, "SUBMITTED");
        slice.set("fortnightly_report", report, "submitted_by", SOMEBODY);
        assertThat(isKept(task)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "reportProgress, verifyItem, true", "proposeMeasures, verifyItem, true", "verifyItem, verifyItem, false",
        "verifyItem, signOffLeader, true", "coVerifyItem, signOffSecretary, true",
                "signOffLeader, signOffSecretary, true",
        "signOffLeader, signOffLeader, false", "acceptItem, verifyItem, false"
    })
    void whatASubstituteDidCountsForTheAbsentPerson(String done, String task, boolean isKept) {
        actedFor(done);
        assertThat(isKept(task)).isEqualTo(isKept);
    }

    @ParameterizedTest
    @CsvSource({"unit1, true", "unit2, true", "unit3, false"})
    void evidenceKeepsThoseOfTheUnitsOnly(String unit, boolean isKept) {
        slice.jdbc()
                .sql("insert into unit (code, name, kind) select 'unit3', '第三', 'department' where not exists"
                        + " (select 1 from unit where code = 'unit3')")
                .update();
        slice.insert("item_assisting", "item", item, "unit", "unit2");
        slice.person(SOMEBODY, unit);
        long content = slice.evidenceContent(item);
        slice.insert(
                "evidence",
                "item",
                item,
                "content",
                content,
                "file_name",
                "a.pdf",
                "kind",
                "PDF",
                "note",
                "",
                "uploaded_by",
                SOMEBODY,
                "uploaded_at",
                NOW);
        assertThat(isKept("verifyItem")).isEqualTo(isKept);
    }

    @ParameterizedTest
    @CsvSource({
        "verifyItem, false",
        "signOffLeader, true",
        "signOffSecretary, true",
        "recordResolution, true",
        "confirmSums, true",
        "decideExtension, false"
    })
    void whoVerifiedDoesNotSign(String task, boolean isKept) {
        verified(NOW);
        slice.jdbc()
                .sql("update verification set by_whom = ? where item = ?")
                .params(SOMEBODY, item)
                .update();
        assertThat(isKept(task)).isEqualTo(isKept);
    }

    @ParameterizedTest
    @CsvSource({"AGREED, true", ", false"})
    void whoAnsweredInAJointCheckDoesNotSign(String answer, boolean isKept) {
        slice.person(SOMEBODY, null);
        long verification = verified(NOW);
        slice.insert(
                "verification_member",
                "verification",
                verification,
                "username",
                SOMEBODY,
                "answer",
                answer,
                "answered_at",
                answer == null ? null : NOW);
        assertThat(isKept("signOffLeader")).isEqualTo(isKept);
    }

    private long verified(LocalDateTime at) {
        return slice.insert(
                "verification", "item", item, "verdict", "PASSED", "opinion", "", "by_whom", "other", "at", at);
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, -1, true", "REFUSED, -1, false", "APPROVED, 1, false"})
    void whoSignedAsLeaderSinceTheLastVerificationDoesNotSignAgain(String verdict, int minutes, boolean isKept) {
        slice.insert("sign_off", "item", item, "step", "LEADER", "verdict", verdict, "by_whom", SOMEBODY, "at", NOW);
        verified(NOW.plusMinutes(minutes));
        assertThat(isKept("signOffSecretary")).isEqualTo(isKept);
        assertThat(isKept("signOffLeader")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, true, false", "SUPPORTED, true, true", "APPROVED, false, false", "REFUSED, false, false"})
    void whoAskedForOrAdvisedOnALaterDeadlineDoesNotDecideIt(String state, boolean keepsAsker, boolean keepsAdviser) {
        long extension = slice.extension(item, state, MONDAY.plusDays(9), SOMEBODY);
        assertThat(isKept("decideExtension")).isEqualTo(keepsAsker);
        assertThat(isKept("reviewExtension")).isEqualTo(keepsAsker);
        slice.set("extension", extension, "requested_by", "other");
        slice.set("extension", extension, "opinion_by", SOMEBODY);
        assertThat(isKept("decideExtension")).isEqualTo(keepsAdviser);
        assertThat(isKept("reviewExtension")).isFalse();
    }

    @Test
    void aHeadOfOneOfTheUnitsDoesNotSignAsTheLeader() {
        slice.person(SOMEBODY, Slice.UNIT);
        assertThat(isKept("signOffLeader")).isFalse();
        slice.jdbc()
                .sql("update person set post = 'head' where username = ?")
                .param(SOMEBODY)
                .update();
        assertThat(isKept("signOffLeader")).isTrue();
        assertThat(isKept("signOffSecretary")).isFalse();
    }

    @Test
    void ofManyItemsEachIsKeptByItsOwnHistory() {
        event("MEASURES_PROPOSED");
        long other = slice.item(slice.round(), 2, ItemState.VERIFICATION, MONDAY.plusDays(90));
        List<Asked> asked = List.of(
                new Asked(DutyKind.ofOlder("verifyItem"), item),
                new Asked(DutyKind.ofOlder("confirmSums"), item),
                new Asked(DutyKind.ofOlder("acceptItem"), item),
                new Asked(DutyKind.ofOlder("verifyItem"), other));
        assertThat(duties.objections(asked, SOMEBODY))
                .containsOnlyKeys(asked.get(0), asked.get(1))
                .containsEntry(asked.get(1), "替责任单位提出过该事项的措施或上传过佐证材料，不能核实其涉及资金，请由他人办理。");
        assertThat(duties.objections(List.of(), SOMEBODY)).isEmpty();
        assertThat(duties.keptFrom(DutyKind.ofOlder("confirmSums"), item)).containsExactly(SOMEBODY);
        assertThat(duties.keptFrom(DutyKind.ofOlder("confirmSums"), other)).isEmpty();
        assertThat(duties.keptFrom(DutyKind.ofOlder("acceptItem"), item)).isEmpty();
    }

    @Test
    void aSubstituteIsKeptByWhatTheAbsentPersonDid() {
        event("MEASURES_PROPOSED");
        assertThatThrownBy(() -> duties.verify(item, new Actor(SOMEBODY, null))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> duties.verify(item, new Actor("deputy", SOMEBODY)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> duties.sign(item, new Actor("deputy", SOMEBODY)))
                .isInstanceOf(Refusal.class);
        duties.verify(item, new Actor("deputy", "other"));
    }
}
