package org.zhenggai.bulletin.decision;

import java.util.List;
import lombok.RequiredArgsConstructor;

/** Where a decision of a meeting stands; the word is what users read. */
@RequiredArgsConstructor
public enum DecisionState {
    OPEN("待落实"),
    ANSWERED("已报待确认"),
    REFERRED("待另定日期"),
    DONE("已落实"),
    DROPPED("已撤销"),
    /** The item was closed or carried over before. */
    LAPSED("已终止");

    /** Those that come back in the next bulletin. */
    static final List<String> UNFINISHED = List.of(OPEN.name(), ANSWERED.name(), REFERRED.name());

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether it comes back in the next bulletin. */
    public boolean isUnfinished() {
        return UNFINISHED.contains(name());
    }
}
