package org.zhenggai.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Days;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.Numerals;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanState;

/**
 * The plan (整改工作方案). A version that was submitted says what its table said then, whatever happens to its items
 * afterwards; a draft says what the table says now. A round that is too long for paper refers to the sheets.
 */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class PlanPaper implements Paper {

    /** More items than this are some 200 pages, which nobody reads. */
    static final int LONGEST = 1000;

    private static final String OPEN = "（未定）";

    private final JdbcClient jdbc;
    private final RoundFigures figures;
    private final KeptPapers kept;
    private final Issuers issuers;

    record Plan(
            @Tag("标题") String title,
            @Tag("版本") String version,
            @Tag("轮次") String round,
            @Tag("反馈日期") String feedbackOn,
            @Tag("集中整改期") String concentratedEnd,
            @Tag("方面数") String areaCount,
            @Tag("问题数") String findingCount,
            @Tag("事项数") String itemCount,
            @Tag("立行立改数") String immediate,
            @Tag("限期整改数") String dated,
            @Tag("长期坚持数") String standing,
            @Tag("重大事项数") String major,
            @Tag("涉及资金数") String money,
            @Tag("单位表") List<UnitRow> units,
            @Tag("方面") List<Area> areas,
            @Tag("另附") boolean isAttached,
            @Tag("有未列涉密事项") boolean isPartial,
            @Tag("未列涉密事项数") String hidden,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    record UnitRow(
            @Tag("单位") String unit,
            @Tag("事项") String items,
            @Tag("重大") String major,
            @Tag("资金") String money,
            @Tag("最早期限") String earliest,
            @Tag("最迟期限") String latest) {}

    record Area(@Tag("方面标题") String heading, @Tag("事项") List<Item> items) {}

    record Item(
            @Tag("事项标题") String heading,
            @Tag("责任") String duties,
            @Tag("措施") List<Measure> measures) {}

    record Measure(@Tag("措施内容") String text) {}

    private record Version(int number, PlanState state, LocalDate heldOn) {}

    private record MeasureRow(long item, String text) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.PLAN, Plan.class);
    }

    @Override
    public Plan read(DocumentKind kind, long round, Scope scope) {
        Optional<PlanFacts> fixed = kept.last(DocumentKind.PLAN, round, PlanFacts.class);
        PlanFacts facts = fixed.orElseGet(() -> present(round));
        RoundFigures.Figures all = facts.figures();
        boolean isAttached = all.items() > LONGEST;
        Set<Long> visible = visible(round, scope);
        List<PlanFacts.Line> lines = facts.lines().stream()
                .filter(line -> visible.contains(line.id()))
                .toList();
        Optional<Version> version =
                jdbc.sql("""
            select number, state, held_on from plan_version where round = :round order by number desc limit 1
            """).param("round", round).query(Version.class).optional();
        return new Plan(
                Chinese.title(issuers.committee(), "关于" + all.shortName() + "反馈意见的", "整改工作方案"),
                "（" + version.map(PlanPaper::words).orElse("草案")
                        + (fixed.isPresent() ? "" : "，内容截至" + Chinese.date(facts.until())) + "）",
                all.title(),
                Chinese.date(all.feedbackOn(), "近期"),
                Chinese.date(all.concentratedEnd(), OPEN),
                "" + all.areas(),
                "" + all.findings(),
                "" + all.items(),
                "" + all.immediate(),
                "" + all.dated(),
                "" + all.standing(),
                "" + all.major(),
                "" + all.money(),
                isAttached ? units(round, scope) : PlanUnits.of(lines, OPEN),
                areas(lines),
                isAttached,
                visible.size() < all.items(),
                "" + (all.items() - visible.size()),
                issuers.committee(),
                Chinese.date((fixed.isEmpty() ? Optional.<Version>empty() : version)
                        .map(Version::heldOn)
                        .orElse(null)));
    }

    /** What the plan's table says now; empty for a round that is too long for paper. */
    Optional<PlanFacts> facts(long round) {
        return Optional.of(present(round)).filter(facts -> facts.figures().items() <= LONGEST);
    }

    private PlanFacts present(long round) {
        RoundFigures.Figures all = figures.of(round);
        return new PlanFacts(figures.today(), all, all.items() > LONGEST ? List.of() : lines(round));
    }

    private static String words(Version version) {
        return "第" + version.number() + "版"
                + switch (version.state()) {
                    case RETURNED -> "退回后的修改稿";
                    case FINAL -> "，定稿";
                    case APPROVED -> "，" + PlanState.APPROVED.word();
                    case SUBMITTED -> "，送审稿";
                };
    }

    private Set<Long> visible(long round, Scope scope) {
        return Set.copyOf(jdbc.sql("select i.id from item i where i.round = :round and " + Scope.CONDITION)
                .param("round", round)
                .params(scope.parameters())
                .query(Long.class)
                .list());
    }

    /** Counted by the database: a round that is too long for paper is too long for memory. */
    private List<UnitRow> units(long round, Scope scope) {
        return jdbc.sql("""
            select coalesce(u.name, '%s') as unit, count(*) as items, count(case when i.major then 1 end) as major,
                count(case when i.involves_money then 1 end) as money, min(i.deadline) as earliest,
                max(i.deadline) as latest
            from item i left join unit u on u.code = i.lead_unit where i.round = :round and %s group by u.code, u.name
            order by count(*) desc, u.code
            """.formatted(OPEN, Scope.CONDITION))
                .param("round", round)
                .params(scope.parameters())
                .query((row, n) -> new UnitRow(
                        row.getString("unit"),
                        row.getString("items"),
                        row.getString("major"),
                        row.getString("money"),
                        Days.words(row.getObject("earliest", LocalDate.class)),
                        Days.words(row.getObject("latest", LocalDate.class))))
                .list();
    }

    private List<PlanFacts.Line> lines(long round) {
        Map<Long, List<String>> measures = jdbc.sql("""
                    select m.item, m.text from measure m join item i on i.id = m.item where i.round = :round
                    order by m.item, m.position
                    """).param("round", round).query(MeasureRow.class).list().stream()
                .collect(Collectors.groupingBy(
                        MeasureRow::item, Collectors.mapping(MeasureRow::text, Collectors.toList())));
        return jdbc.sql("""
            select i.id, a.number as area_number, a.title as area_title, i.number, i.title, u.code as unit_code,
                u.name as unit, (select string_agg(o.name, '、' order by o.name) from item_assisting s
                join unit o on o.code = s.unit where s.item = i.id) as assisting, p.name as leader, i.kind, i.major,
                i.involves_money, i.deadline
            from item i join finding f on f.id = i.finding join area a on a.id = f.area
                left join unit u on u.code = i.lead_unit left join person p on p.username = i.leader
            where i.round = :round order by i.position
            """)
                .param("round", round)
                .query((row, n) -> new PlanFacts.Line(
                        row.getLong("id"),
                        row.getInt("area_number"),
                        row.getString("area_title"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("unit_code"),
                        row.getString("unit"),
                        row.getString("assisting"),
                        row.getString("leader"),
                        row.getString("kind"),
                        row.getBoolean("major"),
                        row.getBoolean("involves_money"),
                        row.getObject("deadline", LocalDate.class),
                        measures.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static List<Area> areas(List<PlanFacts.Line> lines) {
        Map<String, List<Item>> byArea = new LinkedHashMap<>();
        for (PlanFacts.Line line : lines) {
            byArea.computeIfAbsent(Numerals.area(line.areaNumber(), line.areaTitle()), heading -> new ArrayList<>())
                    .add(new Item(
                            line.number() + "." + Chinese.plain(line.title()),
                            duties(line),
                            IntStream.range(0, line.measures().size())
                                    .mapToObj(n -> new Measure("（" + (n + 1) + "）"
                                            + Chinese.sentence(line.measures().get(n))))
                                    .toList()));
        }
        return byArea.entrySet().stream()
                .map(area -> new Area(area.getKey(), area.getValue()))
                .toList();
    }

    private static String duties(PlanFacts.Line item) {
        return "责任领导：" + Chinese.or(item.leader(), OPEN) + "；牵头单位：" + Chinese.or(item.unit(), OPEN)
                + (item.assisting() == null ? "" : "；配合单位：" + item.assisting()) + "；整改类型："
                + (item.kind() == null ? OPEN : ItemKind.valueOf(item.kind()).word()) + "；整改期限："
                + Chinese.date(item.deadline(), OPEN) + (item.major() ? "；重大事项" : "")
                + (item.involvesMoney() ? "；涉及资金" : "") + "。";
    }
}
