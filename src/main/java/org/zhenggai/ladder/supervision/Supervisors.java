package org.zhenggai.ladder.supervision;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Role;

/** Which leaders may be put in charge of a special supervision. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Supervisors {

    private final JdbcClient jdbc;

    /** Who may be put in charge: the leaders who see the item, of a confidential one those who are named for it. */
    List<Choice> candidates(long episode) {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from escalation_episode e join item i on i.id = e.item
                            join person_role l on l.role = :leading join person p on p.username = l.username and p.active
                        where e.id = :episode and (not i.confidential or i.leader = p.username
                            or exists (select 1 from item_confidant c where c.item = i.id and c.username = p.username)
                            or exists (select 1 from person_role r where r.username = p.username and r.role = :all))
                        order by p.username
                        """)
                .param("episode", episode)
                .param("leading", Role.LEADING_GROUP.code())
                .param("all", Role.SECRETARY.code())
                .query(Choice.class)
                .list();
    }

    boolean isCandidate(long episode, String leader) {
        return candidates(episode).stream().anyMatch(choice -> choice.value().equals(leader));
    }

    /** The candidate who is the item's responsible leader, or null. */
    String expected(long episode) {
        String leader =
                jdbc.sql("""
                        select coalesce(i.leader, '') from escalation_episode e join item i on i.id = e.item
                        where e.id = :episode
                        """).param("episode", episode).query(String.class).single();
        return candidates(episode).stream()
                .map(Choice::value)
                .filter(leader::equals)
                .findFirst()
                .orElse(null);
    }
}
