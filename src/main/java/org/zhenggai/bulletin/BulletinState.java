package org.zhenggai.bulletin;

import lombok.RequiredArgsConstructor;

/** Where a bulletin (两周通报) stands; the word is what users read. */
@RequiredArgsConstructor
enum BulletinState {
    COMPILED("待核对"),
    CHECKED("待审定"),
    RETURNED("已退回"),
    PUBLISHED("已印发");

    private final String word;

    /** The word users read. */
    String word() {
        return word;
    }
}
