package org.zhenggai.bulletin.decision;

import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.round.item.ItemState;

/** Decisions that came to their end, until a bulletin has told so. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EndedDecisions {

    private final JdbcClient jdbc;

    /**
     * One of them; the rest as in {@link UnfinishedDecisions.Unfinished}.
     *
     * @param itemState of its item, or null for a general one
     * @param answer what was reported, or null
     * @param reason why it was dropped, or null
     */
    public record Ended(
            long id,
            String code,
            String number,
            ItemState itemState,
            boolean confidential,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate originalDueOn,
            LocalDate dueOn,
            DecisionState state,
            LocalDate endedOn,
            String answer,
            String reason) {

        /** What was reported, why it was dropped or what became of its item, or null. */
        public String note() {
            return switch (state) {
                case DONE -> confidential || answer == null ? null : "报告：" + answer;
                case DROPPED -> confidential || reason == null ? null : "理由：" + reason;
                case OPEN, ANSWERED, REFERRED -> null;
                case LAPSED -> itemState == null ? null : whatEnded();
            };
        }

        private String whatEnded() {
            return itemState.isOpen() ? "事项当时已办结，随之终结，现又重新打开" : "事项" + itemState.word() + "，随之终结";
        }
    }

    /** Those of a round that no bulletin has told of, oldest first. */
    public List<Ended> untold(long round) {
        return jdbc.sql("""
                        select d.id, p.number || '-' || d.position as code, i.number, i.state as item_state,
                            coalesce(i.confidential, false) as confidential, %s, d.original_due_on, d.due_on, d.state,
                            cast(coalesce(d.ended_at, d.at) as date) as ended_on, d.answer_text as answer, d.reason
                        %s where p.round = :round and d.state not in (:unfinished) and not exists (select 1
                            from bulletin_decision c where c.decision = d.id and c.ended) order by p.number, d.position
                        """.formatted(UnfinishedDecisions.UNIT_AND_TEXT, UnfinishedDecisions.FROM))
                .param("round", round)
                .param("unfinished", DecisionState.UNFINISHED)
                .params(UnfinishedDecisions.WORDS)
                .query(Ended.class)
                .list();
    }
}
