package org.zhenggai.round.item;

import lombok.RequiredArgsConstructor;

/** What people do with a task. */
@RequiredArgsConstructor
public enum TaskAct {
    CLAIMED("认领任务"),
    ASSIGNED("指派任务"),
    DELEGATED("委派任务"),
    UNCLAIMED("取消认领"),
    COMPLETED("办结任务");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }
}
