package org.zhenggai.intake.desk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.Drafts.Made;
import org.zhenggai.intake.desk.layout.Layouts;
import org.zhenggai.intake.desk.layout.Layouts.Kept;
import org.zhenggai.intake.parse.Totals;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.Layout.Mark;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.intake.parse.outline.Outlines;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.parse.table.TableFeedback;
import org.zhenggai.intake.parse.table.head.ColumnHead;
import org.zhenggai.intake.parse.table.head.ColumnRole;
import org.zhenggai.intake.parse.table.head.ColumnWords;
import org.zhenggai.intake.tables.ColumnAnswers;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.NotFound;

/**
 * What people say that lines of a draft mean, and which of its readings they take. The text is then read again, and what
 * comes of it takes the place of the tree in one step, which can be taken back. Where people changed the tree by hand they
 * are asked first, because that is lost.
 */
@Service
@RequiredArgsConstructor
class Marking {

    private static final int MOST_MARKS = 200;

    private final Drafts drafts;
    private final Layouts layouts;
    private final ColumnAnswers columns;

    /**
     * What a line is said to be.
     *
     * @param meaning code of a {@link Meaning}; empty where what was said before holds no longer
     * @param alone for this line only and not for all of its shape and level
     * @param sure that what people did by hand may be replaced
     */
    record Ask(int version, int line, String meaning, boolean alone, boolean sure) {}

    /**
     * What came of it.
     *
     * @param message what was done; null where nothing was done yet
     * @param question what has to be answered first; else null
     */
    record Answer(String message, String question) {}

    @Transactional
    public Answer mark(long id, Ask ask, String user) {
        Written document = written(id);
        List<OutlineLine> lines = Outlines.of(document);
        OutlineLine line = lines.stream()
                .filter(one -> one.line() == ask.line())
                .findFirst()
                .orElseThrow(() -> new Refusal("第" + ask.line() + "行没有可以标记的文字，没有改动。请点有文字的一行。"));
        Optional<Meaning> meaning = meaning(ask.meaning());
        Tree tree = drafts.current(id, ask.version(), user).tree();
        BitSet rows = Outlined.rows(List.of(document.text().split("\n", -1)), tree);
        Refusal.unless(
                meaning.isEmpty() || !rows.get(line.line()),
                "第%d行是表格的一行，按列名读，不单独标记，没有改动。读错了，请在“指定各列是什么”里说明各列的内容。",
                line.line());
        Layout layout = tree.read().layout();
        Layout next = meaning.map(one -> layout.with(new Mark(ask.alone() ? line.own() : line.level(), one)))
                .orElseGet(() -> without(layout, line));
        Refusal.unless(next.marks().size() <= MOST_MARKS, "这份文件已经标了%d处，不能再标；请先撤销一些。", MOST_MARKS);
        String place = "第" + line.line() + "行";
        String said;
        if (meaning.isEmpty()) {
            said = place + "的标记取消";
        } else {
            long others = ask.alone() ? 0 : followers(lines, rows, line, next);
            String whom = others == 0 ? place : place + "和另外" + others + "行";
            said = meaning.get() == Meaning.NOTHING
                    ? whom + "不算方面、问题和措施"
                    : whom + "算作" + meaning.get().word();
        }
        return reread(id, ask.version(), ask.sure(), user, said, reading -> reading.with(next));
    }

    /** Takes one of several readings. */
    @Transactional
    public Answer take(long id, int version, String name, boolean sure, String user) {
        Layout layout = drafts.current(id, version, user).tree().read().layout();
        boolean isThere = Rereading.readings(written(id), layout).stream()
                .anyMatch(one -> one.name().equals(name));
        Refusal.unless(isThere, "没有这种读法了，没有改动。请刷新页面后再选。");
        return reread(id, version, sure, user, "改按“" + name + "”读", reading -> reading.as(name));
    }

    /** Reads the draft as a kept layout says, added to what is marked already. */
    @Transactional
    public Answer apply(long id, int version, long layout, boolean sure, String user) {
        Kept kept = layouts.find(layout).orElseThrow(() -> new Refusal("这种样式已被删除，没有改动。请刷新页面。"));
        Layout all = with(drafts.current(id, version, user).tree(), kept);
        return reread(id, version, sure, user, "按样式“" + kept.name() + "”读", reading -> reading.with(all));
    }

    /** The heads of the draft's tables with what they are read as. */
    @Transactional(readOnly = true)
    public List<ColumnHead> heads(long id) {
        Layout layout = drafts.find(id).orElseThrow(NotFound::new).tree().read().layout();
        return TableFeedback.heads(written(id).text(), ColumnWords.known().with(layout.heads()));
    }

    /**
     * Keeps what columns hold, for this draft and all that come, and reads it again.
     *
     * @param said what was said of each head; a null where an earlier answer holds no more
     */
    @Transactional
    public Answer columns(long id, int version, Map<String, ColumnRole> said, boolean sure, String user) {
        Refusal.unless(!said.isEmpty(), "没有改动任何一列。请先在“改为”一栏选择，再保存。");
        Layout layout = drafts.current(id, version, user).tree().read().layout();
        said.forEach((head, role) -> columns.keep(head, role, user));
        String heads = said.keySet().stream().map(head -> "“" + head + "”").collect(Collectors.joining());
        Layout next = layout.heading(columns.all());
        Answer answer = reread(id, version, sure, user, "指定表格的列" + heads, reading -> reading.with(next));
        if (answer.question() != null) {
            TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
        }
        return answer;
    }

    /** The kept layouts for documents of this build that would read it otherwise. */
    List<Kept> offered(Written document, Tree tree, List<OutlineLine> lines) {
        Rereading reading = new Rereading(document, tree);
        return layouts.offered(lines, tree.read().layout()).stream()
                .filter(one -> !reading.with(with(tree, one)).areas().equals(tree.areas()))
                .toList();
    }

    /** What is marked and what a kept layout adds to it. */
    private static Layout with(Tree tree, Kept kept) {
        Layout all = tree.read().layout();
        for (Mark mark : kept.layout().marks()) {
            all = all.with(mark);
        }
        return all;
    }

    /** Keeps under a name what was marked in this draft. */
    @Transactional
    public String keep(long id, String name, String user) {
        Draft draft = drafts.find(id).orElseThrow(Marking::gone);
        layouts.keep(name, draft.tree().read().layout(), Outlines.of(written(id)), user);
        return "样式已保存为“" + name.strip() + "”。同样的文件再来时会提示按它读。";
    }

    private interface Rereader {
        Tree read(Rereading reading);
    }

    private Answer reread(long id, int version, boolean sure, String user, String said, Rereader how) {
        Written document = written(id);
        Draft draft = drafts.current(id, version, user);
        if (!sure && new Rereading(document, draft.tree()).losesWork()) {
            String last = drafts.lastStep(id)
                    .map(step -> "（最后一步，" + step.person() + "：" + step.act() + "）")
                    .orElse("");
            return new Answer(null, "方面、问题或事项已经有人动手改过" + last + "。现在重新读，这些修改会被替换；点“撤销”可以恢复。");
        }
        String act = drafts.step(id, version, user, tree -> {
            Tree again = how.read(new Rereading(document, tree));
            Totals totals = Trees.preview(again).totals();
            return new Made(
                    again,
                    said + "，读到方面%d个、问题%d个、措施%d条".formatted(totals.areas(), totals.findings(), totals.measures()));
        });
        return new Answer(act, null);
    }

    private static long followers(List<OutlineLine> lines, BitSet rows, OutlineLine line, Layout layout) {
        return lines.stream()
                .filter(one -> !rows.get(one.line()))
                .filter(one -> one.line() != line.line() && one.level().equals(line.level()))
                .filter(one ->
                        layout.marks().stream().noneMatch(mark -> mark.key().equals(one.own())))
                .count();
    }

    private static Layout without(Layout layout, OutlineLine line) {
        return layout.marking(layout.marks().stream()
                .filter(mark -> !mark.key().equals(line.own()) && !mark.key().equals(line.level()))
                .toList());
    }

    private static Optional<Meaning> meaning(String code) {
        if (code == null || code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Meaning.values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("系统不认识这种标记，没有改动。请从“方面、问题、整改措施、都不是”中选一个。")));
    }

    private Written written(long id) {
        return drafts.written(id).orElseThrow(Marking::gone);
    }

    private static Refusal gone() {
        return new Refusal("这份文件已经导入或丢弃，不能再改。请从首页或“导入反馈意见”查看。");
    }
}
