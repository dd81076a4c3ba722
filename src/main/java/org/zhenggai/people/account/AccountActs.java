package org.zhenggai.people.account;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.Role;
import org.zhenggai.people.account.AccountAct.Kind;

/**
 * Records what administrators do to accounts of people above the units and to passwords, and publishes it so that others
 * are told: an administrator adds people and hands out passwords, and could act as any of them.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AccountActs {

    /** How long pages show what was done. */
    public static final int DAYS = 30;

    /** What the log of access says of a login by which a program, and no person, came in. */
    public static final String BY_PROGRAM = "接口";

    private static final int MOST = 100;

    private static final String SELECT = """
                select a.id, a.at, a.actor, coalesce(b.name, a.actor) as actorName, a.person,
                    p.name as personName, a.kind, a.detail
                from account_act a join person p on p.username = a.person
                    left join person b on b.username = a.actor
                """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    /** Somebody was added, with his roles. */
    public void added(Person person, String actor) {
        Set<Role> above = aboveUnits(person);
        if (!above.isEmpty()) {
            record(Kind.GRANTED, person.username(), Role.words(above), actor);
        }
    }

    /** Somebody was changed, or taken back; only what he has gained is told, and that he is told elsewhere. */
    public void changed(Entry old, Person now, String actor) {
        Set<Role> above = aboveUnits(now);
        Set<Role> had = aboveUnits(old.person());
        Set<Role> gained = EnumSet.copyOf(above);
        gained.removeAll(had);
        if (!old.active()) {
            if (!above.isEmpty()) {
                record(Kind.RETURNED, now.username(), Role.words(above), actor);
            }
            return;
        }
        if (!gained.isEmpty()) {
            record(Kind.GRANTED, now.username(), Role.words(gained), actor);
        }
        String mail = old.person().email();
        boolean isRedirected = mail != null && !mail.equals(now.email()) && !actor.equals(now.username());
        if (isRedirected && !(above.isEmpty() && had.isEmpty())) {
            record(Kind.MAIL, now.username(), "", actor);
        }
    }

    /** Somebody who was there before got another password. */
    void passwordReset(String person, String actor) {
        record(Kind.PASSWORD, person, "", actor);
    }

    private static Set<Role> aboveUnits(Person person) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        person.roles().stream().filter(Role::isAboveUnits).forEach(roles::add);
        return roles;
    }

    private void record(Kind kind, String person, String detail, String actor) {
        long id = NewId.of(jdbc.sql("insert into account_act (at, actor, person, kind, detail) values (?, ?, ?, ?, ?)")
                .params(LocalDateTime.now(clock), actor, person, kind.name(), detail));
        publisher.publishEvent(jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query(AccountAct.class)
                .single());
    }

    /** What was done to anybody of late, newest first. */
    @Transactional(readOnly = true)
    public List<AccountAct> lately() {
        return jdbc.sql(SELECT + " where a.at >= :since order by a.id desc limit " + MOST)
                .param("since", LocalDateTime.now(clock).minusDays(DAYS))
                .query(AccountAct.class)
                .list();
    }

    /**
     * What others did to somebody's password and address, newest first. It is shown until he has been back for some
     * time: whoever uses the new password in his place cannot make it go away by seeing it.
     */
    @Transactional(readOnly = true)
    public List<AccountAct> toldTo(String person) {
        return jdbc.sql("""
                        %s
                        where a.person = :person and a.actor <> a.person and a.kind in ('PASSWORD', 'MAIL')
                            and not exists (select 1 from access_log l where l.actor = a.person
                            and l.kind = 'SIGNED_IN' and l.detail <> :byProgram and l.at > a.at and l.at < :now)
                        order by a.id desc limit %s
                        """.formatted(SELECT, MOST))
                .param("person", person)
                .param("byProgram", BY_PROGRAM)
                .param("now", LocalDateTime.now(clock).minusDays(DAYS))
                .query(AccountAct.class)
                .list();
    }
}
