package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.CellReading;
import org.zhenggai.work.plan.PlanBook.Vocabulary;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** Understands the cells of a filled-in plan, row by row. */
@RequiredArgsConstructor
final class PlanCells {

    private static final String SEPARATORS = "[、，,;；\\n/]+";

    private final Vocabulary words;
    private final Map<ItemKind, LocalDate> proposals;
    private final List<String> proposed = new ArrayList<>();

    /** The numbers of the items that take the deadline that the rules propose. */
    List<String> proposed() {
        return proposed;
    }

    /** The values of a row as they are typed; what cannot be taken is a fault of its cell. */
    Change change(Row row, CellReading cells) {
        String leadUnit = cells.one(PlanBook.LEAD_UNIT, words.units(), "单位", row.leadUnit());
        List<String> assisting = cells.several(PlanBook.ASSISTING, words.units(), "单位", SEPARATORS, row.assisting());
        String leader = cells.one(PlanBook.LEADER, words.leaders(), "领导小组成员", row.leader());
        String kind = cells.one(
                PlanBook.KIND,
                words.kinds(),
                "整改类型",
                row.kind() == null ? null : row.kind().name());
        LocalDate typed = cells.day(PlanBook.DEADLINE, row.deadline());
        LocalDate deadline = typed == null ? proposed(row, kind) : typed;
        return new Change(
                row.id(),
                row.version(),
                leadUnit,
                sameOrder(row.assisting(), assisting),
                leader,
                kind == null ? null : ItemKind.valueOf(kind),
                deadline,
                cells.yes(PlanBook.MAJOR, row.major()),
                cells.yes(PlanBook.MONEY, row.involvesMoney()));
    }

    /** Who chooses the kind of an item and gives no day takes the one that the rules propose. */
    private LocalDate proposed(Row row, String kind) {
        boolean isChosen = kind != null
                && row.deadline() == null
                && (row.kind() == null || !row.kind().name().equals(kind));
        LocalDate day = isChosen ? proposals.get(ItemKind.valueOf(kind)) : null;
        if (day != null) {
            proposed.add(row.number());
        }
        return day;
    }

    /** The order in which somebody writes the assisting units says nothing. */
    private static List<String> sameOrder(List<String> before, List<String> after) {
        return after.size() == before.size() && new HashSet<>(before).equals(new HashSet<>(after)) ? before : after;
    }
}
