package org.zhenggai.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.zhenggai.round.ItemState;

/** What somebody wants to see of a ledger; null or false leaves a part open. */
record Filter(String unit, ItemState state, Integer area, Boolean overdue) {

    static final Filter NONE = new Filter(null, null, null, false);

    Filter {
        unit = unit == null || unit.isBlank() ? null : unit;
        overdue = Boolean.TRUE.equals(overdue);
    }

    /** Conditions on an item {@code i} and its area {@code a}, each led in by {@code and}. */
    String conditions() {
        return (unit == null
                        ? ""
                        : " and (i.lead_unit = :unit or exists"
                                + " (select 1 from item_assisting s where s.item = i.id and s.unit = :unit))")
                + (state == null ? "" : " and i.state = :state")
                + (area == null ? "" : " and a.number = :area")
                + (overdue ? " and i.state not in ('CLOSED', 'CARRIED_OVER') and i.deadline < :today" : "");
    }

    Map<String, Object> parameters(LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("unit", unit);
        parameters.put("state", state == null ? null : state.name());
        parameters.put("area", area);
        parameters.put("today", today);
        return parameters;
    }
}
