package org.zhenggai.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.web.Viewer;

/**
 * Which items somebody may see: all, or those his units lead or assist. A unit sees an item once it is assigned; the
 * draft of a plan is not shown to units.
 */
record Scope(boolean isAll, Set<String> units) {

    static final Scope ALL = new Scope(true, Set.of());

    /** Condition on an item {@code i}; its parameters are {@link #parameters}. */
    static final String CONDITION = "(:isAll or (i.state <> 'PLANNED' and (i.lead_unit in (:ownUnits) or exists"
            + " (select 1 from item_assisting own where own.item = i.id and own.unit in (:ownUnits)))))";

    static Scope of(Viewer viewer) {
        return viewer.readsAllCases() ? ALL : new Scope(false, viewer.units());
    }

    /** An empty list is no SQL, and no unit has an empty code. */
    Map<String, Object> parameters() {
        return Map.of("isAll", isAll, "ownUnits", units.isEmpty() ? List.of("") : List.copyOf(units));
    }
}
