package org.zhenggai.closing.verification;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.verification.Check.Degree;
import org.zhenggai.closing.verification.DoubtfulWords.Doubt;
import org.zhenggai.closing.verification.VerificationTable.Judged;
import org.zhenggai.closing.verification.VerificationTable.Row;
import org.zhenggai.engine.view.CaseView;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Choice;

/** What verifiers see beside the item: what is required, what the report says doubtfully, what was proposed before. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "核验依据", of = KeyKind.ITEM)
class VerificationView implements CaseView {

    private final Requirements requirements;
    private final RequestDoubts requestDoubts;
    private final DoubtfulWords words;
    private final Verifiers verifiers;
    private final VerificationTable table;
    private final Directory directory;
    private final JdbcClient jdbc;

    private record Asked(LocalDate on, String reporters, int evidence) {}

    private record Measure(int no, String text, String conclusion, String remark) {}

    private record Opinion(String name, String answer, String reason) {}

    /** A proposal as its co-verifiers read it, and as its lead reads it again after a dissent. */
    private record Proposal(
            String lead,
            String method,
            LocalDate checkedOn,
            String place,
            String receivedBy,
            String seen,
            String sample,
            String opinion,
            String unmetReason,
            String confirmed,
            String confirmationReason,
            String revision,
            boolean isWithdrawn,
            List<Measure> measures,
            List<Opinion> team) {}

    private record Content(
            String method,
            String why,
            int team,
            boolean isJoint,
            Offer methods,
            List<Choice> people,
            LocalDate askedOn,
            String reporters,
            int evidence,
            List<String> requestDoubts,
            List<Doubt> doubts,
            Proposal proposal) {}

    /**
     * What the lead verifier chooses from.
     *
     * @param isJoint whether others have to be named for a joint check
     * @param isRevised whether an earlier proposal did not get their consent
     */
    record Choices(Offer methods, List<Choice> people, boolean isJoint, boolean isRevised) {}

    @Override
    public String name() {
        return "verification";
    }

    @Override
    public Object read(long item) {
        return read(item, null);
    }

    @Override
    public Object read(long item, String reader) {
        Requirement requirement = requirements.of(item);
        Asked asked = asked(item);
        return new Content(
                requirement.method().word(),
                requirement.why(),
                requirement.team(),
                requirement.isJoint(),
                methods(requirement),
                people(item, reader),
                asked.on(),
                asked.reporters(),
                asked.evidence(),
                requestDoubts.of(item),
                words.in("report", table.lastReport(item)),
                open(item).map(row -> proposal(item, row)).orElse(null));
    }

    /** What the form of the lead verifier offers. */
    Choices choices(long item, String reader) {
        Requirement requirement = requirements.of(item);
        return new Choices(
                methods(requirement),
                people(item, reader),
                requirement.isJoint(),
                open(item).isPresent());
    }

    private List<Choice> people(long item, String reader) {
        return verifiers.choices(item).stream()
                .filter(choice -> !choice.value().equals(reader))
                .toList();
    }

    /** How the item may be verified if it is to pass; what is returned may have been looked at in any way. */
    private static Offer methods(Requirement requirement) {
        return Offer.of(Arrays.stream(Method.values())
                .map(method -> new Answer(method.code(), method.word(), requirement.objection(method)))
                .toList());
    }

    /** The proposal that waits for its team, or that did not get its consent. */
    Optional<Row> open(long item) {
        return table.latest(item).filter(row -> List.of("PROPOSED", "WITHDRAWN").contains(row.verdict()));
    }

    private Asked asked(long item) {
        List<String> reporters =
                jdbc.sql("""
            select distinct coalesce(p.name, f.submitted_by) as name
            from fortnightly_report f left join person p on p.username = f.submitted_by
            where f.item = :item and f.state = 'SUBMITTED' order by name
            """).param("item", item).query(String.class).list();
        return jdbc.sql("""
            select cast(i.state_since as date) as "on", :reporters as reporters,
                cast((select count(*) from evidence e where e.item = i.id
                and e.withdrawn_at is null) as integer) as evidence
            from item i where i.id = :item
            """)
                .param("reporters", String.join("、", reporters))
                .param("item", item)
                .query(Asked.class)
                .single();
    }

    private Proposal proposal(long item, Row row) {
        return new Proposal(
                directory.nameOf(row.byWhom()),
                Method.of(row.method()).word(),
                row.checkedOn(),
                row.place(),
                row.receivedBy(),
                row.seen(),
                row.sampleSize() == null ? null : row.sampleTotal() + "中抽" + row.sampleSize(),
                row.opinion(),
                row.unmetReason(),
                row.confirmedWords(),
                row.confirmationReason(),
                row.revision(),
                row.verdict().equals("WITHDRAWN"),
                table.judged(item, row.id()).stream()
                        .map(VerificationView::measure)
                        .toList(),
                table.members(row.id()).stream()
                        .map(member -> new Opinion(
                                member.name(),
                                member.isAgreed() ? "同意" : member.isDissented() ? "不同意" : "未签署",
                                member.reason()))
                        .toList());
    }

    private static Measure measure(Judged judged) {
        String word = Arrays.stream(Degree.values())
                .filter(degree -> degree.name().equals(judged.conclusion()))
                .map(Degree::word)
                .findFirst()
                .orElse("未下结论");
        return new Measure(judged.no(), judged.text(), word, judged.remark());
    }
}
