package org.zhenggai.intake.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.zhenggai.intake.Titles;
import org.zhenggai.intake.desk.Edit.Level;
import org.zhenggai.intake.desk.Tree.Area;
import org.zhenggai.intake.desk.Tree.Finding;
import org.zhenggai.intake.desk.Tree.Item;
import org.zhenggai.intake.desk.Tree.Question;
import org.zhenggai.intake.desk.Tree.Verdict;
import org.zhenggai.intake.parse.preview.History;
import org.zhenggai.intake.parse.words.Owner;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.PastDays;

/** Makes one change of a tree and says in words what it did. */
final class TreeEditor {

    /** Longest text that people add by hand, in characters. */
    private static final int LONGEST = 5000;

    /** Length of the column. */
    private static final int LONGEST_TEAM = 100;

    private final Clock clock;
    private final String person;
    private Tree tree;

    TreeEditor(Tree tree, String person, Clock clock) {
        this.tree = tree;
        this.person = person;
        this.clock = clock;
    }

    Tree tree() {
        return tree;
    }

    /**
     * Makes the change.
     *
     * @return what was done, a sentence without its person and full stop
     * @throws Refusal when it cannot be done; the tree is then of no use any more
     */
    String make(Edit edit) {
        return switch (edit.kind()) {
            case TITLE -> title(edit);
            case FEEDBACK_DAY -> day(edit);
            case TEAM -> team(edit);
            case PERIOD -> period(edit);
            case RETITLE -> retitle(edit);
            case UP -> shift(edit, -1);
            case DOWN -> shift(edit, 1);
            case MERGE -> new Merging(tree).merge(edit);
            case SPLIT, DIVIDE -> new Splitting(tree).split(edit);
            case MOVE -> move(edit);
            case ADD -> add(edit);
            case DROP -> drop(edit);
            case DECIDE -> decide(edit, verdict(edit.text()));
            case REOPEN -> decide(edit, null);
        };
    }

    private String title(Edit edit) {
        tree = tree.titled(Titles.ofRound(edit.text()));
        return "轮次标题改为“" + tree.title() + "”";
    }

    private String day(Edit edit) {
        try {
            LocalDate day = LocalDate.parse(edit.text());
            PastDays.requireFeedback(day, LocalDate.now(clock));
            tree = tree.on(day);
            return "反馈日期定为" + Days.words(day);
        } catch (DateTimeParseException e) {
            throw new Refusal("反馈日期“" + edit.text() + "”不是日期，请填写年月日。");
        }
    }

    private String team(Edit edit) {
        Refusal.unless(edit.text().length() <= LONGEST_TEAM, "巡察组的名称超过%d字，请改短。", LONGEST_TEAM);
        tree = tree.by(edit.text().isEmpty() ? null : edit.text());
        return tree.team() == null ? "清除了巡察组" : "巡察组定为" + tree.team();
    }

    /** The two days of the inspection with a stroke between. */
    private String period(Edit edit) {
        String[] days = edit.text().split("/", -1);
        try {
            LocalDate from = LocalDate.parse(days[0]);
            LocalDate to = LocalDate.parse(days[days.length - 1]);
            Refusal.unless(days.length == 2 && !to.isBefore(from), "巡察时间的结束日期早于开始日期，请对照原文。");
            tree = tree.between(from, to);
            return "巡察时间定为" + Days.words(from) + "至" + Days.words(to);
        } catch (DateTimeParseException e) {
            throw new Refusal("巡察时间“" + edit.text() + "”不是起止日期，没有改动。请点原文里的巡察时间。");
        }
    }

    private String retitle(Edit edit) {
        switch (edit.level()) {
            case AREA -> {
                Slot<Area, Void> area = Slot.area(tree, edit.id());
                area.set(area.get().titled(Titles.ofArea(edit.text(), "方面的标题")));
            }
            case FINDING -> {
                Slot<Finding, Area> finding = Slot.finding(tree, edit.id());
                Finding before = finding.get();
                String words = Titles.ofPart(edit.text(), "问题的标题");
                if (!before.isDivided()) {
                    before.items().set(0, before.items().get(0).titled(words));
                }
                finding.set(before.titled(words));
            }
            case ITEM -> {
                Slot<Item, Finding> item = Slot.item(tree, edit.id());
                item.set(item.get().titled(Titles.ofPart(edit.text(), "事项的标题")));
            }
        }
        return "标题改为" + quoted(edit.text());
    }

    private String shift(Edit edit, int by) {
        String name = name(tree, edit.node());
        Slot.of(tree, edit.node()).shift(by);
        return (by < 0 ? "上移" : "下移") + name;
    }

    private String move(Edit edit) {
        String name = name(tree, edit.node());
        Refusal.unless(edit.target() != null, "请选择移到哪里。");
        String target = name(tree, edit.target());
        if (edit.level() == Level.FINDING && Edit.level(edit.target()) == Level.AREA) {
            Slot<Finding, Area> finding = Slot.finding(tree, edit.id());
            Area area = Slot.area(tree, edit.targetId()).get();
            Refusal.unless(finding.owner().get().id() != area.id(), "%s已经在这个方面里。", name);
            area.findings().add(finding.remove());
        } else if (edit.level() == Level.ITEM && Edit.level(edit.target()) == Level.FINDING) {
            Slot<Item, Finding> item = Slot.item(tree, edit.id());
            Finding finding = Slot.finding(tree, edit.targetId()).get();
            Refusal.unless(item.owner().get().id() != finding.id(), "%s已经在这个问题里。", name);
            Refusal.unless(item.siblings().size() > 1, "这个问题只有这一个事项，请移动整个问题，或把它并入别的问题。");
            finding.items().add(item.remove());
        } else {
            throw new Refusal("问题只能移到方面里，事项只能移到问题里。");
        }
        return "把" + name + "移到" + target;
    }

    private String add(Edit edit) {
        int id = tree.freeId();
        if (edit.node() == null) {
            String title = Titles.ofArea(edit.text(), "新方面的标题");
            tree.areas().add(new Area(id, tree.freeAreaNumber(), title, 0, new ArrayList<>()));
            return "补充方面" + quoted(title);
        }
        String title = Titles.ofPart(Wording.title(edit.text()), "新内容");
        Refusal.unless(edit.text().length() <= LONGEST, "新内容超过%d字，请分成几条补充。", LONGEST);
        String text = edit.text() + "\n";
        Item item = new Item(id + 1, "", title, List.of(), text, List.of(), List.of(), Owner.NONE, History.NONE);
        switch (edit.level()) {
            case AREA -> {
                Area area = Slot.area(tree, edit.id()).get();
                area.findings()
                        .add(new Finding(
                                id, tree.freeNumber(area), title, List.of(), "", new ArrayList<>(List.of(item))));
            }
            case FINDING -> Slot.finding(tree, edit.id()).get().items().add(item);
            case ITEM -> throw new Refusal("事项下面不能再补充；措施在整改方案里填写。");
        }
        return "在" + name(tree, edit.node()) + "中补充" + quoted(title);
    }

    private String drop(Edit edit) {
        String name = name(tree, edit.node());
        Slot<?, ?> slot = Slot.of(tree, edit.node());
        Refusal.unless(edit.level() != Level.ITEM || slot.siblings().size() > 1, "这个问题只有这一个事项；要删除请删除整个问题。");
        slot.remove();
        return "删除" + name;
    }

    private String decide(Edit edit, Verdict verdict) {
        int at = edit.at() == null ? -1 : edit.at();
        Refusal.unless(at >= 0 && at < tree.questions().size(), "没有这处存疑，请刷新页面后再试。");
        Question doubt = tree.questions().get(at);
        tree.questions()
                .set(
                        at,
                        new Question(
                                doubt.line(), doubt.code(), doubt.text(), verdict, verdict == null ? null : person));
        return "第%d行存疑（%s）：%s"
                .formatted(doubt.line(), Wording.shortened(doubt.text()), verdict == null ? "重新考虑" : verdict.word());
    }

    private static Verdict verdict(String code) {
        try {
            return Verdict.valueOf(code);
        } catch (IllegalArgumentException e) {
            throw new Refusal("请选择“照原文”或“已改正”。");
        }
    }

    /** What people call a node. */
    static String name(Tree tree, String node) {
        return Edit.level(node).word() + quoted(Slot.of(tree, node).get().title());
    }

    static String quoted(String words) {
        return "“" + Wording.shortened(words) + "”";
    }
}
