package org.zhenggai.closure;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.Refusal;

/**
 * Separation of duties (domain.md, roles): who reported an item may not verify it, and who reported or verified it may
 * not sign it off, by whatever way the task came to him.
 */
@Component
class Duties {

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Refuses a verifier who has reported on the item. */
    void verify(long item, String user) {
        Refusal.unless(!reported(item, user), "您填报过该事项的报告，不能核验，请由他人办理。");
    }

    /** Refuses a signer who has reported on the item or verified it. */
    void sign(long item, String user) {
        Refusal.unless(!reported(item, user), "您填报过该事项的报告，不能审批销号，请由他人办理。");
        Refusal.unless(
                count("select count(*) from verification where item = ? and by_whom = ?", item, user) == 0,
                "您核验过该事项，不能审批销号，请由他人办理。");
    }

    private boolean reported(long item, String user) {
        return count("select count(*) from fortnightly_report where item = ? and submitted_by = ?", item, user) > 0;
    }

    private int count(String sql, long item, String user) {
        return jdbc.sql(sql).params(item, user).query(Integer.class).single();
    }
}
