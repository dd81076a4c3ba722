package org.zhenggai.closing.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.Duty;
import org.zhenggai.kernel.contract.DutyKind;
import org.zhenggai.people.Directory.Choice;

/** The people of the office and of the discipline inspection, by their own posts: nothing of it is lent. */
@Component
@RequiredArgsConstructor
class Verifiers {

    private static final String IS_VERIFIER = "p.active and exists (select 1 from person_role r"
            + " where r.username = p.username and r.role in ('rectification-office', 'discipline'))";

    private final Duty duties;
    private final JdbcClient jdbc;
    private final Clock clock;

    boolean isVerifier(String username) {
        return jdbc.sql("select count(*) from person p where p.username = ? and " + IS_VERIFIER)
                        .param(username)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Whether he can go on with what he leads: still a verifier, and not away today. */
    boolean isPresent(String username) {
        LocalDate today = LocalDate.now(clock);
        return isVerifier(username)
                && jdbc.sql("""
                    select count(*) from absence
                    where person = :username and from_day <= :today and until_day >= :today and ended_at is null
                    """)
                                .param("username", username)
                                .param("today", today)
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    /** Who may be nominated for the item: all of them but those whom a duty keeps away and those who are away. */
    List<Choice> choices(long item) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                    select p.username as "value", p.name as label from person p
                    where %s and not exists (select 1 from absence a where a.person = p.username
                        and a.from_day <= :today and a.until_day >= :today and a.ended_at is null)
                    order by p.username
                    """.formatted(IS_VERIFIER)).param("today", today).query(Choice.class).list().stream()
                .filter(choice ->
                        duties.objection(DutyKind.VERIFY, item, choice.value()).isEmpty())
                .toList();
    }
}
