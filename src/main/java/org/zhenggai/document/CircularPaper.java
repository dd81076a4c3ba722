package org.zhenggai.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.Scope;
import org.zhenggai.document.RoundFigures.Figures;
import org.zhenggai.round.ItemState;
import org.zhenggai.round.Refusal;

/**
 * The circulars (整改情况通报) are a view of the ledger: each area in order, each finding with measures and result. The
 * internal one says besides whose an item is and where it stands. A confidential item is left out or shortened as was
 * decided for that circular; without a decision there is no circular.
 */
@Component
@Transactional(readOnly = true)
class CircularPaper implements Paper {

    private static final int LONGEST = 2000;
    private static final int NAMED = 10;

    private final JdbcClient jdbc;
    private final RoundFigures figures;
    private final Issuers issuers;

    CircularPaper(JdbcClient jdbc, RoundFigures figures, Issuers issuers) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.issuers = issuers;
    }

    record Circular(
            @Tag("标题") String title,
            @Tag("轮次") String round,
            @Tag("反馈日期") String feedbackOn,
            @Tag("方面数") String areaCount,
            @Tag("问题数") String findingCount,
            @Tag("已整改问题数") String closedFindings,
            @Tag("事项数") String itemCount,
            @Tag("已销号数") String closed,
            @Tag("未销号数") String open,
            @Tag("有结转") boolean isCarriedOver,
            @Tag("结转数") String carriedOver,
            @Tag("销号率") String rate,
            @Tag("有未列事项") boolean isPartial,
            @Tag("未列事项数") String leftOut,
            @Tag("方面") List<Area> areas,
            @Tag("有未完成") boolean isUnfinished,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    record Area(@Tag("方面标题") String heading, @Tag("问题") List<Finding> findings) {}

    record Finding(@Tag("问题标题") String heading, @Tag("内容") List<Text> text) {}

    private record Row(
            long id,
            long finding,
            int areaNumber,
            String areaTitle,
            int findingNumber,
            String findingTitle,
            String number,
            String title,
            String unit,
            String state,
            int progress,
            String result,
            boolean confidential,
            String treatment,
            String words) {

        boolean isLeftOut() {
            return confidential && treatment.equals("LEFT_OUT");
        }
    }

    private record Measure(long item, String text) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.INTERNAL_CIRCULAR, Circular.class, DocumentKind.PUBLIC_CIRCULAR, Circular.class);
    }

    @Override
    public Circular read(DocumentKind kind, long round, Scope scope) {
        Figures all = figures.of(round);
        Refusal.unless(all.items() <= LONGEST, "本轮有%d项整改事项，超过%d项的通报无法成文，请用整改台账。", all.items(), LONGEST);
        List<Row> rows = rows(round, kind);
        requireDecisions(rows, kind);
        boolean isPublic = kind == DocumentKind.PUBLIC_CIRCULAR;
        long leftOut = rows.stream().filter(Row::isLeftOut).count();
        return new Circular(
                Chinese.title(issuers.committee(), "关于" + all.shortName() + "反馈问题", "整改情况的通报"),
                all.title(),
                Chinese.date(all.feedbackOn(), "近期"),
                "" + all.areas(),
                "" + all.findings(),
                "" + all.closedFindings(),
                "" + all.items(),
                "" + all.closed(),
                "" + all.open(),
                all.carriedOver() > 0,
                "" + all.carriedOver(),
                ProgressPaper.rate(all),
                leftOut > 0,
                "" + leftOut,
                areas(rows, measures(round), !isPublic),
                all.items() > all.closed(),
                issuers.committee(),
                Chinese.date(figures.lastDay(round, "CIRCULAR_APPROVED")));
    }

    private List<Row> rows(long round, DocumentKind kind) {
        return jdbc.sql("""
                        select i.id, f.id as finding, a.number as area_number, a.title as area_title,
                            f.number as finding_number, f.title as finding_title, i.number, i.title, u.name as unit,
                            i.state, i.progress, w.done as result, i.confidential, d.treatment, d.words
                        from item i join finding f on f.id = i.finding join area a on a.id = f.area
                            left join unit u on u.code = i.lead_unit
                            left join fortnightly_report w on w.id = (select max(x.id) from fortnightly_report x
                                where x.item = i.id and x.state = 'SUBMITTED')
                            left join circular_decision d on d.id = (select max(c.id) from circular_decision c
                                where c.item = i.id and c.kind = ?)
                        where i.round = ? order by a.number, f.id, i.position
                        """).params(kind.name(), round).query(Row.class).list();
    }

    private static void requireDecisions(List<Row> rows, DocumentKind kind) {
        List<String> missing = rows.stream()
                .filter(row -> row.confidential() && row.treatment() == null)
                .map(Row::number)
                .toList();
        Refusal.unless(
                missing.isEmpty(),
                "“%s”里有%d项涉密事项还没有决定怎样处理（%s），请先在“涉密事项的处理”中逐项登记不写入或简写。",
                kind.word(),
                missing.size(),
                missing.stream().limit(NAMED).collect(Collectors.joining("、")));
    }

    private Map<Long, List<Measure>> measures(long round) {
        return jdbc
                .sql("select m.item, m.text from measure m join item i on i.id = m.item where i.round = ?"
                        + " and not i.confidential order by m.item, m.position")
                .param(round)
                .query(Measure.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Measure::item));
    }

    private static List<Area> areas(List<Row> rows, Map<Long, List<Measure>> measures, boolean isInternal) {
        Map<Integer, List<Row>> byArea = grouped(rows, Row::areaNumber);
        List<Area> areas = new ArrayList<>();
        for (List<Row> inArea : byArea.values()) {
            List<Finding> findings = grouped(inArea, Row::finding).values().stream()
                    .filter(items -> !items.stream().allMatch(Row::isLeftOut))
                    .map(items -> finding(items, measures, isInternal))
                    .toList();
            if (!findings.isEmpty()) {
                Row first = inArea.get(0);
                areas.add(new Area(Chinese.area(first.areaNumber(), first.areaTitle()), findings));
            }
        }
        return areas;
    }

    private static <K> Map<K, List<Row>> grouped(List<Row> rows, Function<Row, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /** The title of a finding of which everything is confidential is not said either. */
    private static Finding finding(List<Row> items, Map<Long, List<Measure>> measures, boolean isInternal) {
        Row first = items.get(0);
        String number = first.findingNumber() + ".";
        if (items.stream().allMatch(Row::confidential)) {
            List<Text> words = items.stream()
                    .filter(item -> !item.isLeftOut())
                    .flatMap(item -> Text.of(item.words()).stream())
                    .toList();
            return new Finding(number + "有关问题的整改情况", words);
        }
        boolean hasParts = items.size() > 1;
        List<Text> text = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            Row item = items.get(n);
            if (!item.isLeftOut()) {
                String lead = hasParts
                        ? "（" + (n + 1) + "）" + (item.confidential() ? "" : Chinese.sentence(item.title()))
                        : "";
                text.add(new Text(lead + (item.confidential() ? item.words() : account(item, measures, isInternal))));
            }
        }
        return new Finding(number + Chinese.finding(first.findingTitle()), text);
    }

    private static String account(Row item, Map<Long, List<Measure>> measures, boolean isInternal) {
        List<Measure> taken = measures.getOrDefault(item.id(), List.of());
        StringBuilder words = new StringBuilder();
        for (int n = 0; n < taken.size(); n++) {
            words.append(taken.size() == 1 ? "" : Chinese.numeral(n + 1) + "是")
                    .append(Chinese.sentence(taken.get(n).text()));
        }
        ItemState state = ItemState.valueOf(item.state());
        boolean isDone = state == ItemState.CLOSED;
        if (item.result() != null && (isDone || isInternal)) {
            words.append(isDone ? "整改成效：" : "最近一次报告：").append(Chinese.sentence(item.result()));
        }
        String course = state.course(item.progress());
        return isInternal
                ? words + "（" + Chinese.or(item.unit(), "牵头单位未定") + "，" + (state.isOpen() ? course : state.word()) + "）"
                : words + course + "。";
    }
}
