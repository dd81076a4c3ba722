package org.zhenggai.work.deadline;

import lombok.RequiredArgsConstructor;

/** Where a request for a later deadline stands; the word is what users read. */
@RequiredArgsConstructor
public enum ExtensionState {
    REQUESTED("待整改办提意见"),
    SUPPORTED("待责任领导审批"),
    APPROVED("同意"),
    REFUSED("不同意"),
    LAPSED("失效");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether nobody has decided yet. */
    boolean isOpen() {
        return this == REQUESTED || this == SUPPORTED;
    }
}
