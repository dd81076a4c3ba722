package org.zhenggai.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.kernel.Days;
import org.zhenggai.paper.RoundFigures.AreaFigures;
import org.zhenggai.paper.RoundFigures.Figures;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Text;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.ItemState;

/**
 * The progress report at the end of the concentrated period (整改进展情况报告); confidential items are numbers. Once it was
 * handed in it says what was so on that day, its text and its figures alike; before it is a draft of today.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ProgressPaper implements Paper {

    /** What is open beyond this stands in the ledger. */
    private static final int LONGEST = 300;

    /** The last row of its table of areas. */
    static final String SUM = "合计";

    private final JdbcClient jdbc;
    private final RoundFigures figures;
    private final KeptPapers kept;
    private final Issuers issuers;

    record Report(
            @Tag("标题") String title,
            @Tag("主送") String to,
            @Tag("轮次") String round,
            @Tag("反馈日期") String feedbackOn,
            @Tag("集中整改期") String concentratedEnd,
            @Tag("截至日期") String until,
            @Tag("方面数") String areaCount,
            @Tag("问题数") String findings,
            @Tag("已整改问题数") String closedFindings,
            @Tag("事项数") String items,
            @Tag("已销号数") String closed,
            @Tag("在办数") String open,
            @Tag("结转数") String carried,
            @Tag("等待数") String waiting,
            @Tag("逾期数") String overdue,
            @Tag("销号率") String rate,
            @Tag("方面表") List<AreaRow> areas,
            @Tag("有工作情况") boolean hasText,
            @Tag("无工作情况") boolean hasNoText,
            @Tag("工作情况") List<Text> text,
            @Tag("有未完成") boolean isUnfinished,
            @Tag("全部完成") boolean isFinished,
            @Tag("未完成表") List<OpenRow> unfinished,
            @Tag("未完成另见台账") boolean isCut,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    record AreaRow(
            @Tag("方面") String area,
            @Tag("问题") String findings,
            @Tag("事项") String items,
            @Tag("已销号") String closed,
            @Tag("未销号") String open,
            @Tag("结转") String carriedOver) {}

    record OpenRow(
            @Tag("编号") String number,
            @Tag("事项") String title,
            @Tag("牵头单位") String unit,
            @Tag("进度") String progress,
            @Tag("状态") String state,
            @Tag("期限") String deadline) {}

    /**
     * What the report says, as the round stood on one day; of confidential items too, which it does not name.
     *
     * @param until that day
     */
    record Facts(LocalDate until, Figures figures, List<AreaFigures> areas, List<Open> open) {}

    record Open(
            long id,
            String number,
            String title,
            boolean confidential,
            String unit,
            int progress,
            String state,
            LocalDate deadline) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.PROGRESS_REPORT, Report.class);
    }

    @Override
    public Report read(DocumentKind kind, long round, Scope scope) {
        Optional<Facts> fixed = kept.last(kind, round, Facts.class);
        Facts facts = fixed.orElseGet(() -> facts(round));
        Figures all = facts.figures();
        List<Open> open = facts.open();
        Set<Long> confidential = figures.confidential(round);
        return new Report(
                Chinese.title(issuers.committee(), "关于" + all.shortName() + "反馈问题", "整改进展情况的报告"),
                Issuers.sourceOf(all.title()) + "：",
                all.title(),
                Chinese.date(all.feedbackOn(), "近期"),
                Chinese.date(all.concentratedEnd(), "未定日期"),
                Chinese.date(facts.until()),
                "" + all.areas(),
                "" + all.findings(),
                "" + all.closedFindings(),
                "" + all.items(),
                "" + all.closed(),
                "" + all.open(),
                "" + all.carriedOver(),
                "" + all.waiting(),
                "" + all.overdue(),
                rate(all),
                areas(facts),
                !Text.of(all.progressReport()).isEmpty(),
                Text.of(all.progressReport()).isEmpty(),
                Text.of(all.progressReport()),
                !open.isEmpty(),
                open.isEmpty(),
                open.stream()
                        .limit(LONGEST)
                        .map(one -> row(one, one.confidential() || confidential.contains(one.id())))
                        .toList(),
                open.size() > LONGEST,
                issuers.committee(),
                Chinese.date(fixed.map(Facts::until).orElse(null)));
    }

    /** What the report would say now. */
    Facts facts(long round) {
        return new Facts(figures.today(), figures.of(round), figures.areas(round), open(round));
    }

    private static List<AreaRow> areas(Facts facts) {
        Figures all = facts.figures();
        return Stream.concat(
                        facts.areas().stream()
                                .map(area -> new AreaRow(
                                        Numerals.area(area.number(), area.title()),
                                        "" + area.findings(),
                                        "" + area.items(),
                                        "" + area.closed(),
                                        "" + area.open(),
                                        "" + area.carriedOver())),
                        Stream.of(new AreaRow(
                                SUM,
                                "" + all.findings(),
                                "" + all.items(),
                                "" + all.closed(),
                                "" + all.open(),
                                "" + all.carriedOver())))
                .toList();
    }

    /** Whole percent, rounded down: what is not finished is never called 100%. */
    public static String rate(Figures all) {
        return (all.items() == 0 ? 0 : all.closed() * 100L / all.items()) + "%";
    }

    private List<Open> open(long round) {
        return jdbc.sql("""
                        select i.id, i.number, i.title, i.confidential, u.name as unit, i.progress, i.state, i.deadline
                        from item i left join unit u on u.code = i.lead_unit
                        where i.round = ? and i.state <> 'CLOSED' order by i.position limit ?
                        """).params(round, LONGEST + 1).query(Open.class).list();
    }

    private static OpenRow row(Open one, boolean isConfidential) {
        ItemState state = ItemState.valueOf(one.state());
        return new OpenRow(
                one.number(),
                isConfidential ? Withheld.TITLE : Chinese.plain(one.title()),
                one.unit(),
                state.isOpen() && ItemState.isPartWay(one.progress()) ? one.progress() + "%" : "—",
                state.word(),
                Days.words(one.deadline(), "未定"));
    }
}
