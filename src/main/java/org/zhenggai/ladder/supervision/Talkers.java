package org.zhenggai.ladder.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.engine.view.Offer;
import org.zhenggai.engine.view.Offer.Answer;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Role;

/** Who may talk with a unit, and who may write the talk down. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Talkers {

    private final TalkTable table;
    private final JdbcClient jdbc;

    /** Who may talk with the unit now. */
    Offer offer(long episode) {
        TalkTable.Row talk = table.get(episode);
        return Offer.of(Arrays.stream(Talker.values())
                .map(talker -> new Answer(
                        talker.name().toLowerCase(Locale.ROOT),
                        talker.word()
                                + names(talk, talker).map(name -> "　" + name).orElse(""),
                        objection(talk, talker)))
                .toList());
    }

    /** Why nobody can talk in this post; empty when somebody can. */
    Optional<String> objection(TalkTable.Row talk, Talker talker) {
        return names(talk, talker).isPresent()
                ? Optional.empty()
                : Optional.of("现在没有在任的" + talker.word() + "，不能由其约谈。请另选约谈人，或者先补上这一职务。");
    }

    /** Names of those who hold the post now; empty when nobody does. */
    private Optional<String> names(TalkTable.Row talk, Talker talker) {
        return Optional.ofNullable(jdbc.sql("""
                        select string_agg(p.name, '、' order by p.username)
                        from person p join person_role r on r.username = p.username
                        where p.active and r.role = :role and (:role = 'secretary' or p.username = :leader)
                        """)
                .param("role", talker == Talker.SECRETARY ? Role.SECRETARY.code() : Role.LEADING_GROUP.code())
                .param("leader", talk.leader())
                .query((row, n) -> row.getString(1))
                .list()
                .get(0));
    }

    /**
     * Who may write the talk down: the office, but not whoever talks.
     *
     * @param reader user name of who hands the record in, or null
     */
    List<Choice> recorders(long episode, String reader) {
        TalkTable.Row talk = table.get(episode);
        String talker = talk.talker() == Talker.LEADER ? talk.leader() : null;
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from person p join person_role o on o.username = p.username and o.role = :office
                        where p.active order by p.username
                        """).param("office", Role.RECTIFICATION_OFFICE.code()).query(Choice.class).list().stream()
                .filter(choice ->
                        !choice.value().equals(reader) && !choice.value().equals(talker))
                .toList();
    }
}
