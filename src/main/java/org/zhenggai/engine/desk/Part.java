package org.zhenggai.engine.desk;

import lombok.RequiredArgsConstructor;

/** The parts of what waits for somebody. */
@RequiredArgsConstructor
public enum Part {
    ALL("全部"),
    OVERDUE("已逾期"),
    TODAY("今天到期"),
    WEEK("本周到期"),
    MINE("我已认领或点名由我办");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
