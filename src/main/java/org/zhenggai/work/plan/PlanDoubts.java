package org.zhenggai.work.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.work.plan.PlanDeadlines.Doubtful;

/** Deadlines that are not taken before somebody has decided so; nothing was saved. */
public class PlanDoubts extends Refusal {

    private static final long serialVersionUID = 1;
    private static final int NAMED = 10;

    private final transient List<Doubtful> rows;

    PlanDoubts(List<Doubtful> rows) {
        super("没有保存：有%d个事项的整改期限存疑（%s）。请逐项核对，改期，或者写明理由决定采用。".formatted(rows.size(), words(rows)));
        this.rows = rows;
    }

    static String words(List<Doubtful> rows) {
        return rows.stream().limit(NAMED).map(Doubtful::words).collect(Collectors.joining("；"))
                + (rows.size() > NAMED ? "；等" : "");
    }

    /** What there is to decide. */
    public List<Doubtful> rows() {
        return rows;
    }
}
