package org.zhenggai.round;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Where a round (轮次) stands. */
@RequiredArgsConstructor
public enum RoundState {
    STUDY("传达学习"),
    PLANNING("编制方案"),
    IN_WORK("整改中"),
    ARCHIVED("已归档"),
    WITHDRAWN("已撤销");

    private static final Set<RoundState> ENDED = EnumSet.of(ARCHIVED, WITHDRAWN);

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether work on the round goes on. */
    public boolean isOpen() {
        return !ENDED.contains(this);
    }

    /** The same as a condition of SQL on the round of this alias. */
    public static String openIn(String alias) {
        return ENDED.stream()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", alias + ".state not in (", ")"));
    }
}
