package org.zhenggai.closing.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.zhenggai.closing.verification.DoubtfulWords.Doubt;

/** The rows of verifications, with their conclusions and teams. */
@Component
@RequiredArgsConstructor
class VerificationTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A verification as it stands. */
    record Row(
            long id,
            String verdict,
            String method,
            LocalDate checkedOn,
            String place,
            String receivedBy,
            String seen,
            Integer sampleSize,
            Integer sampleTotal,
            String opinion,
            String unmetReason,
            String confirmedWords,
            String confirmationReason,
            String revision,
            String byWhom,
            LocalDateTime at) {}

    /** A co-verifier; {@code answer} is null while it is waited for. */
    record Member(String username, String name, String answer, String reason) {

        boolean isAgreed() {
            return "AGREED".equals(answer);
        }

        boolean isDissented() {
            return "DISSENTED".equals(answer);
        }
    }

    /** A measure with the conclusion of one verification on it, or without. */
    record Judged(int no, String text, String conclusion, String remark) {}

    void insert(long item, String user, String verdict, Check check, String reason, List<Doubt> doubts) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
            insert into verification (item, verdict, method, checked_on, place, received_by, seen, sample_size,
                sample_total, opinion, reason, unmet_reason, confirmed_words, confirmation_reason, revision, by_whom,
                at)
            values (:item, :verdict, :method, :checkedOn, :place, :receivedBy, :seen, :sampleSize, :sampleTotal,
                :opinion, :reason, :unmetReason, :confirmedWords, :confirmationReason, :revision, :user, :now)
            """)
                .param("item", item)
                .param("verdict", verdict)
                .param("method", check.method().code())
                .param("checkedOn", check.checkedOn())
                .param("place", check.place())
                .param("receivedBy", check.receivedBy())
                .param("seen", check.seen())
                .param("sampleSize", check.sampleSize())
                .param("sampleTotal", check.sampleTotal())
                .param("opinion", check.opinion())
                .param("reason", reason)
                .param("unmetReason", check.unmetReason())
                .param("confirmedWords", doubts.isEmpty() ? null : DoubtfulWords.words(doubts))
                .param("confirmationReason", doubts.isEmpty() ? null : check.confirmationReason())
                .param("revision", check.revision())
                .param("user", user)
                .param("now", LocalDateTime.now(clock))
                .update(id, "id");
        check.conclusions()
                .forEach(conclusion -> jdbc.sql("""
                    insert into verification_measure (verification, measure, conclusion, remark) select :verification, id,
                        :degree, :remark
                    from measure where item = :item and position = :no
                    """)
                        .param("verification", id.getKeyAs(Long.class))
                        .param("degree", conclusion.degree().name())
                        .param("remark", conclusion.remark())
                        .param("item", item)
                        .param("no", conclusion.no())
                        .update());
    }

    /** Gives the latest verification of the item its co-verifiers. */
    void addMembers(long item, List<String> members) {
        members.forEach(member ->
                jdbc.sql("""
            insert into verification_member (verification, username) select max(id), :member from verification
            where item = :item
            """).param("member", member).param("item", item).update());
    }

    /** Keeps the answer of a co-verifier who has not answered yet; tells whether there is one. */
    boolean answer(long verification, String username, String answer, String reason) {
        return jdbc.sql("""
            update verification_member set answer = :answer, reason = :reason, answered_at = :now
            where verification = :verification and username = :username and answer is null
            """)
                        .param("answer", answer)
                        .param("reason", reason)
                        .param("now", LocalDateTime.now(clock))
                        .param("verification", verification)
                        .param("username", username)
                        .update()
                == 1;
    }

    void settle(long verification, String verdict) {
        jdbc.sql("update verification set verdict = ?, settled_at = ? where id = ?")
                .params(verdict, LocalDateTime.now(clock), verification)
                .update();
    }

    Optional<Row> latest(long item) {
        return jdbc.sql("""
            select id, verdict, method, checked_on, place, received_by, seen, sample_size, sample_total, opinion,
                unmet_reason, confirmed_words, confirmation_reason, revision, by_whom, at
            from verification where item = :item order by id desc limit 1
            """).param("item", item).query(Row.class).optional();
    }

    List<Member> members(long verification) {
        return jdbc.sql("""
            select m.username, p.name, m.answer, m.reason
            from verification_member m join person p on p.username = m.username where m.verification = :verification
            order by m.username
            """)
                .param("verification", verification)
                .query(Member.class)
                .list();
    }

    /** All measures of the item, with what this verification says of them. */
    List<Judged> judged(long item, long verification) {
        return jdbc.sql("""
            select m.position as no, m.text, j.conclusion, j.remark
            from measure m left join verification_measure j on j.measure = m.id and j.verification = :verification
            where m.item = :item order by m.position
            """)
                .param("verification", verification)
                .param("item", item)
                .query(Judged.class)
                .list();
    }

    /** The numbers of the item's measures. */
    List<Integer> measures(long item) {
        return jdbc.sql("select position from measure where item = ? order by position")
                .param(item)
                .query(Integer.class)
                .list();
    }

    /** What the last report says was done, or null. */
    String lastReport(long item) {
        return jdbc.sql("""
            select done from fortnightly_report where item = :item and state = 'SUBMITTED'
            order by submitted_at desc, id desc limit 1
            """).param("item", item).query(String.class).optional().orElse(null);
    }
}
