package org.zhenggai.closing.verification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.closing.verification.Check.Degree;

/** The verifications of one item. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ItemVerifications {

    private final JdbcClient jdbc;

    /**
     * A verification.
     *
     * @param method its code, see {@link Method#of}
     * @param unmet the measures that were not found carried out in full, with remarks, or null
     * @param byUser user name of the verifier; {@code byWhom} is what people read
     * @param team the co-verifiers with what they said, or null
     * @param agreed names of those who agreed, joined by 、, or null
     */
    public record Verification(
            VerificationState verdict,
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
            String byUser,
            String team,
            String agreed,
            LocalDateTime at) {

        /** The word users read for the method. */
        public String methodWord() {
            return Method.of(method).word();
        }
    }

    /** All verifications, oldest first. */
    public List<Verification> of(long item) {
        return jdbc.sql("""
                        select v.verdict, v.method, v.checked_on, v.place, v.received_by, v.seen, v.sample_size, v.sample_total,
                            v.opinion, v.reason, v.unmet_reason, (select string_agg(m.position || '.' ||
                                case j.conclusion when 'PARTLY' then cast(:partly as varchar)
                                    else cast(:notDone as varchar) end || '：' || j.remark, '；' order by m.position)
                                from verification_measure j join measure m on m.id = j.measure
                                where j.verification = v.id and j.conclusion <> 'DONE') as unmet, v.confirmed_words,
                            v.confirmation_reason, coalesce(w.name, v.by_whom) as by_whom, v.by_whom as by_user,
                            (select string_agg(p.name || case c.answer when 'AGREED' then cast(:agreed as varchar)
                                    when 'DISSENTED' then cast(:dissented as varchar) || '：' || c.reason
                                    else cast(:silent as varchar) end, '；' order by p.username)
                                from verification_member c join person p on p.username = c.username
                                where c.verification = v.id) as team,
                            (select string_agg(p.name, '、' order by p.username)
                                from verification_member c join person p on p.username = c.username
                                where c.verification = v.id and c.answer = 'AGREED') as agreed, v.at
                        from verification v left join person w on w.username = v.by_whom
                        where v.item = :item order by v.id
                        """)
                .param("item", item)
                .param("partly", Degree.PARTLY.word())
                .param("notDone", Degree.NOT_DONE.word())
                .param("agreed", "同意")
                .param("dissented", "不同意")
                .param("silent", "未签署")
                .query(Verification.class)
                .list();
    }
}
