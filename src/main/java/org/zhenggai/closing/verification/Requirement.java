package org.zhenggai.closing.verification;

import java.util.Optional;

/**
 * What the verification of an item takes at least, as the table {@code verification-method} says.
 *
 * @param method the least method with which the item may pass
 * @param team how many people verify it together, the lead verifier included; 1 when he does it alone
 * @param why the rule behind it, as users read it
 */
record Requirement(Method method, int team, String why) {

    /** Why the item cannot pass by this method; empty when it can. */
    Optional<String> objection(Method by) {
        return by.covers(method)
                ? Optional.empty()
                : Optional.of("%s，“%s”不够，请按“%s”办理后再通过；不能办理的，请退回。".formatted(why, by.word(), method.word()));
    }

    boolean isJoint() {
        return team > 1;
    }
}
