package org.zhenggai.intake;

import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The team that a round's feedback came from, as the office has entered it with the document. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RoundOrigins {

    private final JdbcClient jdbc;

    /** Keeps the team of a new round; null for none that anybody knows. */
    public void keep(long round, String team) {
        if (team != null) {
            jdbc.sql("insert into round_origin (round, team) values (?, ?)")
                    .params(round, team)
                    .update();
        }
    }

    @Transactional(readOnly = true)
    public Optional<String> teamOf(long round) {
        return jdbc.sql("select team from round_origin where round = ?")
                .param(round)
                .query(String.class)
                .optional();
    }
}
