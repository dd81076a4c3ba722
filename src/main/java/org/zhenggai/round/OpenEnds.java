package org.zhenggai.round;

import java.time.LocalDateTime;
import java.util.Collection;

/**
 * What a module still has open of a round that is withdrawn (撤销轮次): it ends as what it is, so that nothing waits for
 * an answer. A bean in each module that has something of the kind; all are called in one transaction, in the order
 * of the modules.
 */
public interface OpenEnds {

    /** Why it ended, where a table keeps a reason. */
    String REASON = "轮次已撤销";

    /** Ends what is open about these items. */
    default void ofItems(Collection<Long> items, LocalDateTime now) {}

    /** Ends what is open about the round as a whole. */
    default void ofRound(long round, LocalDateTime now) {}

    /** Ends what is open about the tasks of these instances, which the engine ends right after. */
    default void ofInstances(Collection<String> instances) {}
}
