package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.round.item.ItemState;

/** Lists the items behind a figure, as they stand or stood when it was counted. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class Rows {

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * An item as it stood then.
     *
     * @param days of its longest stay in a state that is asked for, else null
     */
    record Row(
            long id,
            String number,
            String title,
            String unit,
            ItemState state,
            LocalDateTime stateSince,
            LocalDate deadline,
            int returned,
            int reports,
            int missed,
            BigDecimal amount,
            Integer days) {}

    private record Picture(long id, LocalDate asOf, LocalDateTime takenAt) {}

    /** Empty when there is no such picture. */
    Optional<Page<Row>> page(Scope scope, long round, RowQuery query, int number) {
        return picture(round, query.period()).map(picture -> {
            Source source = query.period() == 0 ? Source.now(round, LocalDate.now(clock)) : Source.kept(picture.id());
            LocalDate asOf = query.period() == 0 ? LocalDate.now(clock) : picture.asOf();
            Map<String, Object> parameters = new HashMap<>(scope.parameters());
            parameters.putAll(source.parameters());
            parameters.putAll(Spread.parameters(asOf));
            parameters.put("round", round);
            parameters.put("until", query.period() == 0 ? Spread.untilNow(asOf) : picture.takenAt());
            parameters.put("stay", query.stay() == null ? "" : query.stay().name());
            parameters.put("state", query.state() == null ? "" : query.state().name());
            parameters.put("bucket", query.bucket());
            parameters.put("area", query.area());
            parameters.put("unit", query.unit());
            String from = """
                    from %s join item i on i.id = f.item left join unit u on u.code = f.unit
                        left join (select t.item, max(t.working_days) as days from item_stay t
                            join item ti on ti.id = t.item and ti.round = :round
                            where t.state = :stay and t.left_at < :until group by t.item) s on s.item = f.item
                    where %s%s
                    """.formatted(source.sql(), Scope.CONDITION, query.condition());
            long all = jdbc.sql("select count(*) " + from)
                    .params(parameters)
                    .query(Long.class)
                    .single();
            return Page.of(
                    all,
                    number,
                    offset -> jdbc.sql("""
                            select i.id, i.number, i.title, u.name as unit, f.state, f.state_since, f.deadline, f.returned,
                                f.reports, f.missed, f.amount, s.days
                            %s order by %s i.position limit :limit offset :offset
                            """.formatted(from, query.stay() == null ? "" : "s.days desc,"))
                            .params(parameters)
                            .param("limit", Page.SIZE)
                            .param("offset", offset)
                            .query(Row.class)
                            .list());
        });
    }

    private Optional<Picture> picture(long round, int number) {
        return jdbc.sql("select id, as_of, taken_at from dashboard_picture where round = ? and number = ?")
                .params(round, number)
                .query(Picture.class)
                .optional();
    }
}
