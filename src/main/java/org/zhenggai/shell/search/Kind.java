package org.zhenggai.shell.search;

import lombok.RequiredArgsConstructor;

/** What can be found, in the order of the page. */
@RequiredArgsConstructor
public enum Kind {
    ITEMS("整改事项", "项"),
    FINDINGS("问题", "个"),
    UNITS("单位", "个"),
    REPORTS("两周报告", "份"),
    EVIDENCE("佐证材料", "份"),
    DOCUMENTS("公文", "份"),
    HELP("使用手册", "处");

    private final String word;
    private final String measure;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** What they are counted in. */
    public String measure() {
        return measure;
    }
}
