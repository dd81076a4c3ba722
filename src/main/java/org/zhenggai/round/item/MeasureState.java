package org.zhenggai.round.item;

import java.util.Arrays;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Where a measure (整改措施) stands; the word is what users read. */
@RequiredArgsConstructor
public enum MeasureState {
    PROPOSED("待审核"),
    AGREED("进行中"),
    FINISHED("已完成");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** The same of the measure of this alias, as an expression of SQL. */
    public static String wordIn(String alias) {
        return Arrays.stream(values())
                .map(state -> " when '" + state.name() + "' then '" + state.word + "'")
                .collect(Collectors.joining("", "case " + alias + ".state", " end"));
    }
}
