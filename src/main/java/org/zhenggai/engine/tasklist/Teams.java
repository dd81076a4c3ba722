package org.zhenggai.engine.tasklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;

/**
 * Among whom somebody may share out tasks: a head (or his substitute) among the people of his unit, the office among
 * its own. Nobody else assigns.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Teams {

    private final JdbcClient jdbc;

    /** Somebody who may be given a task. */
    public record Member(String username, String name, boolean isHead) {}

    /**
     * People who share tasks.
     *
     * @param groups the engine's groups whose tasks are theirs
     */
    record Team(List<String> groups, List<Member> members) {

        boolean has(String username) {
            return members.stream().anyMatch(member -> member.username().equals(username));
        }

        boolean isHead(String username) {
            return members.stream()
                    .anyMatch(member -> member.isHead() && member.username().equals(username));
        }
    }

    /** The teams among which this person assigns, by a code; none for most people. */
    Map<String, Team> of(Viewer viewer) {
        Map<String, Team> teams = new LinkedHashMap<>();
        for (String unit : viewer.headOf()) {
            teams.put(
                    Role.groupOfUnit(unit),
                    new Team(
                            List.of(Role.groupOfUnit(unit), Role.groupOfHeads(unit)),
                            members(Role.INSPECTED_UNIT, unit)));
        }
        if (viewer.isOffice()) {
            String office = Role.RECTIFICATION_OFFICE.code();
            teams.put(office, new Team(List.of(office), members(Role.RECTIFICATION_OFFICE, "")));
        }
        return teams;
    }

    /** Only by their own posts: who substitutes for somebody is given nothing in advance. */
    private List<Member> members(Role role, String unit) {
        return jdbc.sql("""
                        select p.username, p.name, p.post = 'head' as is_head
                        from person p join person_role r on r.username = p.username
                        where p.active and r.role = :role and (:unit = '' or p.unit = :unit)
                        order by p.name, p.username
                        """)
                .param("role", role.code())
                .param("unit", unit)
                .query(Member.class)
                .list();
    }
}
