package org.zhenggai.bulletin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.zhenggai.access.cases.Withheld;
import org.zhenggai.bulletin.facts.BulletinFacts;
import org.zhenggai.bulletin.facts.BulletinFacts.Waiting;
import org.zhenggai.bulletin.facts.EndedDecision;
import org.zhenggai.bulletin.facts.UnfinishedDecision;
import org.zhenggai.kernel.Days;

/** Sentences of a bulletin on single decisions and items; text, page and paper say the same ones. */
public final class BulletinLines {

    private BulletinLines() {}

    /** What became of the decisions of earlier meetings: those that are open first, then those that came to their end. */
    public static List<String> decisions(BulletinFacts facts) {
        List<String> lines = new ArrayList<>();
        facts.unfinished().forEach(one -> lines.add(unfinished(facts, one)));
        facts.ended().forEach(one -> lines.add(ended(one)));
        return List.copyOf(lines);
    }

    private static String unfinished(BulletinFacts facts, UnfinishedDecision one) {
        return head(one.code(), one.number(), one.unit(), one.text())
                + "%s；截至%s，议定已%d天，%s，%s，%s。%s"
                        .formatted(
                                due(one.heldOn(), one.originalDueOn(), one.dueOn()),
                                Days.words(asOf(facts)),
                                one.age(),
                                one.late() > 0 ? "已逾期" + one.late() + "天" : "尚未到期",
                                one.state(),
                                times(one.bulletins()),
                                one.answer() == null ? "" : "最近报告：" + stripped(one.answer()) + "。");
    }

    /** How often it has come back, this bulletin counted. */
    public static String times(int bulletins) {
        return bulletins == 1 ? "首次列入通报" : "第" + bulletins + "次列入通报";
    }

    private static String ended(EndedDecision one) {
        return head(one.code(), one.number(), one.unit(), one.text())
                + "%s；%s%s。%s"
                        .formatted(
                                due(one.heldOn(), one.originalDueOn(), one.dueOn()),
                                Days.words(one.endedOn()),
                                one.state(),
                                one.note() == null ? "" : stripped(one.note()) + "。");
    }

    private static String head(String code, String number, String unit, String text) {
        return "第%s号 %s（%s）：%s。".formatted(code, subject(number), unit, stripped(text));
    }

    /** When it was decided until when; facts of earlier releases do not know the day that was decided first. */
    private static String due(LocalDate heldOn, LocalDate originalDueOn, LocalDate dueOn) {
        String decided = Days.words(heldOn) + "决定，";
        return originalDueOn == null || originalDueOn.equals(dueOn)
                ? decided + Days.words(dueOn) + "前落实"
                : decided + "原定" + Days.words(originalDueOn) + "前落实，现改为" + Days.words(dueOn);
    }

    /** The day on which things stood as the bulletin says, whenever the meeting hears it. */
    static LocalDate asOf(BulletinFacts facts) {
        return facts.until() == null
                ? facts.cutOff()
                : LocalDateTime.parse(facts.until()).toLocalDate();
    }

    /** What the items wait for; none for facts of earlier releases. */
    public static List<String> waiting(BulletinFacts facts) {
        return facts.waiting() == null
                ? List.of()
                : facts.waiting().stream().map(one -> waiting(facts, one)).toList();
    }

    private static String waiting(BulletinFacts facts, Waiting one) {
        return "%s %s（%s）：%s；约定%s再次询问%s。"
                .formatted(
                        one.number(),
                        one.title(),
                        one.unit(),
                        one.who() == null ? Withheld.REPORT : "等待" + one.who() + "——" + stripped(one.expected()),
                        Days.words(one.askAgainOn()),
                        one.askAgainOn().isAfter(asOf(facts)) ? "" : "，已到期");
    }

    /** What a decision is on, by the number of its item, null for a general one. */
    public static String subject(String number) {
        return number == null ? "综合事项" : "事项" + number;
    }

    /** In one line and without the full stop that somebody may have typed and that follows anyway. */
    public static String stripped(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[。；;]+$", "");
    }
}
