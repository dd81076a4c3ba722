package org.zhenggai.round;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.item.ItemState;

/**
 * How many jobs the models split work on many items into. Each job takes the next {@value #SIZE} items that are not
 * done yet, so that a transaction stays short and a repeated job repeats nothing.
 */
@Component("chunks")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Chunks {

    /** Items in one transaction. */
    public static final int SIZE = 100;

    private final JdbcClient jdbc;

    @ModelQuestion(what = "启动事项分几批", of = KeyKind.ROUND, gives = Answer.NUMBER)
    public int toStart(String round) {
        return jobs("select count(*) from item where round = :id and state = 'PLANNED'", round);
    }

    @ModelQuestion(what = "结转事项分几批", of = KeyKind.ROUND, gives = Answer.NUMBER)
    public int toCarryOver(String round) {
        return jobs("select count(*) from item where round = :id and " + ItemState.openIn("item"), round);
    }

    /** Jobs to ask the units of a period's round for their reports. */
    @ModelQuestion(what = "催报分几批", of = KeyKind.PERIOD, gives = Answer.NUMBER)
    public int toAsk(String period) {
        return jobs("""
                select count(*) from item i join reporting_period p on p.round = i.round
                where p.id = :id and i.state = 'IN_WORK'
                """, period);
    }

    /** Jobs to close the reports that are still owed at the cut-off. */
    @ModelQuestion(what = "登记缺报分几批", of = KeyKind.PERIOD, gives = Answer.NUMBER)
    public int toClose(String period) {
        return jobs("select count(*) from fortnightly_report where period = :id and state = 'DUE'", period);
    }

    private int jobs(String count, String id) {
        int items = jdbc.sql(count)
                .param("id", Long.parseLong(id))
                .query(Integer.class)
                .single();
        return jobs(items);
    }

    /** How many jobs so many items are split into. */
    public static int jobs(int items) {
        return (items + SIZE - 1) / SIZE;
    }
}
