package org.zhenggai.closing.signoff;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Role;

/**
 * Who gives which word on a closure, by the tables: whatever model offers the task to whomever, the leader's signature is
 * the responsible leader's, the principal leader's the secretary's.
 */
@Component
@RequiredArgsConstructor
class Signers {

    private final JdbcClient jdbc;

    /** Refuses whoever is not the item's responsible leader, nor acts for him. */
    void requireLeader(long item, Actor actor) {
        Refusal.unless(
                holds(actor, "select leader as username from item where id = :item", item, ""),
                "“责任领导审批销号”只能由该事项的责任领导办理，请由其本人或代办人办理。");
    }

    /** Refuses whoever does not have the role, nor acts for somebody who has. */
    void require(Role role, String step, Actor actor) {
        Refusal.unless(
                holds(
                        actor,
                        "select r.username from person_role r join person p on p.username = r.username"
                                + " where p.active and r.role = :role",
                        0,
                        role.code()),
                "“%s”只能由%s办理，请由其本人或代办人办理。",
                step,
                role.word());
    }

    private boolean holds(Actor actor, String holders, long item, String role) {
        List<String> either = Stream.of(actor.user(), actor.actsFor())
                .filter(name -> name != null)
                .toList();
        return jdbc.sql("select count(*) from (" + holders + ") h where h.username in (:either)")
                        .param("item", item)
                        .param("role", role)
                        .param("either", either)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
