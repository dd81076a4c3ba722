package org.zhenggai.work.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhenggai.engine.form.Form;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.office.BookReader.Filled;
import org.zhenggai.kernel.office.BookReader.Line;
import org.zhenggai.kernel.office.BookReader.Value;
import org.zhenggai.kernel.office.BookWriter;
import org.zhenggai.kernel.office.Names;
import org.zhenggai.kernel.office.RowKey;
import org.zhenggai.work.CellReading;
import org.zhenggai.work.Review;
import org.zhenggai.work.Review.Entry;
import org.zhenggai.work.Review.Fault;
import org.zhenggai.work.report.Report.Request;
import org.zhenggai.work.report.ReportBook.Asked;

/** Understands the reports of a workbook; each is tried out as its form would be, so that the preview knows what is wrong. */
final class ReportReading {

    private static final Names REQUESTS = Names.of(Arrays.asList(Request.values()), Request::name, Request::word);

    private final Map<String, Asked> asked;
    private final Filled filled;
    private final BiFunction<String, Map<String, Object>, Optional<String>> trial;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Submission> submissions = new LinkedHashMap<>();
    private int untouched;

    private ReportReading(
            Filled filled, List<Asked> asked, BiFunction<String, Map<String, Object>, Optional<String>> trial) {
        this.filled = filled;
        this.asked = asked.stream().collect(Collectors.toMap(Asked::task, Function.identity()));
        this.trial = trial;
    }

    /** A form that can be submitted. */
    record Submission(String task, String number, Map<String, Object> form) {}

    /** What would be reported; {@code submissions} by their number in Excel. */
    record Outcome(Review review, Map<Integer, Submission> submissions) {}

    /** @param trial says why a task's form would be refused, and changes nothing */
    static Outcome of(
            Filled filled, List<Asked> asked, BiFunction<String, Map<String, Object>, Optional<String>> trial) {
        ReportReading reading = new ReportReading(filled, asked, trial);
        Map<String, Long> keys = filled.lines().stream()
                .collect(Collectors.groupingBy(line -> line.get(BookWriter.KEY).text(), Collectors.counting()));
        for (Line line : filled.lines()) {
            if (ReportBook.OPEN.stream().allMatch(word -> line.get(word).text().isEmpty())) {
                reading.untouched++;
            } else {
                reading.read(line, keys.get(line.get(BookWriter.KEY).text()) > 1);
            }
        }
        return new Outcome(new Review(reading.entries, reading.missing(), reading.untouched), reading.submissions);
    }

    private List<String> missing() {
        List<String> missing = ReportBook.OPEN.stream()
                .filter(word -> !filled.headings().contains(word))
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of("没有找到这些列，按没有填写处理：" + String.join("、", missing) + "。如果是改了表头，请改回原来的名称再上传。");
    }

    private void read(Line line, boolean isCopied) {
        Value key = line.get(BookWriter.KEY);
        Asked item = RowKey.parse(key.text())
                .map(found -> asked.get(found.subject()))
                .orElse(null);
        String number = line.get(ReportBook.NUMBER).text();
        if (item == null) {
            String why = key.text().isEmpty() ? "这一行是加进来的，没有行标识，不能上报" : "这份报告已经填报、已过截止时间，或不由您填报";
            entries.add(new Entry(line.number(), number, "", List.of(), List.of(new Fault(key.ref(), why)), null));
            return;
        }
        CellReading cells = new CellReading(line, filled.headings());
        Map<String, Object> form = form(cells, item);
        List<Fault> faults = new ArrayList<>(cells.faults());
        if (isCopied) {
            faults.add(new Fault(key.ref(), "这一行复制了另一行，同一事项出现几次；请只留一行"));
        }
        if (faults.isEmpty()) {
            trial.apply(item.task(), form)
                    .ifPresent(why -> faults.add(new Fault("第" + line.number() + "行", why.replaceAll("。$", ""))));
        }
        List<Review.Change> changes = ReportBook.OPEN.stream()
                .filter(word -> !line.get(word).text().isEmpty())
                .map(word -> new Review.Change(
                        word,
                        word.equals(ReportBook.PROGRESS) ? item.progress() + "%" : "",
                        line.get(word).text()))
                .toList();
        entries.add(new Entry(line.number(), item.number(), item.title(), changes, faults, null));
        if (faults.isEmpty()) {
            submissions.put(line.number(), new Submission(item.task(), item.number(), form));
        }
    }

    private Map<String, Object> form(CellReading cells, Asked item) {
        Map<String, Object> form = new HashMap<>();
        form.put("progress", cells.percent(ReportBook.PROGRESS));
        form.put("done", cells.text(ReportBook.DONE));
        form.put("evidence", cells.text(ReportBook.EVIDENCE));
        form.put("difficulties", cells.text(ReportBook.DIFFICULTIES));
        form.put("nextSteps", cells.text(ReportBook.NEXT));
        String request = cells.one(ReportBook.REQUEST, REQUESTS, "本期申请", null);
        form.put("request", request == null ? null : request.toLowerCase(Locale.ROOT));
        if (!item.measures().isEmpty()) {
            form.put("finishedMeasures", finished(cells, item));
        }
        if (Request.EXTENSION.name().equals(request)) {
            form.put("requestedDeadline", Days.iso(cells.day(ReportBook.UNTIL, null)));
            form.put("extensionReason", cells.text(ReportBook.REASON));
            form.put(Form.DOUBT_TAKEN, cells.yes(ReportBook.DOUBT_TAKEN, false));
        }
        if (Request.WAITING.name().equals(request)) {
            form.put("waitingWho", cells.text(ReportBook.WHO));
            form.put("waitingFor", cells.text(ReportBook.WHAT));
            form.put("askAgainOn", Days.iso(cells.day(ReportBook.AGAIN, null)));
        }
        form.values().removeIf(value -> value == null || value.equals(List.of()));
        return form;
    }

    private static List<String> finished(CellReading cells, Asked item) {
        Names numbers = Names.of(
                item.measures(),
                measure -> Long.toString(measure.id()),
                measure -> Integer.toString(measure.position()));
        return cells.several(ReportBook.FINISHED, numbers, "未完成的措施", "[、，,;；.．\\s]+", List.of());
    }
}
