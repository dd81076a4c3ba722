package org.zhenggai.people.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.people.Directory;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.Posts;
import org.zhenggai.people.Role;
import org.zhenggai.people.mirror.Memberships;
import org.zhenggai.people.mirror.Mirror;

/**
 * Who is away and who has his groups in the meantime (代办). A person arranges his own absences; the head of his unit,
 * the office and administrators may do it for him. Rights are judged by what somebody has himself: a substitute does not
 * prolong his own time.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Absences {

    private static final int LONGEST_IN_MONTHS = 12;

    private static final String OF_OTHERS = """
            a.person <> :actor and (:ofAll
                or p.unit in (select h.unit from person h where h.username = :actor and h.post = :head))
            """;

    private final AbsenceTable table;
    private final DirectoryReader directory;
    private final Memberships memberships;
    private final Mirror mirror;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A current or future absence; both days belong to it. */
    public record Absence(
            long id,
            String person,
            String personName,
            String substitute,
            String substituteName,
            LocalDate fromDay,
            LocalDate untilDay) {

        /** Whether the substitute has the groups on this day. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(fromDay) && !day.isAfter(untilDay);
        }
    }

    /** A page of absences of others; pages count from 1. */
    public record Others(List<Absence> absences, int number, boolean hasNext) {}

    /**
     * Arranges an absence.
     *
     * @param actor who arranges it
     * @throws Refusal when the actor may not, or days and people do not fit each other
     */
    public void set(String person, String substitute, LocalDate from, LocalDate until, String actor) {
        table.lock(person, substitute);
        Entry absent = active(person);
        Refusal.unless(
                mayArrange(actor, absent),
                "您不能为%s安排代办，请联系其单位负责人或整改办。",
                absent.person().name());
        checkDays(from, until);
        Refusal.unless(!person.equals(substitute), "代办人不能是本人，请另选一人。");
        Entry deputy = active(substitute);
        Refusal.unless(
                actor.equals(person)
                        || !actor.equals(substitute)
                        || memberships.own(actor).containsAll(memberships.lentBy(person)),
                "为他人安排代办时不能指定自己，请另选一人。");
        for (AbsenceTable.Row other : table.openWith(person)) {
            if (overlaps(other, from, until)) {
                Refusal.unless(
                        !other.person().equals(person),
                        "%s在%s至%s已安排代办，请先结束原安排或改选日期。",
                        absent.person().name(),
                        other.fromDay(),
                        other.untilDay());
                throw new Refusal(absent.person().name() + "在" + Days.words(other.fromDay()) + "至"
                        + Days.words(other.untilDay()) + "是" + nameOf(other.person()) + "的代办人，不能再由他人代办。请先调整那项代办。");
            }
        }
        for (AbsenceTable.Row other : table.openWith(substitute)) {
            Refusal.unless(
                    !other.person().equals(substitute) || !overlaps(other, from, until),
                    "%s在%s至%s自己不在岗，不能代办，请另选一人。",
                    deputy.person().name(),
                    other.fromDay(),
                    other.untilDay());
        }
        checkLoan(actor, absent.person(), deputy.person());
        table.insert(person, substitute, from, until, actor);
        mirror.renew(Set.of(substitute));
        log.record(
                actor,
                AccessKind.ABSENCE_CHANGED,
                person,
                Days.words(from) + "至" + Days.words(until) + "由" + substitute + "代办");
    }

    /**
     * Nobody gives away what is another's: the roles above the units are lent by the person himself, or to somebody who
     * has them already; and out of a unit lends its head only.
     */
    private void checkLoan(String actor, Directory.Person absent, Directory.Person deputy) {
        Set<String> lent = memberships.lentBy(absent.username());
        Set<String> has = memberships.own(deputy.username());
        boolean leavesTheUnit = lent.stream()
                .filter(group -> group.startsWith(Role.groupOfUnit("")))
                .anyMatch(group -> !has.contains(group));
        Refusal.unless(
                !leavesTheUnit || memberships.own(actor).contains(Role.groupOfHeads(absent.unit())),
                "%s不是%s所在单位的人，须由该单位负责人安排，或在本单位另选一人。",
                deputy.name(),
                absent.name());
        String missing = lent.stream()
                .flatMap(group -> Role.of(group).stream())
                .filter(role -> role != Role.INSPECTED_UNIT && !has.contains(role.code()))
                .map(Role::word)
                .collect(Collectors.joining("、"));
        Refusal.unless(
                actor.equals(absent.username()) || missing.isEmpty(),
                "%s没有“%s”的角色，须由%s本人安排，或另选有同样角色的人。",
                deputy.name(),
                missing,
                absent.name());
    }

    private void checkDays(LocalDate from, LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        Refusal.unless(!from.isBefore(today), "开始日期%s早于今天，请改为今天或以后。", from);
        Refusal.unless(
                !from.isAfter(today.plusMonths(LONGEST_IN_MONTHS)),
                "开始日期%s在%d个月以后，请核对年份，或临近时再安排。",
                from,
                LONGEST_IN_MONTHS);
        Refusal.unless(!until.isBefore(from), "结束日期%s早于开始日期%s，请核对。", until, from);
        Refusal.unless(
                !until.isAfter(from.plusMonths(LONGEST_IN_MONTHS)), "代办时间最长%d个月，请缩短，到期后可再安排。", LONGEST_IN_MONTHS);
    }

    private static boolean overlaps(AbsenceTable.Row other, LocalDate from, LocalDate until) {
        return !other.fromDay().isAfter(until) && !other.untilDay().isBefore(from);
    }

    /** Ends an absence now, or cancels one that has not begun. */
    public void end(long id, String actor) {
        AbsenceTable.Row absence = table.open(id).orElseThrow(() -> new Refusal("这项代办已经结束，请刷新页面。"));
        Refusal.unless(
                mayArrange(actor, directory.person(absence.person()).orElseThrow()),
                "您不能结束%s的代办，请联系其单位负责人或整改办。",
                nameOf(absence.person()));
        table.end(id, AbsenceArranged.Step.ENDED, actor);
        mirror.renew(Set.of(absence.substitute()));
        log.record(actor, AccessKind.ABSENCE_CHANGED, absence.person(), "结束由" + absence.substitute() + "代办");
    }

    /** Current and future absences of a person. */
    @Transactional(readOnly = true)
    public List<Absence> of(String person) {
        return open("a.person = :person", "")
                .param("person", person)
                .query(Absence.class)
                .list();
    }

    /** Current and future absences in which this person stands in for somebody. */
    @Transactional(readOnly = true)
    public List<Absence> substitutedBy(String substitute) {
        return open("a.substitute = :substitute", "")
                .param("substitute", substitute)
                .query(Absence.class)
                .list();
    }

    /** Whether he may arrange absences of anybody but himself. */
    @Transactional(readOnly = true)
    public boolean arrangesForOthers(String actor) {
        Set<String> own = memberships.own(actor);
        return arrangesForAll(own) || own.stream().anyMatch(group -> group.startsWith(Role.groupOfHeads("")));
    }

    /** Current and future absences of all whom he may arrange them for, soonest first. */
    @Transactional(readOnly = true)
    public Others arrangedBy(String actor, int page) {
        Set<String> own = memberships.own(actor);
        int number = Math.max(page, 1);
        List<Absence> found = open(OF_OTHERS, "limit :most offset :offset")
                .param("actor", actor)
                .param("ofAll", arrangesForAll(own))
                .param("head", Posts.HEAD)
                .param("most", Page.SIZE + 1)
                .param("offset", (number - 1) * Page.SIZE)
                .query(Absence.class)
                .list();
        return new Others(found.subList(0, Math.min(Page.SIZE, found.size())), number, found.size() > Page.SIZE);
    }

    private JdbcClient.StatementSpec open(String condition, String part) {
        return jdbc.sql("""
                        select a.id, a.person, p.name as personName, a.substitute, s.name as substituteName, a.from_day, a.until_day
                        from absence a join person p on p.username = a.person join person s on s.username = a.substitute
                        where a.ended_at is null and a.until_day >= :today and %s order by a.from_day, a.id %s
                        """.formatted(condition, part)).param("today", LocalDate.now(clock));
    }

    private boolean mayArrange(String actor, Entry absent) {
        Set<String> own = memberships.own(actor);
        return actor.equals(absent.person().username())
                || arrangesForAll(own)
                || own.contains(Role.groupOfHeads(String.valueOf(absent.person().unit())));
    }

    private static boolean arrangesForAll(Set<String> own) {
        return own.contains(Role.RECTIFICATION_OFFICE.code()) || own.contains(Role.CAMUNDA_ADMIN.code());
    }

    private Entry active(String username) {
        return directory
                .person(username)
                .filter(Entry::active)
                .orElseThrow(() -> new Refusal("没有在岗人员“" + username + "”，请从列表中选择。"));
    }

    private String nameOf(String username) {
        return directory.person(username).map(entry -> entry.person().name()).orElse(username);
    }
}
