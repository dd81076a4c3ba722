package org.zhenggai.round;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Why a deadline is not taken before somebody has decided so. */
@RequiredArgsConstructor
public enum DeadlineDoubt {
    DAY_OFF("不是工作日"),
    AFTER_PERIOD("晚于集中整改期满"),
    BEFORE_FEEDBACK("早于反馈日期"),
    FAR_AHEAD("在两年以后");

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Several in words. */
    public static String words(Collection<DeadlineDoubt> doubts) {
        return doubts.stream().map(DeadlineDoubt::word).collect(Collectors.joining("、"));
    }

    /** What a column keeps, in words. */
    public static String words(String codes) {
        return words(parse(codes));
    }

    /** As a column keeps them. */
    public static String codes(Collection<DeadlineDoubt> doubts) {
        return doubts.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    public static List<DeadlineDoubt> parse(String codes) {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.split(",")).map(DeadlineDoubt::valueOf).toList();
    }
}
