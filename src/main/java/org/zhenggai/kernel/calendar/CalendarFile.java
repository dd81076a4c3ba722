package org.zhenggai.kernel.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;

/**
 * The days of one year as the State Council announces them, from a CSV file with the columns {@code date,kind,name}.
 *
 * @param year the year that the announcement is for; single days may lie in the weeks beside it
 * @param doubts what an administrator should look at before he takes it
 */
public record CalendarFile(int year, List<SpecialDay> days, List<String> doubts) {

    private static final int MAX_CHARACTERS = 100_000;
    private static final int FEWEST_HOLIDAYS = 11;
    private static final Set<String> WORKDAY = Set.of("workday", "上班", "班");
    private static final Set<String> HOLIDAY = Set.of("holiday", "放假", "休");

    /** Holidays by law (全国年节及纪念日放假办法); a file that lacks one is probably cut off. */
    private static final List<String> NAMES = List.of("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆");

    /** The file's days; refused with every line that cannot be used. */
    public static CalendarFile parse(String text) {
        Refusal.unless(text.length() <= MAX_CHARACTERS, "文件超过%d字，不像一年的放假安排，请核对。", MAX_CHARACTERS);
        List<String> faults = new ArrayList<>();
        List<SpecialDay> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (CSVRecord row : rows(text)) {
            String place = "第" + (row.getRecordNumber() + 1) + "行";
            try {
                SpecialDay day = day(row);
                if (!seen.add(day.day())) {
                    faults.add(place + Days.words(day.day()) + "重复");
                }
                days.add(day);
            } catch (IllegalArgumentException | DateTimeException e) {
                faults.add(place + (e instanceof DateTimeException ? "日期不是 2027-01-01 的样式" : e.getMessage()));
            }
        }
        Refusal.unless(faults.isEmpty(), "放假安排没有写入：%s。请改正后重新上传。", String.join("；", faults));
        Refusal.unless(!days.isEmpty(), "文件里没有一天。表头须为 date,kind,name，每行一天。");
        int year = mainYear(days);
        List<String> strange = days.stream()
                .map(SpecialDay::day)
                .filter(day -> !belongs(day, year))
                .map(Days::words)
                .toList();
        Refusal.unless(strange.isEmpty(), "这是%d年的安排，却有%s。一个文件只放一年，请分开上传。", year, String.join("、", strange));
        return new CalendarFile(year, List.copyOf(days), doubts(days));
    }

    private static List<CSVRecord> rows(String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try {
            var parser = format.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            Refusal.unless(
                    parser.getHeaderNames().containsAll(List.of("date", "kind", "name")),
                    "表头须为 date,kind,name，现为“%s”。",
                    String.join(",", parser.getHeaderNames()));
            return parser.getRecords();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Refusal("文件读不下去，多半是引号不成对或表头重复。请另存为 UTF-8 编码的 CSV 再上传。");
        }
    }

    private static SpecialDay day(CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("须有日期、类型、名称三格");
        }
        LocalDate day = LocalDate.parse(row.get("date"));
        String kind = row.get("kind");
        boolean isWorkday = WORKDAY.contains(kind);
        if (!isWorkday && !HOLIDAY.contains(kind)) {
            throw new IllegalArgumentException("类型“" + kind + "”不认识，须为 holiday（放假）或 workday（上班）");
        }
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (isWorkday && !isWeekend) {
            throw new IllegalArgumentException(Days.words(day) + "本来就是工作日，不能再列为调休上班");
        }
        return new SpecialDay(day, isWorkday, row.get("name"));
    }

    private static int mainYear(List<SpecialDay> days) {
        Map<Integer, Long> years = days.stream()
                .map(day -> day.day().getYear())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return years.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** New Year's holiday may begin in the December before, as in 2022. */
    private static boolean belongs(LocalDate day, int year) {
        return day.getYear() == year
                || day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER
                || day.getYear() == year + 1 && day.getMonth() == Month.JANUARY;
    }

    private static List<String> doubts(List<SpecialDay> days) {
        List<String> doubts = new ArrayList<>();
        long holidays = days.stream().filter(day -> !day.isWorkday()).count();
        if (holidays < FEWEST_HOLIDAYS) {
            doubts.add("放假只有" + holidays + "天，少于法定的" + FEWEST_HOLIDAYS + "天，文件可能不全");
        }
        List<String> missing = NAMES.stream()
                .filter(name -> days.stream().noneMatch(day -> day.name().contains(name)))
                .toList();
        if (!missing.isEmpty()) {
            doubts.add("没有提到" + String.join("、", missing));
        }
        return doubts;
    }

    /** The packaged days of all years, in the same columns. */
    static List<SpecialDay> packaged(byte[] bytes) {
        return rows(new String(bytes, StandardCharsets.UTF_8)).stream()
                .map(CalendarFile::day)
                .toList();
    }
}
