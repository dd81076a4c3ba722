package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhenggai.engine.form.Form;
import org.zhenggai.kernel.Refusal;

/**
 * The meeting that heard a bulletin, as its form tells of it.
 *
 * @param present who was there
 * @param minutes the record of the meeting, or null
 * @param isConfirmed whether its days are meant although some are doubtful
 */
record Meeting(
        LocalDate heldOn,
        String present,
        String minutes,
        List<OnItem> onItems,
        List<General> general,
        List<Earlier> earlier,
        boolean isConfirmed) {

    /**
     * A decision on a slow item.
     *
     * @param byOffice whether the office carries it out and not the item's lead unit
     */
    record OnItem(String number, String text, boolean byOffice, LocalDate dueOn) {}

    /** A decision on no item, for the office to carry out. */
    record General(String text, LocalDate dueOn) {}

    /**
     * What becomes of an unfinished decision of an earlier meeting.
     *
     * @param dueOn the new day, or null when it is dropped
     * @param reason why it is dropped, or null
     */
    record Earlier(String code, LocalDate dueOn, String reason) {

        boolean isDropped() {
            return dueOn == null;
        }
    }

    /** Rows without a decision are left out; a row that is begun must be complete. */
    static List<OnItem> onItems(List<Form> rows) {
        List<OnItem> decisions = new ArrayList<>();
        for (Form row : rows) {
            String number = row.required("number", "事项编号");
            String of = "事项" + number + "的";
            if (isBegun(row, of)) {
                decisions.add(new OnItem(
                        number,
                        row.required("text", of + "决定"),
                        row.answer("by", of + "落实单位", "unit", "office").equals("office"),
                        row.date("dueOn", of + "完成日期")));
            }
        }
        return decisions;
    }

    static List<General> general(List<Form> rows) {
        List<General> decisions = new ArrayList<>();
        for (Form row : rows) {
            if (isBegun(row, "综合")) {
                decisions.add(new General(row.required("text", "综合决定"), row.date("dueOn", "综合决定的完成日期")));
            }
        }
        return decisions;
    }

    private static boolean isBegun(Form row, String of) {
        boolean hasText = row.text("text", of + "决定") != null;
        Refusal.unless(hasText || row.text("dueOn", of + "完成日期") == null, "“%s决定”写了完成日期，没有写内容。请补写，或者清除日期。", of);
        return hasText;
    }

    static List<Earlier> earlier(List<Form> rows) {
        List<Earlier> changes = new ArrayList<>();
        for (Form row : rows) {
            String code = row.required("code", "决定编号");
            String of = "第" + code + "号决定的";
            String action = row.text("action", of + "处理") == null
                    ? "keep"
                    : row.answer("action", of + "处理", "keep", "renewed", "dropped");
            switch (action) {
                case "renewed" -> changes.add(new Earlier(code, row.date("dueOn", of + "新日期"), null));
                case "dropped" -> changes.add(new Earlier(code, null, row.required("reason", of + "撤销理由")));
                default -> {}
            }
        }
        return changes;
    }
}
