package org.zhenggai.bulletin.facts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zhenggai.bulletin.facts.BulletinFacts.Account;
import org.zhenggai.bulletin.facts.BulletinFacts.Returns;
import org.zhenggai.bulletin.facts.BulletinFacts.Totals;
import org.zhenggai.bulletin.facts.BulletinFacts.UnitLine;
import org.zhenggai.kernel.Days;

/** The figures of a bulletin in sentences, each of which adds up; text, page and paper say the same ones. */
public final class BulletinSums {

    private BulletinSums() {}

    /** From when to when changes are counted; empty for a bulletin of an earlier release, which did not keep it. */
    public static String counted(BulletinFacts facts) {
        return facts.until() == null
                ? ""
                : Days.words(LocalDateTime.parse(facts.since())) + "至" + Days.words(LocalDateTime.parse(facts.until()))
                        + (facts.totals().openBefore() == null ? "（首期，自本轮录入起）" : "（自上期通报编制起）");
    }

    /** How many items there are, how that came about, who reported, and why figures differ. */
    public static List<String> sentences(BulletinFacts facts) {
        Totals all = facts.totals();
        List<String> sentences = new ArrayList<>();
        sentences.add("共有整改事项%d项：在办%d项，已销号%d项%s。"
                .formatted(all.items(), all.open(), all.closed(), others(all.carriedOver(), all.withdrawn())));
        if (facts.account() != null) {
            sentences.add(account(facts.account()));
        }
        sentences.add("本期应报告%d项：已报告%d项，未报告%d项%s。"
                .formatted(all.asked(), all.reported(), all.silent(), some("，免报%d项", all.excused())));
        if (all.excused() > 0) {
            sentences.add("免报的%d项在催报以后结转或撤销，不再报告。".formatted(all.excused()));
        }
        if (all.askedAndEnded() > 0) {
            sentences.add("应报告事项中有%d项在本期通报编制前已经销号或结转，不计入在办。".formatted(all.askedAndEnded()));
        }
        if (all.notAsked() > 0) {
            sentences.add("在办事项中有%d项尚未到报告环节或已转入核验、审批，本期不须报告。".formatted(all.notAsked()));
        }
        sentences.add("在办事项中停滞%d项，已过整改期限%d项%s。本期退回%d次%s。"
                .formatted(
                        all.stalled(),
                        all.overdue(),
                        facts.waiting() == null
                                ? ""
                                : some("，等待外部条件%d项", facts.waiting().size()),
                        all.returned(),
                        steps(facts.returns())));
        sentences.add(
                all.openBefore() == null
                        ? "本期为首期，无上期数字可比。"
                        : "与上期相比，在办事项%s，停滞事项%s。"
                                .formatted(
                                        difference(all.open() - all.openBefore()),
                                        difference(all.stalled() - all.stalledBefore())));
        return List.copyOf(sentences);
    }

    private static String account(Account account) {
        String changes = some("，新列入%d项", account.entered())
                + some("，重新打开%d项", account.reopened())
                + some("，销号%d项", account.closed())
                + some("，结转%d项", account.carriedOver())
                + some("，撤销%d项", account.withdrawn());
        return "期初在办%d项%s，期末在办%d项。"
                .formatted(account.openBefore(), changes.isEmpty() ? "，期内没有增减" : changes, account.open());
    }

    /** At which steps work was sent back; facts of earlier releases do not know it. */
    private static String steps(Returns returns) {
        if (returns == null || returns.all() == 0) {
            return "";
        }
        String steps = some("，措施退回%d次", returns.measures())
                + some("，核验退回%d次", returns.verification())
                + some("，审批退回%d次", returns.signOff())
                + some("，其他环节退回%d次", returns.otherStep());
        return "（" + steps.substring(1) + "）";
    }

    /** Why a unit's reports and open items differ; empty when they do not. */
    public static String note(UnitLine unit) {
        return unit.askedAndEnded() == 0 ? "" : "应报告事项中%d项已销号或结转".formatted(unit.askedAndEnded());
    }

    private static String others(int carriedOver, int withdrawn) {
        return some("，已结转%d项", carriedOver) + some("，已撤销%d项", withdrawn);
    }

    private static String some(String words, int figure) {
        return figure == 0 ? "" : words.formatted(figure);
    }

    private static String difference(int difference) {
        return difference == 0 ? "持平" : difference > 0 ? "增加" + difference + "项" : "减少" + -difference + "项";
    }

    /** The sum of the lines of units, which is the figures of the round. */
    public static UnitLine sum(BulletinFacts facts) {
        List<UnitLine> units = facts.units();
        return new UnitLine(
                "合计",
                units.stream().mapToInt(UnitLine::items).sum(),
                units.stream().mapToInt(UnitLine::closed).sum(),
                units.stream().mapToInt(UnitLine::open).sum(),
                units.stream().mapToInt(UnitLine::reported).sum(),
                units.stream().mapToInt(UnitLine::silent).sum(),
                units.stream().mapToInt(UnitLine::stalled).sum(),
                units.stream().mapToInt(UnitLine::overdue).sum(),
                Objects.requireNonNullElseGet(facts.totals().progress(), () -> average(units)),
                units.stream().mapToInt(UnitLine::carriedOver).sum(),
                units.stream().mapToInt(UnitLine::withdrawn).sum(),
                units.stream().mapToInt(UnitLine::asked).sum(),
                units.stream().mapToInt(UnitLine::excused).sum(),
                units.stream().mapToInt(UnitLine::askedAndEnded).sum());
    }

    /** As near as facts of earlier releases allow, which have the average of each unit only. */
    private static int average(List<UnitLine> units) {
        int items = units.stream().mapToInt(UnitLine::items).sum();
        return units.stream().mapToInt(unit -> unit.progress() * unit.items()).sum() / Math.max(1, items);
    }
}
