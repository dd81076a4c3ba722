package org.zhenggai.people;

import java.util.Set;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.absence.AbsenceArranged;
import org.zhenggai.people.absence.AbsenceTable;

/** Deactivates a person who leaves and ends his absences; the caller has checked that nothing of his is open. */
@Component
@RequiredArgsConstructor
class Leaving {

    private final DirectoryTables tables;
    private final AbsenceTable absences;
    private final AccessLog log;

    /** Takes login and absences away; returns those whose groups change by it, for the mirror. */
    Set<String> leave(String username, String actor) {
        tables.deactivate(username);
        Set<String> concerned = new TreeSet<>(Set.of(username));
        for (AbsenceTable.Row absence : absences.openWith(username)) {
            absences.end(absence.id(), AbsenceArranged.Step.LEFT, actor);
            concerned.add(absence.substitute());
            log.record(actor, AccessKind.ABSENCE_CHANGED, absence.person(), "因" + username + "离岗，代办结束");
        }
        log.record(actor, AccessKind.RIGHTS_CHANGED, username, "离岗，收回登录和全部权限");
        return concerned;
    }
}
