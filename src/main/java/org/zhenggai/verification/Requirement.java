package org.zhenggai.verification;

/**
 * What the verification of an item takes at least, as the table {@code verification-method} says.
 *
 * @param method the least method with which the item may pass
 * @param team how many people verify it together, the lead verifier included; 1 when he does it alone
 * @param why the rule behind it, as users read it
 */
record Requirement(Method method, int team, String why) {

    boolean isJoint() {
        return team > 1;
    }
}
