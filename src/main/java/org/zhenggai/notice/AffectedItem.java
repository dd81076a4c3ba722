package org.zhenggai.notice;

import java.util.HashSet;
import java.util.Set;
import org.zhenggai.people.Role;

/**
 * An item that people are told of, and who they are. Of a confidential one only the heads of the unit are told, who alone
 * get its tasks.
 */
record AffectedItem(long id, String number, String leadUnit, String leader, boolean confidential) {

    /** Reads items i; the caller adds which. */
    static final String SELECT = """
            select i.id, %s, i.lead_unit, i.leader, i.confidential from item i join round r on r.id = i.round
            """.formatted(Numbers.OF_ITEM);

    Set<String> unit() {
        return Set.of(confidential ? Role.groupOfHeads(leadUnit) : Role.groupOfUnit(leadUnit));
    }

    Set<String> unitAndLeader() {
        Set<String> groups = new HashSet<>(unit());
        if (leader != null) {
            groups.add(Role.groupOfPerson(leader));
        }
        return groups;
    }
}
