package org.zhenggai.people.mirror;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/**
 * Makes the engine's users, groups and memberships what our tables say, and never the other way round. Whoever is not in
 * our tables keeps his user and has no groups. Reads the engine's tables in whole, writes through its services, and
 * only what differs, so that it may run often.
 */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Mirror implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final IdentityProcess identities;
    private final Memberships memberships;

    private record Named(String id, String name) {}

    private record Member(String username, String groupId) {}

    /** What somebody wrote into the engine while the server was down is undone when it starts. */
    @Override
    public void afterSingletonsInstantiated() {
        renewAll();
    }

    /** Renews everything: groups, users, and memberships by role, unit, post and today's absences. */
    public void renewAll() {
        renewGroups();
        renewUsers();
        renewMemberships(
                memberships.all(),
                jdbc.sql("select user_id_ as username, group_id_ as groupId from act_id_membership")
                        .query(Member.class)
                        .list());
    }

    /** Renews a few people after a change that concerns them alone. */
    public void renew(Set<String> usernames) {
        for (String username : usernames) {
            Set<String> groups = memberships.of(username);
            jdbc.sql("select username as id, name from person where active and username = ?")
                    .param(username)
                    .query(Named.class)
                    .optional()
                    .ifPresent(person -> renewPerson(person, groups));
            renewMemberships(
                    Map.of(username, groups),
                    jdbc.sql(
                                    "select user_id_ as username, group_id_ as groupId from act_id_membership where user_id_ = ?")
                            .param(username)
                            .query(Member.class)
                            .list());
        }
    }

    private void renewPerson(Named person, Set<String> groups) {
        identities.saveUser(person.id(), person.name());
        if (groups.contains(Role.groupOfPerson(person.id()))) {
            identities.saveGroup(Role.groupOfPerson(person.id()), person.name());
        }
    }

    /** Renews the two groups of a unit. */
    public void renewUnit(Directory.Unit unit) {
        identities.saveGroup(Role.groupOfUnit(unit.code()), unit.name());
        identities.saveGroup(Role.groupOfHeads(unit.code()), nameOfHeads(unit.name()));
    }

    private void renewGroups() {
        Map<String, String> wanted = new TreeMap<>();
        for (Role role : Role.values()) {
            wanted.put(role.code(), role.word());
        }
        for (Named unit : named("select code as id, name from unit")) {
            wanted.put(Role.groupOfUnit(unit.id()), unit.name());
            wanted.put(Role.groupOfHeads(unit.id()), nameOfHeads(unit.name()));
        }
        List<String> personal = List.of(Role.LEADING_GROUP.code(), Role.INSPECTION_TEAM.code());
        jdbc.sql("""
                        select distinct p.username as id, p.name
                        from person p join person_role r on r.username = p.username
                        where p.active and r.role in (:personal)
                        """)
                .param("personal", personal)
                .query(Named.class)
                .list()
                .forEach(person -> wanted.put(Role.groupOfPerson(person.id()), person.name()));
        Map<String, String> present = byId(named("select id_ as id, coalesce(name_, '') as name from act_id_group"));
        wanted.entrySet().stream()
                .filter(group -> !group.getValue().equals(present.get(group.getKey())))
                .forEach(group -> identities.saveGroup(group.getKey(), group.getValue()));
    }

    private static String nameOfHeads(String unit) {
        return unit + "负责人";
    }

    private void renewUsers() {
        Map<String, String> present = byId(named("select id_ as id, coalesce(first_, '') as name from act_id_user"));
        named("select username as id, name from person where active").stream()
                .filter(person -> !person.name().equals(present.get(person.id())))
                .forEach(person -> identities.saveUser(person.id(), person.name()));
    }

    private void renewMemberships(Map<String, Set<String>> wanted, List<Member> present) {
        Map<String, Set<String>> has = new HashMap<>();
        present.forEach(member ->
                has.computeIfAbsent(member.username(), user -> new HashSet<>()).add(member.groupId()));
        wanted.forEach((user, groups) -> groups.stream()
                .filter(group -> !has.getOrDefault(user, Set.of()).contains(group))
                .forEach(group -> identities.join(user, group)));
        has.forEach((user, groups) -> {
            Set<String> left = new HashSet<>(groups);
            left.removeAll(wanted.getOrDefault(user, Set.of()));
            left.forEach(group -> identities.leave(user, group));
            if (!left.isEmpty()) {
                identities.release(user, wanted.getOrDefault(user, Set.of()));
            }
        });
    }

    private List<Named> named(String sql) {
        return jdbc.sql(sql).query(Named.class).list();
    }

    private static Map<String, String> byId(List<Named> list) {
        return list.stream().collect(Collectors.toMap(Named::id, Named::name));
    }
}
