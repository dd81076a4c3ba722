package org.zhenggai.round;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an item (整改事项) stands; the word is what users read. */
public enum ItemState {
    PLANNED("待分派"),
    ASSIGNED("待签收"),
    HANDED_BACK("待重新分派"),
    ACCEPTED("待报措施"),
    MEASURES_REVIEW("措施待审"),
    IN_WORK("整改中"),
    EXTENSION_REVIEW("延期待批"),
    VERIFICATION("待核验"),
    SIGN_OFF("待销号审批"),
    CLOSED("已销号"),
    CARRIED_OVER("已结转"),
    WITHDRAWN("已撤销");

    private static final Set<ItemState> ENDED = EnumSet.of(CLOSED, CARRIED_OVER, WITHDRAWN);

    private final String word;

    ItemState(String word) {
        this.word = word;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    /** Whether the item still counts as open. */
    public boolean isOpen() {
        return !ENDED.contains(this);
    }

    /** The same as a condition of SQL on the item of this alias, for whoever counts or lists what is open. */
    public static String openIn(String alias) {
        return ENDED.stream()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", alias + ".state not in (", ")"));
    }
}
