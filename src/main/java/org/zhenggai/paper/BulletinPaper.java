package org.zhenggai.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.bulletin.BulletinFile;
import org.zhenggai.bulletin.BulletinLines;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinFacts.AreaLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.facts.BulletinSums;
import org.zhenggai.bulletin.facts.Decided;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.paper.template.Chinese;
import org.zhenggai.paper.template.Tag;
import org.zhenggai.paper.template.Text;
import org.zhenggai.round.Issuers;
import org.zhenggai.round.Numerals;

/** The fortnightly bulletin (两周通报), of the facts that were kept when it was compiled; confidential items are numbers. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class BulletinPaper implements Paper {

    private final JdbcClient jdbc;
    private final BulletinFile file;
    private final Decided decided;
    private final Issuers issuers;

    record Bulletin(
            @Tag("标题") String title,
            @Tag("期号") String issue,
            @Tag("轮次") String round,
            @Tag("报告期") String period,
            @Tag("统计时段") String counted,
            @Tag("总体情况") String totals,
            @Tag("变化") List<Text> changes,
            @Tag("有变化表") boolean hasChangeTable,
            @Tag("无变化表") boolean hasNoChangeTable,
            @Tag("变化表") List<ItemRow> changeRows,
            @Tag("单位表") List<UnitRow> units,
            @Tag("单位说明") List<Text> notes,
            @Tag("有方面表") boolean hasAreas,
            @Tag("方面表") List<AreaRow> areas,
            @Tag("有缓慢事项") boolean isSlow,
            @Tag("无缓慢事项") boolean isNoneSlow,
            @Tag("缓慢事项表") List<SlowRow> slow,
            @Tag("困难") List<Text> help,
            @Tag("有困难表") boolean hasHelpTable,
            @Tag("无困难表") boolean hasNoHelpTable,
            @Tag("困难表") List<ItemRow> helpRows,
            @Tag("有等待事项") boolean isWaiting,
            @Tag("等待事项") List<Text> waiting,
            @Tag("未报告") List<Text> silent,
            @Tag("有未报告表") boolean hasSilentTable,
            @Tag("无未报告表") boolean hasNoSilentTable,
            @Tag("未报告表") List<ItemRow> silentRows,
            @Tag("未落实决定") List<Text> unfinished,
            @Tag("提请注意") List<Text> flags,
            @Tag("有说明") boolean hasRemark,
            @Tag("说明") List<Text> remark,
            @Tag("已审定") boolean isHeard,
            @Tag("决定序号") String numberOfDecisions,
            @Tag("会议") String meeting,
            @Tag("会议决定") List<Text> decisions,
            @Tag("署名") String signature,
            @Tag("日期") String date) {}

    record UnitRow(
            @Tag("单位") String unit,
            @Tag("事项") String items,
            @Tag("已销号") String closed,
            @Tag("在办") String open,
            @Tag("已结转") String carriedOver,
            @Tag("应报告") String asked,
            @Tag("已报告") String reported,
            @Tag("未报告") String silent,
            @Tag("免报") String excused,
            @Tag("停滞") String stalled,
            @Tag("逾期") String overdue,
            @Tag("平均进度") String progress) {}

    record AreaRow(
            @Tag("方面") String area,
            @Tag("事项") String items,
            @Tag("已销号") String closed,
            @Tag("在办") String open,
            @Tag("应报告") String asked,
            @Tag("已报告") String reported,
            @Tag("停滞") String stalled,
            @Tag("逾期") String overdue) {}

    record SlowRow(
            @Tag("编号") String number,
            @Tag("事项") String title,
            @Tag("单位") String unit,
            @Tag("原因") String reason,
            @Tag("停滞期数") String fortnights,
            @Tag("督办级别") String step) {}

    private record Head(long period, String state, String remark, LocalDate heldOn, String present) {}

    @Override
    public Map<DocumentKind, Class<? extends Record>> kinds() {
        return Map.of(DocumentKind.BULLETIN, Bulletin.class);
    }

    @Override
    public Bulletin read(DocumentKind kind, long bulletin, Scope scope) {
        Head head = jdbc.sql("select period, state, remark, held_on, present from bulletin where id = ?")
                .param(bulletin)
                .query(Head.class)
                .single();
        BulletinFacts facts =
                file.factsForAll(head.period()).orElseThrow(() -> new Refusal("这一期通报由旧版本编制，只保存了全文，不能生成公文。请从通报页面复制全文。"));
        boolean hasRemark = head.remark() != null && !head.remark().isBlank();
        List<ItemRow> changeRows = ItemRow.of(facts.changes(), BulletinFacts.Change::word, BulletinFacts.Change::items);
        List<ItemRow> helpRows = ItemRow.of(facts.help(), BulletinFacts.Call::unit, BulletinFacts.Call::items);
        List<ItemRow> silentRows = ItemRow.of(
                facts.silent(), unit -> unit.unit() + (unit.whole() ? "（全部未报）" : ""), BulletinFacts.Silence::items);
        return new Bulletin(
                "整改工作两周通报",
                "第" + facts.number() + "期",
                facts.title(),
                Chinese.date(facts.opensOn()) + "至" + Chinese.date(facts.cutOff()),
                Chinese.or(BulletinSums.counted(facts), "上期通报编制以来"),
                String.join("", BulletinSums.sentences(facts)),
                changes(facts),
                ItemRow.isLong(changeRows),
                !ItemRow.isLong(changeRows),
                changeRows,
                units(facts),
                notes(facts),
                !facts.areas().isEmpty(),
                facts.areas().stream().map(BulletinPaper::area).toList(),
                !facts.slow().isEmpty(),
                facts.slow().isEmpty(),
                facts.slow().stream()
                        .map(item -> new SlowRow(
                                item.number(),
                                item.title(),
                                item.unit(),
                                item.reason(),
                                "" + item.fortnights(),
                                item.step()))
                        .toList(),
                lines(facts.help(), call -> call.unit() + "：" + joined(call.items()) + "。"),
                ItemRow.isLong(helpRows),
                !ItemRow.isLong(helpRows),
                helpRows,
                !BulletinLines.waiting(facts).isEmpty(),
                BulletinLines.waiting(facts).stream().map(Text::new).toList(),
                lines(
                        facts.silent(),
                        unit -> unit.unit() + (unit.whole() ? "（全部未报）" : "") + "：" + joined(unit.items()) + "。"),
                ItemRow.isLong(silentRows),
                !ItemRow.isLong(silentRows),
                silentRows,
                lines(BulletinLines.decisions(facts), Function.identity()),
                lines(
                        facts.flags(),
                        flag -> flag.number() + "“" + flag.title() + "”（" + flag.unit() + "）："
                                + Chinese.sentence(flag.text())),
                hasRemark,
                Text.of(head.remark()),
                head.heldOn() != null,
                hasRemark ? "九" : "八",
                head.heldOn() == null
                        ? ""
                        : Chinese.date(head.heldOn()) + "会议听取了本期汇报"
                                + (head.present() == null ? "" : "，出席人员：" + BulletinLines.stripped(head.present()))
                                + "。会议决定：",
                lines(decided.of(bulletin), Function.identity()),
                issuers.office(),
                Chinese.date(head.heldOn()));
    }

    private static List<Text> changes(BulletinFacts facts) {
        List<Text> some = facts.changes().stream()
                .filter(change -> !change.items().isEmpty())
                .map(change -> new Text(change.word() + change.items().size() + "项：" + joined(change.items()) + "。"))
                .toList();
        return some.isEmpty() ? List.of(new Text("自上期以来没有事项发生变化。")) : some;
    }

    private static List<UnitRow> units(BulletinFacts facts) {
        return Stream.concat(facts.units().stream(), Stream.of(BulletinSums.sum(facts)))
                .map(BulletinPaper::unit)
                .toList();
    }

    private static UnitRow unit(UnitLine unit) {
        return new UnitRow(
                unit.unit(),
                "" + unit.items(),
                "" + unit.closed(),
                "" + unit.open(),
                "" + unit.carriedOver(),
                "" + unit.asked(),
                "" + unit.reported(),
                "" + unit.silent(),
                "" + unit.excused(),
                "" + unit.stalled(),
                "" + unit.overdue(),
                unit.progress() + "%");
    }

    private static List<Text> notes(BulletinFacts facts) {
        return facts.units().stream()
                .filter(unit -> !BulletinSums.note(unit).isEmpty())
                .map(unit -> new Text(unit.unit() + "：" + BulletinSums.note(unit) + "。"))
                .toList();
    }

    private static AreaRow area(AreaLine area) {
        return new AreaRow(
                Numerals.area(area.number(), area.title()),
                "" + area.tally().items(),
                "" + area.tally().closed(),
                "" + area.tally().open(),
                "" + area.tally().asked(),
                "" + area.tally().reported(),
                "" + area.tally().stalled(),
                "" + area.tally().overdue());
    }

    private static String joined(List<Named> items) {
        return items.stream()
                .map(item -> item.number() + "“" + item.title() + "”"
                        + (item.note().isEmpty()
                                ? ""
                                : "（" + Days.inWords(item.note().strip().replaceAll("。+$", "")) + "）"))
                .collect(Collectors.joining("；"));
    }

    private static <T> List<Text> lines(List<T> rows, Function<T, String> line) {
        return Text.orNone(rows.stream().map(line).map(Text::new).toList());
    }
}
