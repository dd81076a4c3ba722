package org.zhenggai.intake.parse.doubts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.intake.Deadlines;
import org.zhenggai.intake.parse.preview.Doubts;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.preview.PreviewArea;
import org.zhenggai.intake.parse.preview.PreviewFinding;
import org.zhenggai.intake.parse.preview.PreviewItem;
import org.zhenggai.kernel.Days;

/**
 * Makes days of deadlines that lack something: the year, which is that of the document, or the format of a day, whose number in
 * Excel alone is left. Each is told, since a person did not write it so; one whose year is sure is not.
 */
@RequiredArgsConstructor
public final class DeadlineDays {

    private static final int NAMED = 3;

    private final Supplier<Optional<Dated>> document;
    private final Doubts doubts;
    private final List<PreviewItem> serials = new ArrayList<>();
    private final List<PreviewItem> guessed = new ArrayList<>();
    private Optional<Dated> dated;

    /**
     * When a document was written.
     *
     * @param isSure whether it says so itself, and not only its title or a day at its edge
     */
    public record Dated(LocalDate day, boolean isSure) {}

    /** The areas with their deadlines so. */
    public List<PreviewArea> of(List<PreviewArea> areas) {
        boolean isNeeded = areas.stream()
                .flatMap(area -> area.findings().stream())
                .flatMap(finding -> finding.items().stream())
                .anyMatch(DeadlineDays::lacks);
        if (!isNeeded) {
            return areas;
        }
        dated = document.get();
        List<PreviewArea> all = areas.stream().map(this::of).toList();
        if (!serials.isEmpty()) {
            doubts.add(serials.get(0).line(), "serial-day", named(serials) + "写的是 Excel 的日期序号，已换算成日期；请核对。");
        }
        if (!guessed.isEmpty()) {
            doubts.add(
                    guessed.get(0).line(),
                    "deadline-year",
                    "%s没有写年份，按文件日期%s推算；请核对年份。"
                            .formatted(
                                    named(guessed),
                                    Days.words(dated.orElseThrow().day())));
        }
        return all;
    }

    private static boolean lacks(PreviewItem item) {
        String deadline = item.owner().deadline();
        if (deadline.isEmpty() && item.history().doneOn().isEmpty()) {
            return false;
        }
        return Deadlines.ofSerial(deadline).isPresent()
                || Deadlines.ofSerial(item.history().doneOn()).isPresent()
                || Deadlines.isYearless(deadline);
    }

    private PreviewArea of(PreviewArea area) {
        return new PreviewArea(
                area.number(),
                area.title(),
                area.line(),
                area.findings().stream().map(this::of).toList());
    }

    private PreviewFinding of(PreviewFinding finding) {
        return new PreviewFinding(
                finding.number(),
                finding.title(),
                finding.line(),
                finding.text(),
                finding.items().stream().map(this::of).toList());
    }

    private PreviewItem of(PreviewItem item) {
        History past = item.history();
        Optional<LocalDate> done = Deadlines.ofSerial(past.doneOn());
        PreviewItem dayed = done.isEmpty()
                ? item
                : item.after(new History(past.status(), Days.iso(done.get()), past.money(), past.recovered()));
        String deadline = item.owner().deadline();
        Optional<LocalDate> serial = Deadlines.ofSerial(deadline);
        if (serial.isPresent() || done.isPresent()) {
            serials.add(item);
        }
        if (serial.isPresent()) {
            return dayed.owned(item.owner().until(Days.iso(serial.get())));
        }
        if (dated.isEmpty() || !Deadlines.isYearless(deadline)) {
            return dayed;
        }
        LocalDate day = dated.get().day();
        String full = Deadlines.inYear(deadline, day);
        if (!dated.get().isSure() || !full.startsWith(String.valueOf(day.getYear()))) {
            guessed.add(item);
        }
        return dayed.owned(item.owner().until(full));
    }

    private static String named(List<PreviewItem> items) {
        String first = items.stream()
                .limit(NAMED)
                .map(item -> "“" + item.title() + "”")
                .collect(Collectors.joining("、"));
        return items.size() > NAMED ? first + "等" + items.size() + "项的整改时限" : first + "的整改时限";
    }
}
