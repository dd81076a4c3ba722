package org.zhenggai.ladder.supervision;

import lombok.RequiredArgsConstructor;

/** Who talks with the unit of a stalled item; the word is what users read. */
@RequiredArgsConstructor
public enum Talker {
    LEADER("责任领导"),
    SECRETARY("镇主要领导");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
