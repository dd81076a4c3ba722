package org.zhenggai.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.people.Directory.Choice;

/** The people of inspection teams who may read a round: its own team, and no other. */
@Service
@Transactional
public class RoundReaders {

    private final JdbcClient jdbc;

    RoundReaders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets somebody of an inspection team read the round; nothing happens when he may already. */
    public void add(long round, String username) {
        if (of(round).stream().noneMatch(reader -> reader.value().equals(username))) {
            jdbc.sql("insert into round_reader (round, username) values (?, ?)")
                    .params(round, username)
                    .update();
        }
    }

    public void remove(long round, String username) {
        jdbc.sql("delete from round_reader where round = ? and username = ?")
                .params(round, username)
                .update();
    }

    /** Who may read the round, by name. */
    @Transactional(readOnly = true)
    public List<Choice> of(long round) {
        return jdbc.sql("select p.username as \"value\", p.name as label from round_reader r"
                        + " join person p on p.username = r.username where r.round = ? order by p.name")
                .param(round)
                .query(Choice.class)
                .list();
    }
}
