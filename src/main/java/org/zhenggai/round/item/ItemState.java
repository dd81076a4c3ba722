package org.zhenggai.round.item;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Where an item (整改事项) stands; the word is what users read. */
@RequiredArgsConstructor
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

    private static final int DONE = 100;

    private final String word;

    /** The word users read. */
    public String word() {
        return word;
    }

    /**
     * How far an item in this state has come, in words that promise nothing: what somebody reports is no result before
     * it is verified and closed, so neither 0% nor 100% is said of an item that is not.
     *
     * @param progress percent, as last reported
     */
    public String course(int progress) {
        return switch (this) {
            case PLANNED, ASSIGNED, HANDED_BACK, ACCEPTED, MEASURES_REVIEW -> "正在落实责任和措施";
            case IN_WORK, EXTENSION_REVIEW -> isPartWay(progress) ? "正在整改，进度" + progress + "%" : "正在整改";
            case VERIFICATION -> "单位报告已完成，正在核验";
            case SIGN_OFF -> "已通过核验，正在办理销号审批";
            case CLOSED -> "已完成整改";
            case CARRIED_OVER -> "转入下一轮继续整改";
            case WITHDRAWN -> "已撤销";
        };
    }

    /** Whether progress says something of an item that is neither before its first step nor done. */
    public static boolean isPartWay(int progress) {
        return progress > 0 && progress < DONE;
    }

    /** Whether the item still counts as open. */
    public boolean isOpen() {
        return !ENDED.contains(this);
    }

    /** Whether it is open and the plan has given it to a unit, be it that the unit hands it back. */
    public boolean isStarted() {
        return isOpen() && this != PLANNED;
    }

    /** The same as a condition of SQL on the item of this alias. */
    public static String startedIn(String alias) {
        return alias + ".state <> 'PLANNED' and " + openIn(alias);
    }

    /** {@link #isOpen} as a condition of SQL on the item of this alias, for whoever counts or lists what is open. */
    public static String openIn(String alias) {
        return ENDED.stream()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", alias + ".state not in (", ")"));
    }
}
