package org.zhenggai.bulletin.decision;

import java.util.Map;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.people.Role;

/**
 * Columns of a decision {@code d} as readers of bulletins and pages see it, with its item {@code i} and the unit {@code u}
 * that carries it out, both outer joined. They take {@link #WORDS} as parameters.
 */
public final class DecisionColumns {

    /** Name of who carries it out: the unit, or the office. */
    public static final String UNIT = "case when d.unit is null then :office else u.name end as unit";

    /** What was decided, unless the item is confidential. */
    public static final String TEXT = "case when i.confidential then :withheld else d.text end as text";

    public static final Map<String, String> WORDS =
            Map.of("office", Role.RECTIFICATION_OFFICE.word(), "withheld", Withheld.DECISION);

    private DecisionColumns() {}
}
