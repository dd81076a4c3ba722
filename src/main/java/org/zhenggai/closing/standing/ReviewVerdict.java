package org.zhenggai.closing.standing;

import lombok.RequiredArgsConstructor;

/** What the office found when it reviewed a standing item (长期坚持复核); the word is what users read. */
@RequiredArgsConstructor
public enum ReviewVerdict {
    HELD("成效保持"),
    REBOUNDED("出现反弹");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
