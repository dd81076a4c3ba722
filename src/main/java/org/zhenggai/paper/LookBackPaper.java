package org.zhenggai.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.closing.standing.ItemReviews;
import org.zhenggai.closing.standing.ItemReviews.Review;
import org.zhenggai.closing.standing.ReviewVerdict;
import org.zhenggai.closing.standing.SeriesState;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Text;
import org.zhenggai.round.Numerals;

/** The record of looking back at a closed item (回头看记录): every review of its standing series, with report and verdict. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class LookBackPaper implements Paper {

    private final ItemReviews reviews;
    private final JdbcClient jdbc;
    private final Clock clock;

    record LookBack(
            @Tag("标题") String title,
            @Tag("轮次") String round,
            @Tag("事项编号") String number,
            @Tag("事项标题") String item,
            @Tag("牵头单位") String unit,
            @Tag("责任领导") String leader,
            @Tag("销号日期") String closedOn,
            @Tag("开始日期") String startedOn,
            @Tag("复核情况") List<Text> reviews,
            @Tag("结论") List<Text> conclusion) {}

    private record Row(
            String round,
            String number,
            String title,
            String unit,
            String leader,
            LocalDateTime closedAt,
            Long series,
            LocalDate startedOn,
            SeriesState state,
            String rebound,
            LocalDateTime lastClosedAt,
            LocalDateTime reopenedAt) {

        /** Whether the rebound that ended the series opened the item again, and not only came to the office's notice. */
        boolean isReopened() {
            return state == SeriesState.REBOUNDED
                    && reopenedAt != null
                    && !reopenedAt.toLocalDate().isBefore(startedOn);
        }
    }

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.LOOK_BACK_RECORD, LookBack.class);
    }

    @Override
    public LookBack read(DocumentKind kind, long item, Scope scope) {
        Row row = jdbc.sql("""
                        select r.title as round, i.number, i.title, u.name as unit, p.name as leader, i.closed_at,
                            s.id as series, s.started_on, s.state, s.rebound,
                            (select max(e.at) from event e where e.item = i.id and e.kind = 'CLOSED') as last_closed_at,
                            (select max(e.at) from event e where e.item = i.id and e.kind = 'REOPENED') as reopened_at
                        from item i join round r on r.id = i.round left join unit u on u.code = i.lead_unit
                            left join person p on p.username = i.leader
                            left join standing_series s on s.id = (select max(x.id) from standing_series x where x.item = i.id)
                        where i.id = ?
                        """).param(item).query(Row.class).single();
        Refusal.unless(row.series() != null, "事项%s还没有开始回头看：长期坚持的事项销号后才定期复核。", row.number());
        return new LookBack(
                "整改事项回头看记录",
                row.round(),
                row.number(),
                Chinese.plain(row.title()),
                row.unit(),
                row.leader(),
                closedOn(row),
                Chinese.date(row.startedOn()),
                Text.orNone(reviews(row.series(), row.state() == SeriesState.OPEN)),
                Text.of(conclusion(row)));
    }

    private static String closedOn(Row row) {
        return Chinese.date(day(row.closedAt() == null ? row.lastClosedAt() : row.closedAt()))
                + (row.isReopened() ? "（" + Chinese.date(day(row.reopenedAt())) + "重新打开）" : "");
    }

    private static LocalDate day(LocalDateTime at) {
        return at == null ? null : at.toLocalDate();
    }

    /** A series that has ended asks for no more reports. */
    private List<Text> reviews(long series, boolean isOpen) {
        return reviews.ofSeries(series).stream()
                .filter(review -> isOpen || review.report() != null)
                .map(review -> new Text(words(review)))
                .toList();
    }

    private String words(Review review) {
        if (review.report() == null && review.dueOn().isAfter(LocalDate.now(clock))) {
            return "第%s次：应于%s复核，尚未到期。".formatted(Numerals.of(review.number()), Chinese.date(review.dueOn()));
        }
        String report = review.report() == null
                ? "责任单位尚未报告。"
                : review.reportedBy() + Chinese.date(review.reportedAt().toLocalDate()) + "报告："
                        + Chinese.sentence(review.report());
        String verdict = review.verdict() == null
                ? review.report() == null ? "" : "待整改办确认。"
                : review.confirmedBy()
                        + Chinese.date(review.confirmedAt().toLocalDate())
                        + (review.verdict() == ReviewVerdict.HELD
                                ? "确认" + ReviewVerdict.HELD.word() + "。"
                                : "确认" + ReviewVerdict.REBOUNDED.word() + "："
                                        + Chinese.sentence(Chinese.or(review.reason(), "情况见事项记录")));
        return "第%s次（应于%s）：%s%s".formatted(Numerals.of(review.number()), Chinese.date(review.dueOn()), report, verdict);
    }

    private static String conclusion(Row row) {
        return switch (row.state()) {
            case HELD -> "各次复核成效保持，回头看结束。";
            case REBOUNDED ->
                ReviewVerdict.REBOUNDED.word()
                        + (row.isReopened() ? "，重新打开整改" : "")
                        + (row.rebound() == null ? "。" : "：" + Chinese.sentence(row.rebound()));
            case WITHDRAWN -> "轮次已撤销，回头看终止。";
            case OPEN -> "回头看仍在进行。";
        };
    }
}
