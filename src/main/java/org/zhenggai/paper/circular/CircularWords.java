package org.zhenggai.paper.circular;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhenggai.paper.circular.CircularFacts.Line;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.Deadline;
import org.zhenggai.round.item.ItemState;

/** What a circular says of one item; what is not done says what keeps it, what is next and by when. */
final class CircularWords {

    private static final String TO_WRITE = "（待整改办公室填写）";

    private CircularWords() {}

    /**
     * The account of an item.
     *
     * @param until the day of the facts, by which a deadline has passed or not
     * @param isInternal whether it says besides whose the item is
     */
    static String of(Line item, LocalDate until, boolean isInternal) {
        List<String> taken = item.measures();
        StringBuilder words = new StringBuilder();
        for (int n = 0; n < taken.size(); n++) {
            words.append(taken.size() == 1 ? "" : Numerals.of(n + 1) + "是").append(Chinese.sentence(taken.get(n)));
        }
        boolean isDone = item.state() == ItemState.CLOSED;
        if (!isBlank(item.done()) && (isDone || isInternal)) {
            words.append(isDone ? "整改成效：" : "最近一次报告：").append(Chinese.sentence(item.done()));
        }
        String course = item.state().course(item.progress());
        return isInternal
                ? words + outlook(item, until) + "（" + Chinese.or(item.unit(), "牵头单位未定") + "，"
                        + (item.leader() == null ? "" : "责任领导" + item.leader() + "，")
                        + (item.deadline() == null ? "" : "期限" + Chinese.date(item.deadline()) + "，")
                        + (item.state().isOpen() ? course : item.state().word()) + "）"
                : words + course + "。" + outlook(item, until);
    }

    private static String outlook(Line item, LocalDate until) {
        return switch (item.state()) {
            case IN_WORK, EXTENSION_REVIEW ->
                reason(item) + next(item, isBlank(item.waitingFor()) ? TO_WRITE : "") + day(item.deadline(), until);
            case PLANNED, ASSIGNED, HANDED_BACK, ACCEPTED, MEASURES_REVIEW ->
                reason(item) + day(item.deadline(), until);
            case CARRIED_OVER -> reason(item) + next(item, "");
            case VERIFICATION, SIGN_OFF, CLOSED, WITHDRAWN -> "";
        };
    }

    /** @param otherwise what stands in the place of a step that the unit did not name; of what waits, asking again is the step */
    private static String next(Line item, String otherwise) {
        String next = isBlank(item.next()) ? otherwise : item.next();
        return next.isEmpty() ? "" : "下一步：" + Chinese.sentence(next);
    }

    private static String reason(Line item) {
        String waits = isBlank(item.waitingFor())
                ? ""
                : "正在等待" + (isBlank(item.waitingWho()) ? "" : item.waitingWho() + "：")
                        + Chinese.sentence(item.waitingFor())
                        + (item.askAgainOn() == null ? "" : Chinese.date(item.askAgainOn()) + "再次询问。");
        return waits.isEmpty() && !isBlank(item.difficulties())
                ? "尚未完成的原因：" + Chinese.sentence(item.difficulties())
                : waits;
    }

    private static String day(LocalDate deadline, LocalDate until) {
        if (deadline == null) {
            return "完成时限尚未确定。";
        }
        return Deadline.isPast(deadline, until)
                ? "应于%s完成，已逾期%d天。".formatted(Chinese.date(deadline), ChronoUnit.DAYS.between(deadline, until))
                : "预计%s前完成。".formatted(Chinese.date(deadline));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
