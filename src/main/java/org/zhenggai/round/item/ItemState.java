package org.zhenggai.round.item;

import java.util.EnumSet;
import java.util.List;
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

    /** The way of an item from the unit that it is given to, in its order; the branch of a later deadline leaves work. */
    private static final List<ItemState> WAY = List.of(
            HANDED_BACK, ASSIGNED, ACCEPTED, MEASURES_REVIEW, IN_WORK, EXTENSION_REVIEW, VERIFICATION, SIGN_OFF);

    private static final int DONE = 100;

    private final String word;

    /** The way of every item, as people see it; an item stands in one of them until it has ended. */
    @RequiredArgsConstructor
    public enum Stage {
        ASSIGN("分派"),
        ACCEPT("签收"),
        MEASURES("措施"),
        WORK("整改"),
        VERIFY("核验"),
        SIGN("签批"),
        CLOSE("销号");

        private final String word;

        /** The word users read. */
        public String word() {
            return word;
        }
    }

    /** Where on its way an item in this state stands; one that ended otherwise than by its closure stands where work was. */
    public Stage stage() {
        return switch (this) {
            case PLANNED, HANDED_BACK -> Stage.ASSIGN;
            case ASSIGNED -> Stage.ACCEPT;
            case ACCEPTED, MEASURES_REVIEW -> Stage.MEASURES;
            case IN_WORK, EXTENSION_REVIEW, CARRIED_OVER, WITHDRAWN -> Stage.WORK;
            case VERIFICATION -> Stage.VERIFY;
            case SIGN_OFF -> Stage.SIGN;
            case CLOSED -> Stage.CLOSE;
        };
    }

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

    /** What comes next, and by whom, in words. */
    public String next() {
        return switch (this) {
            case PLANNED -> "方案定稿后分派到牵头单位";
            case ASSIGNED -> "牵头单位签收，或者写明理由退回";
            case HANDED_BACK -> "整改办重新分派";
            case ACCEPTED -> "牵头单位提出整改措施";
            case MEASURES_REVIEW -> "整改办审核整改措施";
            case IN_WORK -> "牵头单位推进整改，每两周报告一次";
            case EXTENSION_REVIEW -> "整改办提出意见后，由责任领导决定是否延期";
            case VERIFICATION -> "核验人检验整改成效";
            case SIGN_OFF -> "领导签批销号";
            case CLOSED, CARRIED_OVER, WITHDRAWN -> "已办结，没有下一步";
        };
    }

    /** The tone in which the word is shown; the colour only repeats the word. */
    public String tone() {
        return switch (this) {
            case PLANNED, ASSIGNED, ACCEPTED, CARRIED_OVER, WITHDRAWN -> "wait";
            case HANDED_BACK -> "bad";
            case IN_WORK -> "ok";
            case MEASURES_REVIEW, EXTENSION_REVIEW, VERIFICATION, SIGN_OFF -> "warn";
            case CLOSED -> "done";
        };
    }

    /** Whether an open item in the other state has already been here, so that it can be led back. */
    public boolean isBefore(ItemState other) {
        return WAY.contains(this) && WAY.indexOf(this) < WAY.indexOf(other);
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
