package org.zhenggai.closing.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.zhenggai.process.Cycle.DISCIPLINE;
import static org.zhenggai.process.Cycle.HANDLER;
import static org.zhenggai.process.Cycle.HEAD;
import static org.zhenggai.process.Cycle.LEADER;
import static org.zhenggai.process.Cycle.TEAM;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.closing.verification.Check.Conclusion;
import org.zhenggai.closing.verification.Check.Degree;
import org.zhenggai.engine.form.Form;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Answers;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;

/** Rules of a verification that hold though its form, as it is drawn now, does not let them be broken. */
@EngineTest
class PastTheFormTest {

    private static final Actor LEAD = new Actor(DISCIPLINE, null);
    private static final String SECOND = TEAM.get(0);
    private static final List<Conclusion> BOTH =
            List.of(new Conclusion(1, Degree.DONE, null), new Conclusion(2, Degree.DONE, null));

    @Autowired
    private Cycle cycle;

    @Autowired
    private Verifications verifications;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long askedAsMajor() {
        return asked(HANDLER);
    }

    private long asked(String reporter) {
        long item = cycle.itemInWork(Cycle::plannedAsMajor);
        cycle.complete("reportProgress", item, reporter, Cycle.done());
        return item;
    }

    private Check check(List<Conclusion> conclusions, List<String> members) {
        return new Check(
                Method.SITE,
                LocalDate.now(clock),
                "财政分局办公室",
                "分局负责人",
                "台账与账目一致",
                null,
                null,
                "属实",
                conclusions,
                null,
                false,
                null,
                members,
                null);
    }

    private static void refused(String sentence, ThrowingCallable action) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action).withMessageContaining(sentence);
    }

    private void assertNotPassed(String sentence, long item, Actor lead, Check check) {
        refused(sentence, () -> verifications.pass(item, lead, check));
        assertThat(jdbc.sql("select count(*) from verification where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void assertNoTeam(String sentence, long item, String... members) {
        assertNotPassed(sentence, item, LEAD, check(BOTH, List.of(members)));
    }

    private String person(String username, String unit, Role... roles) {
        directory.addPerson(
                new Directory.Person(username, "测试-" + username, "handler", unit, null, Set.of(roles)), "test-only");
        return username;
    }

    @Test
    void conclusionsAreOnTheMeasuresOneEach() {
        long item = askedAsMajor();
        Conclusion first = BOTH.get(0);
        assertNotPassed("第2条措施还没有结论", item, LEAD, check(List.of(first), TEAM));
        assertNotPassed("第1、2条措施还没有结论", item, LEAD, check(List.of(), TEAM));
        assertNotPassed("没有第3条措施", item, LEAD, check(List.of(first, new Conclusion(3, Degree.DONE, null)), TEAM));
        Check twice = check(List.of(first, new Conclusion(1, Degree.PARTLY, "差")), TEAM);
        assertNotPassed("第1条措施有两个结论", item, LEAD, twice);
        refused("第1条措施有两个结论", () -> verifications.giveBack(item, LEAD, twice, "缺"));
    }

    @Test
    void teamIsOfDifferentVerifiers() {
        long item = askedAsMajor();
        assertNoTeam("会同核验人有重复", item, SECOND, SECOND);
        assertNoTeam("不是整改办或纪检的在岗人员", item, SECOND, LEADER);
        assertNoTeam("不是整改办或纪检的在岗人员", item, SECOND, "nobody");
        String gone = person("gone-past-the-form", null, Role.DISCIPLINE);
        directory.retire(gone, "guanli");
        assertNoTeam("不是整改办或纪检的在岗人员", item, SECOND, gone);
        assertThat(verifications.pass(item, LEAD, check(BOTH, TEAM))).isEqualTo(Verdict.JOINT);
    }

    @Test
    void whoReportedIsNoCoVerifier() {
        cycle.people();
        String reporter = person("reporting-past-the-form", "unit1", Role.INSPECTED_UNIT, Role.DISCIPLINE);
        assertNoTeam("不能提名测试-" + reporter + "：测试-" + reporter + "填报过该事项的报告", asked(reporter), SECOND, reporter);
    }

    @Test
    void substituteCountsForTheAbsentVerifierToo() {
        long item = askedAsMajor();
        Actor substitute = new Actor(HEAD, SECOND);
        assertNotPassed("是牵头核验人或其所代的人", item, substitute, check(BOTH, TEAM));
    }

    @Test
    void namesAreShortAndSamplesCounted() {
        refusedAsForm("核查地点和接待人不超过200字，现为201字", Map.of("place", "远".repeat(201)));
        refusedAsForm("请填写“接待人”", Map.of("receivedBy", " "));
        refusedAsForm("请选择“核验方式”", Map.of("method", "hearsay"));
        Map<String, Object> sample = Map.of("method", "sample", "sampleTotal", 40, "sampleSize", 5);
        assertThat(VerificationTaskConfiguration.checkOf(form(sample)).sampleSize())
                .isEqualTo(5);
        refusedAsForm("“总数”须为", Map.of("method", "sample", "sampleTotal", 0, "sampleSize", 0));
        refusedAsForm("请选择“第2条措施的结论”", Map.of("conclusions", List.of(Map.of("no", 2, "conclusion", "soso"))));
    }

    private void refusedAsForm(String sentence, Map<String, Object> changed) {
        refused(sentence, () -> VerificationTaskConfiguration.checkOf(form(changed)));
    }

    private static Form form(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(Answers.passedOnSite());
        values.put("checkedOn", "2024-03-04");
        values.putAll(changed);
        return new Form(1, DISCIPLINE, null, values::get);
    }
}
