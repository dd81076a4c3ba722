package org.zhenggai.ledger.home;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.ledger.home.TaskSubjects.Subject;

/** What waits for somebody, in the order in which it is due. */
record Waiting(List<Row> rows) {

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
     * @param reading what to read before one decides; null where there is nothing to decide
     * @param isYesOrNo whether one agrees or sends back, and does nothing else
     */
    record Row(
            String task,
            String step,
            Subject subject,
            When when,
            LocalDateTime due,
            String dueWord,
            Readings.Reading reading,
            boolean isYesOrNo) {

        private static final Set<String> YES_OR_NO = Set.of("sign-off", "extension");

        static Row of(DeskProcess.Task task, Subject subject, LocalDateTime now, Readings.Reading reading) {
            return new Row(
                    task.id(),
                    task.step(),
                    subject,
                    When.of(task.due(), now),
                    task.due(),
                    word(task.due(), now),
                    reading,
                    YES_OR_NO.contains(task.process()));
        }

        /** Exact to the day, since that is how people plan. */
        private static String word(LocalDateTime due, LocalDateTime now) {
            if (due == null) {
                return "未定期限";
            }
            long days = ChronoUnit.DAYS.between(now.toLocalDate(), due.toLocalDate());
            if (due.isBefore(now)) {
                return days == 0 ? "今天已逾期" : "已逾期" + -days + "天";
            }
            return days == 0 ? "今天到期" : days == 1 ? "明天到期" : "还有" + days + "天";
        }
    }

    /** Rows that are due at about the same time. */
    record Group(When when, List<Row> rows) {

        public List<Row> shown() {
            return rows.subList(0, Math.min(SHOWN, rows.size()));
        }

        public List<Row> others() {
            return rows.subList(shown().size(), rows.size());
        }
    }

    /** How many are due when; each kind once, in order, also where there is none. */
    public Map<When, Integer> counts() {
        Map<When, Integer> counts = new EnumMap<>(When.class);
        for (When when : When.values()) {
            counts.put(
                    when, (int) rows.stream().filter(row -> row.when() == when).count());
        }
        return counts;
    }

    /** The groups with at least one row. */
    public List<Group> groups() {
        return List.of(When.values()).stream()
                .map(when -> new Group(
                        when, rows.stream().filter(row -> row.when() == when).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }
}
