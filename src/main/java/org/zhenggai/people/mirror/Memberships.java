package org.zhenggai.people.mirror;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Posts;
import org.zhenggai.people.Role;

/**
 * Which groups somebody has: those of his roles, of his unit and his post, and for the days of an absence those of the
 * person he substitutes. Rights of administrators and designers are not lent.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Memberships {

    private static final Set<String> NOT_LENT = Set.of(Role.CAMUNDA_ADMIN.code(), Role.PROCESS_DESIGNER.code());

    private static final String POSTS = """
                select p.username, p.name, p.post, p.unit, r.role
                from person p join person_role r on r.username = p.username where p.active
                """;

    private static final String ABSENCES = """
                select distinct a.person as absent, a.substitute from absence a join person p on p.username = a.person
                where a.from_day <= :today and a.until_day >= :today and a.ended_at is null and p.active
                """;

    private final JdbcClient jdbc;
    private final Clock clock;

    private record Post(String username, String name, String post, String unit, String role) {}

    private record Lent(String absent, String substitute) {}

    /** His own groups and the lent ones; none for somebody unknown or gone. */
    public Set<String> of(String username) {
        Set<String> groups = own(username);
        if (!groups.isEmpty()) {
            absentFor(username).forEach(absent -> groups.addAll(lentBy(absent)));
        }
        return groups;
    }

    /** The same for everybody who has any group. */
    Map<String, Set<String>> all() {
        Map<String, Set<String>> own = new HashMap<>();
        jdbc.sql(POSTS)
                .query(Post.class)
                .list()
                .forEach(post -> add(post, own.computeIfAbsent(post.username(), user -> new TreeSet<>())));
        Map<String, Set<String>> all = new TreeMap<>();
        own.forEach((user, groups) -> all.put(user, new TreeSet<>(groups)));
        for (Lent lent : jdbc.sql(ABSENCES)
                .param("today", LocalDate.now(clock))
                .query(Lent.class)
                .list()) {
            if (all.containsKey(lent.substitute())) {
                all.get(lent.substitute()).addAll(lendable(own.getOrDefault(lent.absent(), Set.of())));
            }
        }
        return all;
    }

    /** Names of the people who have one of these groups as their own, by user name. */
    public Map<String, String> holders(Collection<String> groups) {
        Map<String, String> holders = new TreeMap<>();
        jdbc.sql(POSTS).query(Post.class).list().forEach(post -> {
            Set<String> own = new TreeSet<>();
            add(post, own);
            if (!Collections.disjoint(own, groups)) {
                holders.put(post.username(), post.name());
            }
        });
        return holders;
    }

    /** His groups without those of people he substitutes. */
    public Set<String> own(String username) {
        Set<String> groups = new TreeSet<>();
        jdbc.sql(POSTS + " and p.username = :username")
                .param("username", username)
                .query(Post.class)
                .list()
                .forEach(post -> add(post, groups));
        return groups;
    }

    private static void add(Post post, Set<String> groups) {
        groups.add(post.role());
        if (post.role().equals(Role.INSPECTED_UNIT.code())) {
            groups.add(Role.groupOfUnit(post.unit()));
            if (post.post().equals(Posts.HEAD)) {
                groups.add(Role.groupOfHeads(post.unit()));
            }
        }
        if (Role.of(post.role()).filter(Role::isPersonal).isPresent()) {
            groups.add(Role.groupOfPerson(post.username()));
        }
    }

    /** The groups a substitute has instead of this person. */
    public Set<String> lentBy(String absent) {
        return lendable(own(absent));
    }

    private static Set<String> lendable(Set<String> own) {
        Set<String> groups = new TreeSet<>(own);
        groups.removeAll(NOT_LENT);
        return groups;
    }

    /** The people whom this one substitutes today. */
    public List<String> absentFor(String substitute) {
        return jdbc
                .sql(ABSENCES + " and a.substitute = :substitute order by a.person")
                .param("today", LocalDate.now(clock))
                .param("substitute", substitute)
                .query(Lent.class)
                .list()
                .stream()
                .map(Lent::absent)
                .toList();
    }
}
