package org.zhenggai.work.report;

import lombok.RequiredArgsConstructor;

/** Where a reporting period (报告期) stands; the word is what users read. */
@RequiredArgsConstructor
public enum PeriodState {
    OPEN("填报中"),
    CUT_OFF("已截止，通报待审定"),
    PUBLISHED("通报已发布"),
    WITHDRAWN("随轮次撤销");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
