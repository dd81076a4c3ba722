package org.zhenggai.paper.issuing;

import java.time.LocalDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.round.OpenEnds;

/** Documents of a withdrawn round that are being made fail. */
@Component
@Order(5)
@RequiredArgsConstructor
class WithdrawnPapers implements OpenEnds {

    private final JdbcClient jdbc;

    @Override
    public void ofRound(long round, LocalDateTime now) {
        jdbc.sql("""
                update document_file set state = 'FAILED', error = :reason
                where state in ('WAITING', 'RUNNING') and round = :round
                """).param("reason", REASON).param("round", round).update();
    }
}
