package org.zhenggai.access.cases;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.people.Viewer;

/**
 * Which items somebody may see. Roles above the units see all; an inspection team the rounds it is entered for; a unit
 * the items it leads or assists, once they are assigned, since the draft of a plan is not shown to units. Of the
 * confidential ones only the named roles, the responsible leader, the heads of the lead unit and the people entered.
 */
public record Scope(
        boolean isAll, boolean readsConfidential, Set<String> units, Set<String> headOf, Set<String> principals) {

    /** For the server itself: everything. */
    public static final Scope ALL = new Scope(true, true, Set.of(), Set.of(), Set.of());

    /** For nobody: nothing. */
    static final Scope NONE = new Scope(false, false, Set.of(), Set.of(), Set.of());

    /** Condition on an item {@code i}; its parameters are {@link #parameters}. */
    public static final String CONDITION = """
            ((:isAll
                or exists (select 1 from round_reader own where own.round = i.round and own.username in (:principals))
                or (i.state <> 'PLANNED' and (i.lead_unit in (:ownUnits)
                    or exists (select 1 from item_assisting own where own.item = i.id and own.unit in (:ownUnits)))))
            and (not i.confidential or :readsConfidential or i.leader in (:principals) or i.lead_unit in (:headOf)
                or exists (select 1 from round_reader own where own.round = i.round and own.username in (:principals))
                or exists (select 1 from item_confidant own where own.item = i.id and own.username in (:principals))))
            """;

    /** Whether he reads a round {@code r} as a whole, with the same parameters; as {@link CaseAccess#readsRound}. */
    public static final String READS_ROUND = """
            (:isAll or exists (select 1 from round_reader own where own.round = r.id and own.username in (:principals)))
            """;

    /** Condition on a round {@code r} of which every item may be seen, if the round may be read. */
    public static final String WHOLE_ROUND = """
            (:readsConfidential
                or exists (select 1 from round_reader own where own.round = r.id and own.username in (:principals)))
            """;

    /** What this person may see. */
    public static Scope of(Viewer viewer) {
        return new Scope(
                viewer.readsAllCases(),
                viewer.readsConfidential(),
                viewer.units(),
                viewer.headOf(),
                viewer.principals());
    }

    public Map<String, Object> parameters() {
        return Map.ofEntries(
                entry("isAll", isAll),
                entry("readsConfidential", readsConfidential),
                entry("ownUnits", orNone(units)),
                entry("headOf", orNone(headOf)),
                entry("principals", orNone(principals)));
    }

    /** An empty list is no SQL, and nothing has an empty code. */
    private static List<String> orNone(Collection<String> codes) {
        return codes.isEmpty() ? List.of("") : List.copyOf(codes);
    }
}
