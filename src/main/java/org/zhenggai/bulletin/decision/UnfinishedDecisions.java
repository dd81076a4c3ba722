package org.zhenggai.bulletin.decision;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions of earlier meetings that are not carried out yet. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UnfinishedDecisions {

    /** Who carries out a decision {@code d} of {@link #FROM}, and what it says to the readers of a bulletin. */
    static final String UNIT_AND_TEXT = """
            case when d.unit is null then :office when d.unit <> u.code then u.name || :then || w.name else u.name end
                as unit,
            %s, coalesce(b.held_on, cast(d.at as date)) as held_on""".formatted(DecisionColumns.TEXT);

    /** Decisions with their bulletin, period, item and units. */
    static final String FROM = """
            from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                left join item i on i.id = d.item left join unit u on u.code = i.lead_unit
                left join unit w on w.code = d.unit""";

    /** Their parameters. */
    static final Map<String, String> WORDS = new HashMap<>(DecisionColumns.WORDS);

    static {
        WORDS.put("then", "，决定时为");
    }

    private final JdbcClient jdbc;

    /**
     * An unfinished decision; one on a confidential item without its words, since a bulletin has more readers.
     *
     * @param code what it is called: {@code 3-2} is the second of the third bulletin
     * @param number of its item, or null for a general one
     * @param unit name of who carries it out: the item's lead unit as it is now, with the one that it was for
     * @param heldOn day of the meeting
     * @param answer what was last said of it, or null
     * @param originalDueOn the day that the meeting set
     */
    public record Unfinished(
            long id,
            String code,
            String number,
            String unit,
            String text,
            LocalDate heldOn,
            LocalDate dueOn,
            DecisionState state,
            String answer,
            LocalDate originalDueOn) {}

    /**
     * An unfinished decision on one item, as those read it who decide about the item.
     *
     * @param state the word for where it stands
     */
    public record OfItem(String code, String text, LocalDate dueOn, DecisionState stands) {

        public String state() {
            return stands.word();
        }
    }

    /** Those on one item, oldest first: they end with its closure. */
    public List<OfItem> ofItem(long item) {
        return jdbc.sql("""
                        select p.number || '-' || d.position as code, d.text, d.due_on, d.state as stands
                        from decision d join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
                        where d.item = :item and d.state in (:unfinished) order by d.id
                        """)
                .param("item", item)
                .param("unfinished", DecisionState.UNFINISHED)
                .query(OfItem.class)
                .list();
    }

    /** Those of a round, oldest first. */
    public List<Unfinished> of(long round) {
        return jdbc.sql("""
                        select d.id, p.number || '-' || d.position as code, i.number, %s, d.due_on, d.original_due_on,
                            d.state, case when i.confidential then null else d.answer_text end as answer
                        %s where p.round = :round and d.state in (:unfinished) order by p.number, d.position
                        """.formatted(UNIT_AND_TEXT, FROM))
                .param("round", round)
                .param("unfinished", DecisionState.UNFINISHED)
                .params(WORDS)
                .query(Unfinished.class)
                .list();
    }
}
