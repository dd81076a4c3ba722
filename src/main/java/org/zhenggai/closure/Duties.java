package org.zhenggai.closure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;
import org.zhenggai.round.Actor;
import org.zhenggai.round.Refusal;

/**
 * Separation of duties (domain.md, roles): who reported an item may not verify it, and who reported or verified it may
 * not sign it off, by whatever way the task came to him. What a substitute did counts for the absent person too, and
 * what the absent person did counts for the substitute who acts for him.
 */
@Component
public class Duties {

    private static final String REPORTERS = "select submitted_by from fortnightly_report where item = :item"
            + " and submitted_by is not null union select absent from deputy_act where item = :item"
            + " and task = 'reportProgress'";

    private static final String VERIFIERS = "select by_whom from verification where item = :item"
            + " union select m.username from verification_member m join verification v on v.id = m.verification"
            + " where v.item = :item and m.answer is not null"
            + " union select absent from deputy_act where item = :item and task = 'verifyItem'";

    private final JdbcClient jdbc;
    private final Directory directory;

    Duties(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** Refuses a verifier who has reported on the item. */
    public void verify(long item, Actor actor) {
        refuse(item, actor, REPORTERS, "填报过该事项的报告，不能核验，请由他人办理。");
    }

    /** Refuses a signer who has reported on the item or verified it. */
    void sign(long item, Actor actor) {
        refuse(item, actor, REPORTERS, "填报过该事项的报告，不能审批销号，请由他人办理。");
        refuse(item, actor, VERIFIERS, "核验过该事项，不能审批销号，请由他人办理。");
    }

    private void refuse(long item, Actor actor, String done, String sentence) {
        List<String> people =
                jdbc.sql(done).param("item", item).query(String.class).list();
        Refusal.unless(!people.contains(actor.user()), "您" + sentence);
        if (actor.actsFor() != null && people.contains(actor.actsFor())) {
            throw new Refusal("您所代办的" + directory.nameOf(actor.actsFor()) + sentence);
        }
    }
}
