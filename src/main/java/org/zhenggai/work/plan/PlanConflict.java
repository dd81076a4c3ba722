package org.zhenggai.work.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Refusal;

/** Rows of the plan were changed since they were read, by somebody else or in another window; nothing was saved. */
public class PlanConflict extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<PlanTable.Row> rows;
    private final transient Map<Long, Editors> editors;

    PlanConflict(List<PlanTable.Row> rows, Map<Long, Editors> editors) {
        super("没有保存：%s。这些行已换成最新内容，您对其他行的修改仍在；请核对后再保存。".formatted(words(rows, editors)));
        this.rows = rows;
        this.editors = editors;
    }

    private static String words(List<PlanTable.Row> rows, Map<Long, Editors> editors) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> editors.get(row.id()).onPage(),
                        LinkedHashMap::new,
                        Collectors.mapping(PlanTable.Row::number, Collectors.joining("、"))))
                .entrySet()
                .stream()
                .map(entry -> "事项" + entry.getValue() + entry.getKey())
                .collect(Collectors.joining("，"));
    }

    /** The rows as they are now. */
    public List<PlanTable.Row> rows() {
        return rows;
    }

    /** What is said beside each of them, by the item's id. */
    Map<Long, String> words() {
        return rows.stream()
                .collect(Collectors.toMap(
                        PlanTable.Row::id, row -> editors.get(row.id()).onPage()));
    }
}
