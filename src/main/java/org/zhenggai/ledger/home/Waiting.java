package org.zhenggai.ledger.home;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.desk.Part;
import org.zhenggai.engine.tasklist.Subjects.Subject;

/**
 * What waits for somebody, in the order in which it is due.
 *
 * @param parts how many tasks there are of each part of the list
 * @param rows the first of them
 */
record Waiting(Map<Part, Long> parts, List<Row> rows) {

    /** Rows of a group that are shown; the others are behind a line that opens. */
    private static final int SHOWN = 6;

    /** When something is due, seen from now; the word is what users read. */
    @RequiredArgsConstructor
    enum When {
        OVERDUE("已逾期", "overdue"),
        TODAY("今天到期", "soon"),
        THIS_WEEK("本周到期", ""),
        LATER("以后到期", "");

        private final String word;
        private final String colour;

        public String word() {
            return word;
        }

        public String colour() {
            return colour;
        }

        /** Today is what is left of it; the week ends with its Sunday. What has no time is due later. */
        static When of(LocalDateTime due, LocalDateTime now) {
            if (due == null) {
                return LATER;
            }
            if (due.isBefore(now)) {
                return OVERDUE;
            }
            if (due.toLocalDate().equals(now.toLocalDate())) {
                return TODAY;
            }
            return due.toLocalDate().isBefore(now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)))
                    ? THIS_WEEK
                    : LATER;
        }
    }

    /**
     * A task.
     *
     * @param dueWord when it is due, in words
     * @param assignee name of who has claimed it, or null
     * @param reading what to read before one decides; null where there is nothing to decide
     * @param isYesOrNo whether one agrees or sends back, and does nothing else
     * @param isReturned whether it asks for a report on an item that was sent back
     */
    record Row(
            String task,
            String step,
            Subject subject,
            When when,
            LocalDateTime due,
            String dueWord,
            String assignee,
            Readings.Reading reading,
            boolean isYesOrNo,
            boolean isReturned) {

        private static final String ITEM = "rectification-item";

        private static final Set<String> YES_OR_NO = Set.of("sign-off", "extension");

        static Row of(
                DeskProcess.Task task,
                String dueWord,
                String assignee,
                Subject subject,
                LocalDateTime now,
                Readings.Reading reading) {
            return new Row(
                    task.id(),
                    task.step(),
                    subject,
                    When.of(task.due(), now),
                    task.due(),
                    dueWord,
                    assignee,
                    reading,
                    YES_OR_NO.contains(task.process()),
                    task.process().equals(ITEM) && subject.returned());
        }
    }

    /**
     * Rows that are due at about the same time.
     *
     * @param all how many there are; the rows may be the first of them only
     */
    record Group(When when, long all, List<Row> rows) {

        public List<Row> shown() {
            return rows.subList(0, Math.min(SHOWN, rows.size()));
        }

        public List<Row> others() {
            return rows.subList(shown().size(), rows.size());
        }
    }

    /** How many there are in all. */
    public long all() {
        return of(Part.ALL);
    }

    /** Whether something is due today, which the week's part counts too. */
    public boolean hasToday() {
        return of(Part.TODAY) > 0;
    }

    /** As the parts say; the week's part has today in it, and what has no time is due later. */
    private long all(When when) {
        return switch (when) {
            case OVERDUE -> of(Part.OVERDUE);
            case TODAY -> of(Part.TODAY);
            case THIS_WEEK -> of(Part.WEEK) - of(Part.TODAY);
            case LATER -> all() - of(Part.OVERDUE) - of(Part.WEEK);
        };
    }

    private long of(Part part) {
        return parts.getOrDefault(part, 0L);
    }

    /** The groups with at least one row. */
    public List<Group> groups() {
        return List.of(When.values()).stream()
                .map(when -> new Group(
                        when,
                        all(when),
                        rows.stream().filter(row -> row.when() == when).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }
}
