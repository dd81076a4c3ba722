package org.zhenggai.work.report;

import lombok.RequiredArgsConstructor;

/** Where a report that was asked for stands; the word is what users read. */
@RequiredArgsConstructor
public enum ReportState {
    DUE("待报"),
    SUBMITTED("已报"),
    EXCUSED("免报"),
    MISSING("缺报");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
