package org.zhenggai.round;

import lombok.RequiredArgsConstructor;

/** Where a round (轮次) stands. */
@RequiredArgsConstructor
public enum RoundState {
    STUDY("传达学习"),
    PLANNING("编制方案"),
    IN_WORK("整改中"),
    ARCHIVED("已归档"),
    WITHDRAWN("已撤销");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
