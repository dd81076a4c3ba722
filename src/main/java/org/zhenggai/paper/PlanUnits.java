package org.zhenggai.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Days;
import org.zhenggai.paper.PlanFacts.Line;
import org.zhenggai.paper.PlanPaper.UnitRow;
import org.zhenggai.paper.template.Chinese;

/** Who leads how much of a plan: a row for each unit, the busiest first, and their sum. */
final class PlanUnits {

    private PlanUnits() {}

    static List<UnitRow> of(List<Line> lines, String open) {
        Map<String, List<Line>> byUnit = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> Objects.toString(line.unitCode(), ""), LinkedHashMap::new, Collectors.toList()));
        List<UnitRow> rows = new ArrayList<>();
        byUnit.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Line>> unit) ->
                                -unit.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(unit -> rows.add(row(Chinese.or(unit.getValue().get(0).unit(), open), unit.getValue())));
        rows.add(row(ProgressPaper.SUM, lines));
        return rows;
    }

    private static UnitRow row(String unit, List<Line> lines) {
        List<LocalDate> days = lines.stream()
                .map(Line::deadline)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new UnitRow(
                unit,
                "" + lines.size(),
                "" + lines.stream().filter(Line::major).count(),
                "" + lines.stream().filter(Line::involvesMoney).count(),
                days.isEmpty() ? "" : Days.words(days.get(0)),
                days.isEmpty() ? "" : Days.words(days.get(days.size() - 1)));
    }
}
