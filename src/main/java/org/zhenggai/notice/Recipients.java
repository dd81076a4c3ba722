package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.channel.ChannelKind;
import org.zhenggai.people.Role;

/**
 * The people of the engine's groups, from our tables: the reverse of {@link org.zhenggai.people.Directory#groupsOf},
 * substitutes included. Rights of administrators and designers are not lent, so neither is their mail.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Recipients {

    private static final String MEMBER = """
                (%1$s.username in (:people) or exists (select 1 from person_role r where r.username = %1$s.username
                    and (r.role in (:%2$s) or (r.role = 'inspected-unit' and (%1$s.unit in (:units)
                        or (%1$s.post = 'head' and %1$s.unit in (:headed)))))))
                """;

    private static final String SELECT = """
                select p.username, p.email is not null as hasAddress, coalesce(f.mail, true) as mail,
                    coalesce(f.webhook, true) as webhook, coalesce(f.digest, false) as digest
                from person p left join notice_preference f on f.person = p.username where p.active and
                """;

    private static final String OF_GROUPS =
            SELECT + """
                (%s or exists (select 1 from absence a join person o on o.username = a.person
                    where a.substitute = p.username and a.from_day <= :today and a.until_day >= :today
                        and a.ended_at is null and o.active and %s))
                order by p.username
                """.formatted(MEMBER.formatted("p", "roles"), MEMBER.formatted("o", "lent"));

    private static final Set<String> NOT_LENT = Set.of(Role.CAMUNDA_ADMIN.code(), Role.PROCESS_DESIGNER.code());

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Somebody, and how he wants to be told.
     *
     * @param hasAddress whether mail reaches him
     * @param mail whether he takes mail
     * @param digest whether he takes his mail once a day
     */
    public record Recipient(String username, boolean hasAddress, boolean mail, boolean webhook, boolean digest) {

        /** What everybody has to hear goes out on every way that there is to him. */
        public boolean takes(ChannelKind channel, NoticeKind kind) {
            return channel == ChannelKind.MAIL
                    ? hasAddress && (mail || kind.isCompulsory())
                    : webhook || kind.isCompulsory();
        }

        public boolean isDigestOf(ChannelKind channel, NoticeKind kind) {
            return digest && channel == ChannelKind.MAIL && !kind.isCompulsory();
        }
    }

    /** These people themselves, without those who are gone. */
    public List<Recipient> named(Set<String> usernames) {
        return usernames.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "p.username in (:people)")
                        .param("people", usernames)
                        .query(Recipient.class)
                        .list();
    }

    public List<Recipient> of(Set<String> groups) {
        Set<String> roles = new HashSet<>(groups);
        roles.removeIf(group -> Role.of(group).isEmpty());
        Set<String> lent = new HashSet<>(roles);
        lent.removeAll(NOT_LENT);
        return jdbc.sql(OF_GROUPS)
                .param("roles", orNone(roles))
                .param("lent", orNone(lent))
                .param("units", behind(Role.groupOfUnit(""), groups))
                .param("headed", behind(Role.groupOfHeads(""), groups))
                .param("people", behind(Role.groupOfPerson(""), groups))
                .param("today", LocalDate.now(clock))
                .query(Recipient.class)
                .list();
    }

    private static List<String> behind(String prefix, Set<String> groups) {
        return orNone(groups.stream()
                .filter(group -> group.startsWith(prefix))
                .map(group -> group.substring(prefix.length()))
                .toList());
    }

    /** An empty list is no SQL, and nothing has an empty code. */
    private static List<String> orNone(Collection<String> codes) {
        return codes.isEmpty() ? List.of("") : List.copyOf(codes);
    }
}
