package org.zhenggai.ladder.supervision;

import lombok.RequiredArgsConstructor;

/** What the office said to a written explanation (检讨说明); the word is what users read. */
@RequiredArgsConstructor
public enum ExplanationVerdict {
    ACCEPTED("通过"),
    RETURNED("退回");

    private final String word;

    /** The word users read; before the office has said anything, that it is waited for. */
    public static String word(ExplanationVerdict verdict) {
        return verdict == null ? "待审核" : verdict.word;
    }
}
