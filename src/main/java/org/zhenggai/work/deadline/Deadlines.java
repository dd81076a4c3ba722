package org.zhenggai.work.deadline;

import java.time.Clock;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.Chunks;

/** How much the round's morning has to do, in chunks; asked by expressions of {@code rectification-round}. */
@Component("deadlines")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Deadlines {

    /** Waits of the round whose day has come and whose unit was not asked for it yet. */
    static final String DUE_WAITS = """
             from waiting w join item i on i.id = w.item
            where i.round = :round and w.ended_at is null and w.asked_at is null and w.ask_again_on <= :today""";

    private final Warnings warnings;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Jobs to warn of deadlines that come near. */
    @ModelQuestion(what = "预警期限分几批", of = KeyKind.ROUND, gives = Answer.NUMBER)
    public int toWarn(String round) {
        return jobs(warnings.count(Long.parseLong(round)));
    }

    /** Jobs to ask units whose items wait until today. */
    @ModelQuestion(what = "再次询问分几批", of = KeyKind.ROUND, gives = Answer.NUMBER)
    public int toAskAgain(String round) {
        return jobs(jdbc.sql("select count(*)" + DUE_WAITS)
                .param("round", Long.parseLong(round))
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .single());
    }

    private static int jobs(int items) {
        return (items + Chunks.SIZE - 1) / Chunks.SIZE;
    }
}
