package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinFacts.AreaLine;
import org.zhenggai.bulletin.facts.BulletinFacts.Change;
import org.zhenggai.bulletin.facts.BulletinFacts.Flagged;
import org.zhenggai.bulletin.facts.BulletinFacts.Named;
import org.zhenggai.bulletin.facts.BulletinFacts.Silence;
import org.zhenggai.bulletin.facts.BulletinFacts.Slow;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.bulletin.facts.BulletinSums;
import org.zhenggai.kernel.Days;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.work.report.ReportState;

/** The bulletin as plain text; everything in it is a fact of the bulletin. */
public final class BulletinText {

    private static final String NUMERALS = "一二三四五六七八九";
    private static final List<String> TITLES =
            List.of("总体情况", "各单位、各方面情况", "进展缓慢事项", "需要协调的困难", "未报告的单位和事项", "以往会议决定落实情况", "提请注意");
    private static final String NOTHING = "无。";

    private BulletinText() {}

    private record Section(String title, String body) {}

    static String title(int number) {
        return "两周通报（第" + number + "期）";
    }

    /** The bulletin as compiled at the cut-off. */
    public static String of(BulletinFacts facts) {
        return String.join(
                        "\n",
                        title(facts.number()),
                        facts.title(),
                        "报告期：" + Days.words(facts.opensOn()) + "至" + Days.words(facts.cutOff()) + counted(facts),
                        "",
                        "")
                + numbered(1, sections(bodies(facts)));
    }

    private static List<Section> sections(List<String> bodies) {
        return IntStream.range(0, TITLES.size())
                .mapToObj(n -> new Section(TITLES.get(n), bodies.get(n)))
                .toList();
    }

    /** What stands under the titles. */
    private static List<String> bodies(BulletinFacts facts) {
        return List.of(
                String.join("", BulletinSums.sentences(facts)) + "\n" + changes(facts.changes()),
                units(facts) + areas(facts.areas()),
                lines(facts.slow(), BulletinText::slow),
                lines(facts.help(), call -> call.unit() + "：\n" + lines(call.items(), BulletinText::call))
                        + waiting(BulletinLines.waiting(facts)),
                lines(facts.silent(), BulletinText::silence),
                lines(BulletinLines.decisions(facts), Function.identity()),
                lines(facts.flags(), BulletinText::flagged));
    }

    private static String counted(BulletinFacts facts) {
        String counted = BulletinSums.counted(facts);
        return counted.isEmpty() ? "" : "\n统计时段：" + counted;
    }

    /** The bulletin as published: with the office's remark, if there is one, and what the meeting decided, in sentences. */
    static String published(String compiled, String remark, LocalDate heldOn, List<String> decisions) {
        List<Section> added = new ArrayList<>();
        if (remark != null && !remark.isEmpty()) {
            added.add(new Section("整改办说明", remark));
        }
        added.add(new Section("会议决定（" + Days.words(heldOn) + "）", lines(decisions, Function.identity())));
        return compiled + "\n" + numbered(countOfSections(compiled) + 1, added);
    }

    /** How many sections there are; what somebody wrote may begin with a numeral too. */
    private static int countOfSections(String compiled) {
        int found = 0;
        for (String line : compiled.lines().toList()) {
            if (found < TITLES.size() && line.equals(NUMERALS.charAt(found) + "、" + TITLES.get(found))) {
                found++;
            }
        }
        return found;
    }

    private static String numbered(int first, List<Section> sections) {
        List<String> parts = new ArrayList<>();
        for (int n = 0; n < sections.size(); n++) {
            Section section = sections.get(n);
            parts.add(NUMERALS.charAt(first - 1 + n) + "、" + section.title() + "\n" + section.body() + "\n");
        }
        return String.join("\n", parts);
    }

    private static String changes(List<Change> changes) {
        String some = changes.stream()
                .filter(change -> !change.items().isEmpty())
                .map(change -> change.word() + change.items().size() + "项："
                        + change.items().stream().map(BulletinText::named).collect(Collectors.joining("；")) + "。")
                .collect(Collectors.joining("\n"));
        return some.isEmpty() ? "自上期以来没有事项发生变化。" : some;
    }

    private static String named(Named item) {
        return item.number() + " " + item.title() + "（" + item.unit()
                + (item.note().isEmpty() ? "" : "，" + item.note()) + "）";
    }

    private static String units(BulletinFacts facts) {
        return FixedWidth.table(Stream.of(
                                Stream.of(List.of(
                                        "单位",
                                        "事项",
                                        "在办",
                                        ItemState.CLOSED.word(),
                                        ItemState.CARRIED_OVER.word(),
                                        "应报告",
                                        "已报告",
                                        "未报告",
                                        ReportState.EXCUSED.word(),
                                        "停滞",
                                        "逾期",
                                        "平均进度")),
                                facts.units().stream().map(BulletinText::unit),
                                Stream.of(unit(BulletinSums.sum(facts))))
                        .flatMap(Function.identity())
                        .toList())
                + facts.units().stream()
                        .filter(unit -> !BulletinSums.note(unit).isEmpty())
                        .map(unit -> "\n" + unit.unit() + "：" + BulletinSums.note(unit) + "。")
                        .collect(Collectors.joining());
    }

    private static List<String> unit(UnitLine unit) {
        return List.of(
                unit.unit(),
                Integer.toString(unit.items()),
                Integer.toString(unit.open()),
                Integer.toString(unit.closed()),
                Integer.toString(unit.carriedOver()),
                Integer.toString(unit.asked()),
                Integer.toString(unit.reported()),
                Integer.toString(unit.silent()),
                Integer.toString(unit.excused()),
                Integer.toString(unit.stalled()),
                Integer.toString(unit.overdue()),
                unit.progress() + "%");
    }

    private static String areas(List<AreaLine> areas) {
        return areas.stream()
                .map(area -> "\n%d %s：事项%d项，在办%d项，已销号%d项；应报告%d项，已报告%d项；停滞%d项，逾期%d项。"
                        .formatted(
                                area.number(),
                                area.title(),
                                area.tally().items(),
                                area.tally().open(),
                                area.tally().closed(),
                                area.tally().asked(),
                                area.tally().reported(),
                                area.tally().stalled(),
                                area.tally().overdue()))
                .collect(Collectors.joining());
    }

    private static String slow(Slow item) {
        return "%s %s（%s）：%s；已停滞%d期，督办级别：%s。"
                .formatted(item.number(), item.title(), item.unit(), item.reason(), item.fortnights(), item.step());
    }

    private static String call(Named item) {
        return item.number() + " " + item.title() + "：" + item.note();
    }

    private static String silence(Silence unit) {
        return unit.unit() + (unit.whole() ? "（全部未报）" : "") + "："
                + unit.items().stream()
                        .map(item -> item.number() + " " + item.title())
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private static String waiting(List<String> waiting) {
        return waiting.isEmpty() ? "" : "\n等待外部条件的事项：\n" + String.join("\n", waiting);
    }

    private static String flagged(Flagged flag) {
        return flag.number() + " " + flag.title() + "（" + flag.unit() + "）：" + flag.text();
    }

    private static <T> String lines(List<T> rows, Function<T, String> line) {
        return rows.isEmpty() ? NOTHING : rows.stream().map(line).collect(Collectors.joining("\n"));
    }
}
