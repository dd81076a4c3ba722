package org.zhenggai.intake.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.intake.parse.doubts.DeadlineDays.Dated;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.kernel.Days;

/** The day on which a document was written, from which deadlines without a year count. */
final class WrittenOn {

    private static final Pattern DAY =
            Pattern.compile("(?<!\\d)\\d{4}\\s*(?:年|[./-])\\s*\\d{1,2}\\s*(?:月|[./-])\\s*\\d{1,2}(?!\\d)");

    /** Of a title; 2023年度 is what was inspected. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年(?!度)");

    private WrittenOn() {}

    /**
     * The day of the feedback, the one of the signature, the one beside the findings, as in the head and foot of a ledger, or the first
     * of the year that the title names; empty where nothing says it.
     */
    static Optional<Dated> of(String text, LocalDate feedback, String title, List<PreviewArea> areas) {
        if (feedback != null) {
            return Optional.of(new Dated(feedback, true));
        }
        Optional<LocalDate> stated = Origin.of(text).day();
        if (stated.isPresent()) {
            return Optional.of(new Dated(stated.get(), true));
        }
        TreeSet<LocalDate> beside = daysBeside(text, areas);
        if (!beside.isEmpty()) {
            return Optional.of(new Dated(beside.last(), beside.size() == 1));
        }
        Matcher year = YEAR.matcher(title);
        return year.find() ? january(year.group(1)) : Optional.empty();
    }

    private static Optional<Dated> january(String year) {
        try {
            return Optional.of(new Dated(LocalDate.of(Integer.parseInt(year), 1, 1), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static TreeSet<LocalDate> daysBeside(String text, List<PreviewArea> areas) {
        BitSet ofFindings = new BitSet();
        areas.stream()
                .flatMap(area -> area.findings().stream())
                .forEach(finding -> ofFindings.set(
                        finding.line(),
                        finding.line()
                                + 1
                                + (int) finding.text()
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()));
        TreeSet<LocalDate> days = new TreeSet<>();
        String[] lines = text.split("\n", -1);
        for (int n = 0; n < lines.length; n++) {
            Matcher day = DAY.matcher(lines[n]);
            while (!ofFindings.get(n + 1) && day.find()) {
                Days.parse(day.group()).ifPresent(days::add);
            }
        }
        return days;
    }
}
