package org.zhenggai.access.cases;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelProcess;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.round.CaseModels;

/** Whether somebody may see what a business key leads to, by the tables alone: neither model nor task widens it. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseSight {

    private final CaseAccess access;
    private final CaseModels cases;
    private final Memberships memberships;
    private final JdbcClient jdbc;

    /** Whether this person, by his own groups and the lent ones, may see it. */
    public boolean isSeenBy(String user, KeyKind kind, long key) {
        return isSeenBy(Viewer.of(user, user, memberships.of(user)), kind, key);
    }

    /** Whether whoever has this group alone may see it. */
    public boolean isSeenByGroup(String group, KeyKind kind, long key) {
        String person = Role.groupOfPerson("");
        // What one person may see follows from all his groups, not from the one that is his name.
        return group.startsWith(person)
                ? isSeenBy(group.substring(person.length()), kind, key)
                : isSeenBy(Viewer.of("", "", List.of(group)), kind, key);
    }

    /** Whether all who have one of the groups may. */
    public boolean isSeenByAll(Collection<String> groups, KeyKind kind, long key) {
        return groups.stream().allMatch(group -> isSeenByGroup(group, kind, key));
    }

    private boolean isSeenBy(Viewer viewer, KeyKind kind, long key) {
        if (kind == KeyKind.REFERRAL) {
            return viewer.isDiscipline();
        }
        if (viewer.readsAllCases() && viewer.readsConfidential()) {
            // Most tasks go to such roles; they cost no question to the tables.
            return true;
        }
        String process = ModelProcess.keyedBy(kind).id();
        Optional<Long> item = cases.itemOf(process, key);
        return item.isPresent()
                ? access.readsItem(viewer, item.get())
                : cases.roundOf(process, key)
                        .filter(round -> isWholeRoundSeenBy(viewer, round))
                        .isPresent();
    }

    /** A round as a whole shows its confidential items too. */
    private boolean isWholeRoundSeenBy(Viewer viewer, long round) {
        return jdbc.sql("select count(*) from round r where r.id = :round and " + Scope.READS_ROUND + " and "
                                + Scope.WHOLE_ROUND)
                        .param("round", round)
                        .params(Scope.of(viewer).parameters())
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
