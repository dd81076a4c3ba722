package org.zhenggai.closing.signoff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.signoff.SignOffSteps.Signature;

/** The signatures on one item, and what was said of its sums. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemSignOffs {

    /** The sum last confirmed of the item of this alias, in yuan, as an expression of SQL; null while none is. */
    public static String confirmedIn(String alias) {
        return """
                (select mc.amount from money_confirmation mc where mc.verdict = 'CONFIRMED' and mc.id =
                    (select max(mx.id) from money_confirmation mx where mx.item = %s.id))
                """.formatted(alias);
    }

    private final JdbcClient jdbc;

    /**
     * A signature.
     *
     * @param byUser user name of who signed; {@code byWhom} is what people read
     * @param sentTo where a refusal sent the item, VERIFICATION or WORK; null for an approval
     */
    public record SignOff(
            Signature step,
            String verdict,
            String reason,
            LocalDate heldOn,
            String resolutionNumber,
            String sentTo,
            String byWhom,
            String byUser,
            LocalDateTime at) {

        public boolean isApproved() {
            return verdict.equals("APPROVED");
        }

        /** Where a refusal sent the item, as users read it; empty for an approval. */
        public String sentToWord() {
            return sentTo == null ? "" : sentTo.equals("VERIFICATION") ? "，退回重新核验" : "，退回继续整改";
        }
    }

    /** What was said of the sums of an item that involves money; the amount, in yuan, is null when they were refused. */
    public record Sums(
            String verdict, BigDecimal amount, String basis, String byWhom, String byUser, LocalDateTime at) {

        public boolean isConfirmed() {
            return verdict.equals("CONFIRMED");
        }
    }

    /** All signatures, oldest first. */
    public List<SignOff> of(long item) {
        return jdbc.sql("""
                        select s.step, s.verdict, s.reason, s.held_on, s.resolution_number, s.sent_to,
                            coalesce(w.name, s.by_whom) as by_whom, s.by_whom as by_user, s.at
                        from sign_off s left join person w on w.username = s.by_whom
                        where s.item = :item order by s.id
                        """).param("item", item).query(SignOff.class).list();
    }

    /** All that was said of the sums, oldest first. */
    public List<Sums> sums(long item) {
        return jdbc.sql("""
                        select m.verdict, m.amount, m.basis, coalesce(p.name, m.by_whom) as by_whom,
                            m.by_whom as by_user, m.at
                        from money_confirmation m left join person p on p.username = m.by_whom
                        where m.item = :item order by m.id
                        """).param("item", item).query(Sums.class).list();
    }
}
