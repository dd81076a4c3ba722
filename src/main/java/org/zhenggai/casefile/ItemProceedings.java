package org.zhenggai.casefile;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.escalation.WrittenLetter;
import org.zhenggai.report.Similarities;

/** The course of one item: reports, later deadlines, escalation, verification and sign-off, each oldest first. */
@Service
@Transactional(readOnly = true)
class ItemProceedings {

    private final JdbcClient jdbc;

    ItemProceedings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Report(
            int period,
            String state,
            String unit,
            Integer progress,
            String done,
            String evidence,
            String difficulties,
            String nextSteps,
            String request,
            String submittedBy,
            LocalDateTime submittedAt,
            Integer similarity,
            Boolean flagged) {

        /** What readers see of its likeness to the report before, or null when it is not flagged. */
        public String likeness() {
            return Boolean.TRUE.equals(flagged) ? Similarities.words(similarity) : null;
        }

        /** The word users read for the state. */
        public String word() {
            return switch (state) {
                case "DUE" -> "待报";
                case "SUBMITTED" -> "已报";
                case "EXCUSED" -> "免报";
                default -> "缺报";
            };
        }

        /** The word users read for what the unit asks for. */
        public String requestWord() {
            return switch (request == null ? "" : request) {
                case "DONE" -> "申请核验";
                case "EXTENSION" -> "申请延期";
                case "WAITING" -> "等待外部条件";
                case "CONTINUE" -> "继续整改";
                default -> "";
            };
        }
    }

    record Extension(
            LocalDate fromDate,
            LocalDate toDate,
            String state,
            String reason,
            String requestedBy,
            LocalDateTime requestedAt,
            Integer progress,
            String opinion,
            String opinionReason,
            String opinionBy,
            LocalDateTime opinionAt,
            String decidedBy,
            LocalDateTime decidedAt,
            String decisionReason) {

        /** The office's opinion in a word. */
        public String opinionWord() {
            return "SUPPORTED".equals(opinion) ? "支持" : "不支持";
        }

        /** The word users read for the state. */
        public String word() {
            return switch (state) {
                case "REQUESTED" -> "待整改办提意见";
                case "SUPPORTED" -> "待责任领导审批";
                case "APPROVED" -> "同意";
                case "LAPSED" -> "失效";
                default -> "不同意";
            };
        }
    }

    record Step(
            int level,
            int period,
            String reason,
            String letter,
            LocalDateTime takenAt,
            String receivedBy,
            LocalDateTime receivedAt,
            String receivedNote) {

        /** The letter in its parts; only where there is one. */
        public WrittenLetter written() {
            return WrittenLetter.of(letter);
        }

        static final List<String> WORDS = List.of("通报点名", "提醒函", "约谈", "专项督办", "移交问责");

        /** The word users read for the level. */
        public String word() {
            return WORDS.get(level - 1);
        }
    }

    /** A verification; {@code team} names the co-verifiers with what they said, or is null. */
    record Verification(
            String verdict,
            String method,
            LocalDate checkedOn,
            String place,
            String receivedBy,
            String seen,
            Integer sampleSize,
            Integer sampleTotal,
            String opinion,
            String reason,
            String unmetReason,
            String unmet,
            String confirmedWords,
            String confirmationReason,
            String byWhom,
            String team,
            LocalDateTime at) {

        /** The word users read for the verdict. */
        public String word() {
            return switch (verdict) {
                case "PASSED" -> "通过";
                case "PROPOSED" -> "会同核验中";
                case "WITHDRAWN" -> "会同核验未取得一致";
                default -> "未通过";
            };
        }

        /** The word users read for the method. */
        public String methodWord() {
            return switch (method) {
                case "site" -> "现场核查";
                case "sample" -> "抽查";
                default -> "查阅资料";
            };
        }
    }

    record SignOff(
            String step,
            String verdict,
            String reason,
            LocalDate heldOn,
            String resolutionNumber,
            String sentTo,
            String byWhom,
            LocalDateTime at) {

        public boolean isApproved() {
            return verdict.equals("APPROVED");
        }

        /** Where a refusal sent the item, as users read it; empty for an approval. */
        public String sentToWord() {
            return sentTo == null ? "" : sentTo.equals("VERIFICATION") ? "，退回重新核验" : "，退回继续整改";
        }

        /** The word users read for who decides. */
        public String stepWord() {
            return switch (step) {
                case "LEADER" -> "责任领导";
                case "SECRETARY" -> "主要领导";
                default -> "党委会";
            };
        }
    }

    List<Report> reports(long item) {
        return list(
                Report.class,
                "select p.number as period, r.state, coalesce(u.name, r.unit) as unit, r.progress, r.done, r.evidence,"
                        + " r.difficulties, r.next_steps, r.request, coalesce(w.name, r.submitted_by) as submitted_by,"
                        + " r.submitted_at, r.similarity, "
                        + Similarities.flagged("r", "p")
                        + " as flagged from fortnightly_report r join reporting_period p on p.id = r.period"
                        + " left join unit u on u.code = r.unit left join person w on w.username = r.submitted_by"
                        + " where r.item = ? order by p.number, r.sequence",
                item);
    }

    List<Extension> extensions(long item) {
        return list(
                Extension.class,
                "select e.from_date, e.to_date, e.state, e.reason, coalesce(q.name, e.requested_by) as requested_by,"
                        + " e.requested_at, e.progress, e.opinion, e.opinion_reason,"
                        + " coalesce(o.name, e.opinion_by) as opinion_by, e.opinion_at,"
                        + " coalesce(d.name, case when e.decided_by = 'system' then '系统' else e.decided_by end) as decided_by,"
                        + " e.decided_at, e.decision_reason from extension e left join person q on q.username = e.requested_by"
                        + " left join person o on o.username = e.opinion_by"
                        + " left join person d on d.username = e.decided_by where e.item = ? order by e.id",
                item);
    }

    /** A referral (移交问责) is left out for those who are not of the discipline inspection. */
    List<Step> steps(long item, boolean isReferralShown) {
        return list(
                Step.class,
                "select s.level, p.number as period, s.reason, s.letter, s.taken_at,"
                        + " coalesce(w.name, s.received_by) as received_by, s.received_at, s.received_note"
                        + " from escalation_step s join escalation_episode e on e.id = s.episode"
                        + " join reporting_period p on p.id = s.period left join person w on w.username = s.received_by"
                        + " where e.item = ? and s.level <= ? order by s.id",
                item,
                isReferralShown ? 5 : 4);
    }

    List<Verification> verifications(long item) {
        return list(
                Verification.class,
                "select v.verdict, v.method, v.checked_on, v.place, v.received_by, v.seen, v.sample_size, v.sample_total,"
                        + " v.opinion, v.reason, v.unmet_reason, (select string_agg(m.position || '.' ||"
                        + " case j.conclusion when 'PARTLY' then '部分落实：' else '未落实：' end || j.remark, '；'"
                        + " order by m.position) from verification_measure j join measure m on m.id = j.measure"
                        + " where j.verification = v.id and j.conclusion <> 'DONE') as unmet, v.confirmed_words,"
                        + " v.confirmation_reason, coalesce(w.name, v.by_whom) as by_whom, (select string_agg(p.name ||"
                        + " case c.answer when 'AGREED' then '同意' when 'DISSENTED' then '不同意：' || c.reason"
                        + " else '未签署' end, '；' order by p.username) from verification_member c join person p"
                        + " on p.username = c.username where c.verification = v.id) as team, v.at"
                        + " from verification v left join person w on w.username = v.by_whom where v.item = ? order by v.id",
                item);
    }

    List<SignOff> signOffs(long item) {
        return list(
                SignOff.class,
                "select s.step, s.verdict, s.reason, s.held_on, s.resolution_number, s.sent_to, coalesce(w.name, s.by_whom) as by_whom, s.at"
                        + " from sign_off s left join person w on w.username = s.by_whom where s.item = ? order by s.id",
                item);
    }

    private <T> List<T> list(Class<T> type, String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(type).list();
    }
}
