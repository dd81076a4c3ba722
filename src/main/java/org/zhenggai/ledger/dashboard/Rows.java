package org.zhenggai.ledger.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
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

    private static final String STAYS =
            " join item_stay s on s.item = f.item and s.state = :stay and " + Spread.finished("s");

    private final JdbcClient jdbc;

    /**
     * What was found.
     *
     * @param total where the figure sums something up over them, else null
     */
    record Found(BigDecimal total, Page<Row> page) {}

    private record Sum(long items, BigDecimal total) {}

    /**
     * An item as it stood then.
     *
     * @param round short name of its round
     * @param days of one stay in a state that is asked for, with when it ended, else null
     */
    record Row(
            long id,
            String number,
            String title,
            String round,
            String unit,
            ItemState state,
            LocalDateTime stateSince,
            LocalDate deadline,
            int returned,
            int reports,
            int missed,
            BigDecimal amount,
            LocalDateTime leftAt,
            Integer days) {}

    /** Of one round; empty when there is no such picture. */
    Optional<Found> ofRound(Scope scope, long round, RowQuery query, int number) {
        List<Long> picture = jdbc.sql("select id from dashboard_picture where round = ? and number = ? and counted")
                .params(round, query.period())
                .query(Long.class)
                .list();
        return picture.isEmpty() ? Optional.empty() : Optional.of(page(scope, picture, query, number));
    }

    /** Of all rounds, each as it stands or stood on that day. */
    Found ofAll(Scope scope, RowQuery query, int number) {
        List<Long> pictures =
                jdbc.sql("""
                        select p.id from dashboard_picture p join round r on r.id = p.round
                        where r.state <> 'WITHDRAWN' and p.counted and p.number = case when cast(:day as date) is null then 0
                            else (select max(q.number) from dashboard_picture q
                                where q.round = p.round and q.number > 0 and q.counted and q.as_of <= :day) end
                        """).param("day", query.day()).query(Long.class).list();
        return page(scope, pictures.isEmpty() ? List.of(0L) : pictures, query, number);
    }

    private Found page(Scope scope, List<Long> pictures, RowQuery query, int number) {
        Source source = Source.kept(pictures);
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.putAll(source.parameters());
        parameters.put("stay", query.stay() == null ? "" : query.stay().name());
        parameters.put("state", query.state() == null ? "" : query.state().name());
        parameters.put("bucket", query.bucket());
        parameters.put("area", query.area());
        parameters.put("unit", query.unit());
        boolean isStay = query.stay() != null;
        String from = "from %s join item i on i.id = f.item%s where %s%s"
                .formatted(source.sql(), isStay ? STAYS : "", Scope.CONDITION, query.condition());
        Sum sum = jdbc.sql("select count(*) as items, %s as total %s"
                        .formatted(
                                query.figure() == null
                                        ? "cast(null as numeric)"
                                        : query.figure().sum(),
                                from))
                .params(parameters)
                .query(Sum.class)
                .single();
        return new Found(
                sum.total(),
                Page.of(
                        sum.items(),
                        number,
                        offset -> jdbc.sql("""
                        select y.*, r.short_name as round, u.name as unit from
                            (select i.id, i.number, i.title, i.round as of_round, i.position, f.unit as code, f.state,
                                f.state_since, f.deadline, f.returned, f.reports, f.missed, f.amount, %1$s
                            %2$s order by %3$s i.round desc, i.position limit :limit offset :offset) y
                        join round r on r.id = y.of_round left join unit u on u.code = y.code
                        order by %3$s y.of_round desc, y.position
                        """.formatted(
                                                isStay
                                                        ? "s.left_at, s.working_days as days"
                                                        : "cast(null as timestamp) as left_at, cast(null as integer) as days",
                                                from,
                                                isStay ? "days desc," : ""))
                                .params(parameters)
                                .param("limit", Page.SIZE)
                                .param("offset", offset)
                                .query(Row.class)
                                .list()));
    }
}
