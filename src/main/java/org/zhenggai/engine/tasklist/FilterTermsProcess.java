package org.zhenggai.engine.tasklist;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.people.Role;

/**
 * What the expressions of Tasklist's filters ask. The engine's own {@code dateTime()} knows only the zone of the
 * machine, and its {@code currentUserGroups()} only all groups at once.
 */
@Component("filterTerms")
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class FilterTermsProcess {

    /** Nobody's group: the engine takes no empty list. */
    private static final String NONE = "nobody";

    private final IdentityService identities;
    private final Clock clock;

    /** The midnight that ends today. */
    @ModelQuestion(what = "待办列表的条件", gives = Answer.FILTER)
    public Date endOfToday() {
        return startOf(LocalDate.now(clock).plusDays(1));
    }

    /** The midnight that ends this week's Sunday. */
    @ModelQuestion(what = "待办列表的条件", gives = Answer.FILTER)
    public Date endOfWeek() {
        return startOf(LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    /** The groups by which the present user works for his unit. */
    @ModelQuestion(what = "待办列表的条件", gives = Answer.FILTER)
    public List<String> unitGroups() {
        return groups(group -> group.startsWith(Role.groupOfUnit("")) || group.startsWith(Role.groupOfHeads("")));
    }

    /** The groups by which the present user approves: the leader's own, and the principal leader's. */
    @ModelQuestion(what = "待办列表的条件", gives = Answer.FILTER)
    public List<String> approvalGroups() {
        return groups(group -> group.startsWith(Role.groupOfPerson("")) || group.equals(Role.SECRETARY.code()));
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private List<String> groups(Predicate<String> wanted) {
        Authentication login = identities.getCurrentAuthentication();
        if (login == null || login.getGroupIds() == null) {
            return List.of(NONE);
        }
        List<String> found = login.getGroupIds().stream().filter(wanted).toList();
        return found.isEmpty() ? List.of(NONE) : found;
    }
}
