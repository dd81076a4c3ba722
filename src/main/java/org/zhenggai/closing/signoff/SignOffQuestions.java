package org.zhenggai.closing.signoff;

import java.math.BigDecimal;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;
import org.zhenggai.round.RuleSets;
import org.zhenggai.round.item.Item;
import org.zhenggai.round.item.Items;

/** What the model {@code sign-off} asks; it answers and does nothing, since expressions of models reach it. */
@Component("signOffs")
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SignOffQuestions {

    /** Yuan in 万元, the unit of the figure {@code resolutionAmount}. */
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private final Items items;
    private final RuleSets rules;
    private final JdbcClient jdbc;

    /**
     * Whether the committee has to resolve whatever the route says: for a major item, and from a confirmed sum on that
     * the rule set names.
     */
    @ModelQuestion(what = "是否须党委会决议", of = KeyKind.ITEM, gives = Answer.YES_OR_NO)
    public boolean needsResolution(String id) {
        Item item = items.get(Long.parseLong(id));
        return item.major()
                || jdbc.sql("""
                    select amount from money_confirmation where item = :item and verdict = 'CONFIRMED'
                    order by id desc limit 1
                    """)
                        .param("item", item.id())
                        .query(BigDecimal.class)
                        .optional()
                        .filter(amount -> amount.compareTo(limit(item.round())) >= 0)
                        .isPresent();
    }

    private BigDecimal limit(long round) {
        return BigDecimal.valueOf(rules.figure(round, "resolutionAmount")).multiply(TEN_THOUSAND);
    }
}
