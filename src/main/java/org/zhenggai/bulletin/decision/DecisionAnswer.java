package org.zhenggai.bulletin.decision;

/** What whoever carries a decision out says of it: that it is done, or that it cannot be. */
enum DecisionAnswer {
    DONE,
    CANNOT
}
