package org.zhenggai.bulletin.facts;

import java.time.LocalDate;
import org.zhenggai.bulletin.BulletinLines;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.EventKind;

/**
 * Something that a bulletin tells of an item, once: what came back, who got the item instead, that it was opened again.
 *
 * @param id of the line of history
 * @param by who did it, null for the system
 * @param reason null where none was given
 * @param unit name of the lead unit at that time, after a new assignment the new one
 * @param unitBefore of a new assignment the lead unit before, null where that is not kept
 */
record Happening(
        long id, long item, EventKind kind, LocalDate on, String by, String reason, String unit, String unitBefore) {

    boolean is(SentBack step) {
        return SentBack.of(kind).filter(step::equals).isPresent();
    }

    /** What happened, in words; of a confidential item without names and reasons. */
    String words(boolean isConfidential) {
        String what = Days.words(on) + what();
        if (isConfidential) {
            return what;
        }
        return what
                + switch (kind) {
                    case HANDED_BACK -> reason("，理由：");
                    case REOPENED -> reason("，原因：");
                    case REASSIGNED -> "";
                    default -> (by == null ? "" : "，办理人" + by) + reason("，理由：");
                };
    }

    private String what() {
        return switch (kind) {
            case HANDED_BACK -> "由" + unit + "退回";
            case REASSIGNED ->
                unitBefore == null
                        ? "分派" + unit
                        : unitBefore.equals(unit) ? "仍分派" + unit : "由" + unitBefore + "改派" + unit;
            default -> kind.word();
        };
    }

    private String reason(String before) {
        return reason == null ? "" : before + BulletinLines.stripped(reason);
    }
}
