package org.zhenggai.kernel.contract;

import java.util.Arrays;
import java.util.Optional;
import lombok.RequiredArgsConstructor;

/** What the business key of a process instance is the id of. */
@RequiredArgsConstructor
public enum KeyKind {
    ROUND("轮次", "round-"),
    PERIOD("报告期", "period-"),
    ITEM("整改事项", "item-"),
    EPISODE("停滞段", "episode-"),
    DECISION("会议决定", null),
    STANDING("复核系列", null),
    /** Known to the discipline inspection alone. */
    REFERRAL("移交", null);

    private final String word;

    /** How the id of a designer's own process with such a key begins; null where he can have none. */
    private final String prefix;

    /** What people call it. */
    public String word() {
        return word;
    }

    /** How the id of an own process begins; null where there can be none. */
    public String prefix() {
        return prefix;
    }

    /** The kind that an own process says by its id, such as {@code item-legal-review}. */
    public static Optional<KeyKind> ofOwn(String process) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix != null && process.startsWith(kind.prefix))
                .findFirst();
    }
}
