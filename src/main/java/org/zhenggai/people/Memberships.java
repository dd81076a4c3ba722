package org.zhenggai.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which groups somebody has: those of his roles, of his unit and his post, and for the days of an absence those of the
 * person he substitutes. Rights of administrators and designers are not lent.
 */
@Component
class Memberships {

    private static final String HEAD = "head";
    private static final Set<String> NOT_LENT = Set.of(Role.CAMUNDA_ADMIN.code(), Role.PROCESS_DESIGNER.code());

    private final JdbcClient jdbc;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Post(String username, String post, String unit, String role) {}

    /** His own groups and the lent ones; none for somebody unknown or gone. */
    Set<String> of(String username) {
        Set<String> groups = own(username);
        if (!groups.isEmpty()) {
            absentFor(username).forEach(absent -> groups.addAll(lentBy(absent)));
        }
        return groups;
    }

    /** His groups without those of people he substitutes. */
    Set<String> own(String username) {
        Set<String> groups = new TreeSet<>();
        for (Post post : posts(username)) {
            groups.add(post.role());
            if (post.role().equals(Role.INSPECTED_UNIT.code())) {
                groups.add(Role.groupOfUnit(post.unit()));
                if (post.post().equals(HEAD)) {
                    groups.add(Role.groupOfHeads(post.unit()));
                }
            }
            if (Role.of(post.role()).filter(Role::isPersonal).isPresent()) {
                groups.add(Role.groupOfPerson(username));
            }
        }
        return groups;
    }

    /** The groups a substitute has instead of this person. */
    Set<String> lentBy(String absent) {
        Set<String> groups = own(absent);
        groups.removeAll(NOT_LENT);
        return groups;
    }

    /** The people whom this one substitutes today. */
    List<String> absentFor(String substitute) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select distinct a.person from absence a join person p on p.username = a.person"
                        + " where a.substitute = ? and a.from_day <= ? and a.until_day >= ? and a.ended_at is null"
                        + " and p.active")
                .params(substitute, today, today)
                .query(String.class)
                .list();
    }

    private List<Post> posts(String username) {
        return jdbc.sql("select p.username, p.post, p.unit, r.role from person p"
                        + " join person_role r on r.username = p.username where p.username = ? and p.active")
                .param(username)
                .query(Post.class)
                .list();
    }
}
