package org.zhenggai.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.zhenggai.round.Refusal;

/** Somebody else changed rows of the plan since they were read; nothing was saved. */
public class PlanConflict extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<PlanTable.Row> rows;

    PlanConflict(List<PlanTable.Row> rows) {
        super("没有保存：事项%s刚被他人改过。这些行已换成最新内容，您对其他行的修改仍在；请核对后再保存。"
                .formatted(rows.stream().map(PlanTable.Row::number).collect(Collectors.joining("、"))));
        this.rows = rows;
    }

    /** The rows as they are now. */
    public List<PlanTable.Row> rows() {
        return rows;
    }
}
