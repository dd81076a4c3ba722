package org.zhenggai.ladder.supervision;

import lombok.RequiredArgsConstructor;

/** Where a talk (约谈) with a unit stands; the word is what users read. */
@RequiredArgsConstructor
public enum TalkState {
    DUE("待安排"),
    ARRANGED("待约谈"),
    HELD("待交检讨说明"),
    EXPLAINED("检讨说明待审核"),
    ACCEPTED("已办结"),
    CALLED_OFF("已取消");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
