package org.zhenggai.work.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;

/** Where a version of a plan (整改方案) stands; the word is what users read. */
@RequiredArgsConstructor
public enum PlanState {
    SUBMITTED("待审定"),
    APPROVED("已审定，待会议定稿"),
    RETURNED("已退回"),
    FINAL("已定稿");

    /** Those that somebody still has to decide on; the plan cannot be changed meanwhile. */
    static final Set<PlanState> UNDECIDED = EnumSet.of(SUBMITTED, APPROVED);

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** The states as parameters of SQL. */
    static List<String> names(Set<PlanState> states) {
        return states.stream().map(PlanState::name).toList();
    }
}
