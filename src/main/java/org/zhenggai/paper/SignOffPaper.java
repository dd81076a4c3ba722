package org.zhenggai.paper;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.closing.signoff.ItemSignOffs;
import org.zhenggai.closing.signoff.ItemSignOffs.SignOff;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;
import org.zhenggai.closing.verification.ItemVerifications;
import org.zhenggai.closing.verification.ItemVerifications.Verification;
import org.zhenggai.closing.verification.VerificationState;
import org.zhenggai.ledger.Line;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.MeasureState;

/**
 * The sign-off form of an item (销号审批表). What was not said yet is left empty, to be written by hand; signatures from
 * before the last verification count no more.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class SignOffPaper implements Paper {

    private static final String BY_HAND = "签字：　　　　　　　　　　年　　月　　日";

    private final ItemVerifications verifications;
    private final ItemSignOffs signOffs;
    private final JdbcClient jdbc;

    record Form(
            @Tag("标题") String title,
            @Tag("轮次") String round,
            @Tag("编号") String number,
            @Tag("事项") String item,
            @Tag("所属问题") String finding,
            @Tag("牵头单位") String unit,
            @Tag("配合单位") String assisting,
            @Tag("责任领导") String leader,
            @Tag("整改类型") String kind,
            @Tag("整改期限") String deadline,
            @Tag("整改措施") String measures,
            @Tag("整改成效") String result,
            @Tag("佐证材料") String evidence,
            @Tag("核验意见") String verification,
            @Tag("资金核实") String sums,
            @Tag("责任领导意见") String leaderOpinion,
            @Tag("主要领导意见") String secretaryOpinion,
            @Tag("党委会决议") String resolution) {}

    private record Row(
            String round,
            String number,
            String title,
            String finding,
            String unit,
            String assisting,
            String leader,
            String kind,
            boolean major,
            boolean involvesMoney,
            LocalDate deadline,
            LocalDate originalDeadline,
            ItemState state,
            LocalDateTime closedAt,
            long files,
            String evidence,
            String done) {

        /** What was verified and signed counts while the item is signed off and when it is closed, and never again. */
        boolean isVerified() {
            return state == ItemState.SIGN_OFF || state == ItemState.CLOSED;
        }
    }

    private record Measure(int position, String text, MeasureState state) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.SIGN_OFF_FORM, Form.class);
    }

    @Override
    public Form read(DocumentKind form, long item, Scope scope) {
        Row row = row(item);
        Verification verified = row.isVerified() ? verification(item) : null;
        LocalDateTime since = verified == null ? null : verified.at();
        Map<Signature, SignOff> signatures = signatures(item, since);
        return new Form(
                "整改事项销号审批表",
                row.round(),
                row.number(),
                Chinese.plain(row.title()),
                Chinese.finding(row.finding()),
                row.unit(),
                Chinese.or(row.assisting(), "无"),
                row.leader(),
                (row.kind() == null ? "" : ItemKind.valueOf(row.kind()).word())
                        + (row.major() ? "、重大事项" : "")
                        + (row.involvesMoney() ? "、涉及资金" : ""),
                Chinese.date(row.deadline(), "未定")
                        + (row.deadline() == null || row.deadline().equals(row.originalDeadline())
                                ? ""
                                : "（原定" + Chinese.date(row.originalDeadline(), "未定") + "）")
                        + late(row),
                measures(item),
                result(row),
                Chinese.or(row.evidence(), "无材料").strip().replaceAll("[。；]+$", "") + "（"
                        + (row.files() == 0 ? "系统内没有附件" : "附件" + row.files() + "份，存于系统") + "）",
                verified == null ? BY_HAND : words(verified),
                row.involvesMoney() ? sums(item, since) : "不涉及",
                opinion(signatures.get(Signature.LEADER)),
                opinion(signatures.get(Signature.SECRETARY)),
                resolution(signatures.get(Signature.COMMITTEE), row));
    }

    /** What the unit reported is a result once it is verified; before it is how far the unit says it is. */
    private static String result(Row row) {
        String said = Chinese.or(row.done(), "").strip();
        if (row.isVerified() || said.isEmpty()) {
            return said;
        }
        return (row.state() == ItemState.VERIFICATION ? "单位报告（尚待核验）：" : "进展情况（尚未完成）：") + said;
    }

    private static String late(Row row) {
        String word = Deadline.of(
                        row.deadline(),
                        row.state(),
                        row.deadline(),
                        row.closedAt() == null ? null : row.closedAt().toLocalDate())
                .word();
        return row.state() == ItemState.CLOSED && !word.isEmpty() ? "，" + word : "";
    }

    private Row row(long item) {
        return jdbc.sql("""
                        select r.title as round, i.number, i.title, f.title as finding, u.name as unit,
                            (select string_agg(o.name, '、' order by o.name) from item_assisting s
                                join unit o on o.code = s.unit where s.item = i.id) as assisting,
                            p.name as leader, i.kind, i.major, i.involves_money, i.deadline, i.original_deadline,
                            i.state, i.closed_at, w.evidence, w.done,
                            (select count(*) from evidence e where e.item = i.id and e.withdrawn_at is null) as files
                        from item i join round r on r.id = i.round join finding f on f.id = i.finding
                            left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
                            left join fortnightly_report w on w.id = %s
                        where i.id = ?
                        """.formatted(Line.LAST_REPORT))
                .param(item)
                .query(Row.class)
                .single();
    }

    private String measures(long item) {
        return jdbc
                .sql("select position, text, state from measure where item = ? order by position")
                .param(item)
                .query(Measure.class)
                .list()
                .stream()
                .map(one -> one.position() + "." + Chinese.sentence(one.text())
                        + (one.state() == MeasureState.FINISHED
                                ? "（" + one.state().word() + "）"
                                : ""))
                .collect(Collectors.joining("\n"));
    }

    /** The last verification that the item passed, or null. */
    private Verification verification(long item) {
        return verifications.of(item).stream()
                .filter(one -> one.verdict() == VerificationState.PASSED)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static String words(Verification one) {
        return "核验通过（" + one.methodWord() + (one.checkedOn() == null ? "" : "，" + Chinese.date(one.checkedOn())) + "）："
                + Chinese.sentence(one.opinion()) + "\n核验人：" + one.byWhom()
                + (one.agreed() == null ? "" : "；会同核验人：" + one.agreed()) + "　"
                + Chinese.date(one.at().toLocalDate());
    }

    /** The last approval of each step, of the route that is under way. */
    private Map<Signature, SignOff> signatures(long item, LocalDateTime since) {
        return since == null
                ? Map.of()
                : signOffs.of(item).stream()
                        .filter(one -> one.isApproved() && !one.at().isBefore(since))
                        .collect(Collectors.toMap(SignOff::step, one -> one, (one, later) -> later));
    }

    private static String opinion(SignOff one) {
        return one == null
                ? BY_HAND
                : "同意销号" + (Chinese.or(one.reason(), "").isEmpty() ? "。" : "：" + Chinese.sentence(one.reason())) + "\n"
                        + one.byWhom() + "　" + Chinese.date(one.at().toLocalDate());
    }

    private static String resolution(SignOff one, Row row) {
        String none = row.state() == ItemState.CLOSED ? "不需要" : row.major() ? "文号：　　　　　　　　　　年　　月　　日" : "按审批路径需要时填写";
        return one == null
                ? none
                : one.resolutionNumber() + "（" + Chinese.date(one.heldOn()) + "）：" + Chinese.sentence(one.reason());
    }

    private String sums(long item, LocalDateTime since) {
        return since == null
                ? BY_HAND
                : signOffs.sums(item).stream()
                        .filter(one -> one.isConfirmed() && !one.at().isBefore(since))
                        .reduce((earlier, later) -> later)
                        .map(one -> "核实金额" + one.amount().toPlainString() + "元：" + Chinese.sentence(one.basis()) + "\n"
                                + one.byWhom() + "　" + Chinese.date(one.at().toLocalDate()))
                        .orElse(BY_HAND);
    }
}
