package org.zhenggai.paper.issuing;

import lombok.RequiredArgsConstructor;

/** Where a document stands that was asked for; the word is what users read. */
@RequiredArgsConstructor
enum DocumentState {
    WAITING("排队中"),
    RUNNING("生成中"),
    MADE("已生成"),
    FAILED("没有生成");

    private final String word;

    /** The word users read. */
    String word() {
        return word;
    }
}
