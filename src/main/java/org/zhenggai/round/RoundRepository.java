package org.zhenggai.round;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.zhenggai.kernel.Refusal;

/** Rounds by id; {@link #get} for a round that must exist. */
public interface RoundRepository extends CrudRepository<Round, Long> {

    boolean existsByDocumentSha256(String sha256);

    /**
     * The round of this id.
     *
     * @throws Refusal when there is none
     */
    default Round get(long id) {
        return findById(id).orElseThrow(() -> new Refusal("没有编号为" + id + "的整改轮次，请从首页重新进入。"));
    }

    /** Binds the round to another rule set. */
    @Modifying
    @Query("update round set rule_set = :ruleSet, version = version + 1 where id = :round")
    void bind(long round, String ruleSet);

    /** The round is withdrawn, which its title says from now on. */
    @Modifying
    @Query("update round set state = 'WITHDRAWN', title = :title, version = version + 1 where id = :round")
    void withdraw(long round, String title);

    /**
     * Makes whoever closes items of the round at the same moment wait for each other: two last items do not see each
     * other's closure and would both think that one is left. Whoever comes second waits here until the first has
     * committed. An update and no lock for update: in PostgreSQL the latter would wait for everybody who has just
     * written a line of history about the round, and they for it.
     */
    @Modifying
    @Query("update round set version = version where id = :round")
    void waitForOtherClosures(long round);
}
