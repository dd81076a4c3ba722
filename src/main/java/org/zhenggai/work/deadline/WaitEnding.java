package org.zhenggai.work.deadline;

import lombok.RequiredArgsConstructor;

/** How a wait for an outside condition came to its end; the word is what users read. */
@RequiredArgsConstructor
public enum WaitEnding {
    MET("条件已具备"),
    REPORTED("不再等待"),
    LAPSED("随事项结转结束");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
