package org.zhenggai.intake.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.intake.ImportedDocuments;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.intake.RoundOrigins;
import org.zhenggai.intake.SimilarRound;
import org.zhenggai.intake.SimilarRounds;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.desk.Differences.Decided;
import org.zhenggai.intake.desk.DraftTable.Draft;
import org.zhenggai.intake.desk.DraftTable.Entry;
import org.zhenggai.intake.desk.DraftTable.LastChange;
import org.zhenggai.intake.desk.DraftTable.Step;
import org.zhenggai.intake.parse.Origin;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.intake.tables.ColumnAnswers;
import org.zhenggai.kernel.Refusal;

/**
 * Documents that are looked at and not yet imported. They belong to the whole office: everybody of it works on the same
 * tree, and a change is made to the version that its person sees, or not at all.
 */
@Service
@RequiredArgsConstructor
class Drafts {

    /** A round that a draft is like; {@code decided} is null until somebody decided that they are two. */
    record Comparison(SimilarRound round, Decided decided) {}

    private final DraftTable table;
    private final ImportedDocuments imported;
    private final IntakeService intake;
    private final SimilarRounds similar;
    private final RoundOrigins origins;
    private final Differences differences;
    private final ColumnAnswers columns;
    private final Clock clock;

    /**
     * Keeps a document for its preview; the same content again is the same draft.
     *
     * @throws Refusal when it cannot be read or was imported before
     */
    long put(String fileName, byte[] bytes, String user) {
        Upload upload = Upload.of(fileName, bytes);
        imported.refuse(upload);
        String print = upload.print();
        return table.same(upload, print).orElseGet(() -> insert(upload, print, user));
    }

    /** Two who upload the same content at the same moment get the same draft. */
    private long insert(Upload upload, String print, String user) {
        try {
            Layout told = Layout.NONE.heading(columns.all());
            Tree tree = Trees.of(upload.preview(told), Origin.of(upload.text()), new Tree.Read(told, null));
            return table.insert(upload, print, tree, user);
        } catch (DuplicateKeyException e) {
            return table.same(upload, print).orElseThrow(() -> e);
        }
    }

    /** The rounds that the draft is like as it is now, with what was decided about each. */
    @Transactional(readOnly = true)
    List<Comparison> similar(Draft draft) {
        Map<Long, Decided> decided = differences.of(draft.id());
        return similar.of(Trees.preview(draft.tree())).stream()
                .map(round -> new Comparison(round, decided.get(round.round())))
                .toList();
    }

    /**
     * Records that the draft is another feedback than a round that it is like.
     *
     * @throws Refusal when it is not like it, or the reason is missing or too long
     */
    @Transactional
    public void decideDifference(long id, int version, long round, String reason, String user) {
        boolean isSimilar = similar(current(id, version, user)).stream()
                .anyMatch(one -> one.round().round() == round);
        Refusal.unless(isSimilar, "这份文件与该轮次并不相近，不需要说明。请刷新页面。");
        differences.keep(id, round, reason, user);
    }

    @Transactional(readOnly = true)
    List<Entry> all() {
        return table.all();
    }

    @Transactional(readOnly = true)
    Optional<Draft> find(long id) {
        return table.find(id);
    }

    /** The document as it came; its bytes are null for drafts of earlier releases. */
    @Transactional(readOnly = true)
    Optional<Upload> upload(long id) {
        return table.upload(id);
    }

    /** The text of the document with what its file said of its lines. */
    @Transactional(readOnly = true)
    Optional<Written> written(long id) {
        return table.written(id);
    }

    @Transactional(readOnly = true)
    Optional<Step> lastStep(long id) {
        return table.lastStep(id);
    }

    /**
     * The newest version, and what is said of its last change to this reader: his own he made in another window.
     *
     * @param said null where nothing was changed yet
     */
    record News(int version, String said) {}

    @Transactional(readOnly = true)
    Optional<News> news(long id, String reader) {
        return table.lastChange(id)
                .map(last -> new News(last.version(), last.version() == 0 ? null : words(last, reader)));
    }

    private static String words(LastChange last, String reader) {
        String act = last.act() == null ? "撤销了修改" : last.act();
        if (last.username() == null) {
            return "刚刚" + act;
        }
        return last.username().equals(reader) ? "您在另一个窗口刚刚" + act : last.person() + "刚刚" + act;
    }

    /**
     * Makes a change.
     *
     * @param name what people read for the user
     * @return what was done
     * @throws Refusal when it cannot be done
     * @throws DraftConflict when the draft was changed since, by somebody else or in another window
     */
    @Transactional
    public String edit(long id, Edit edit, String user, String name) {
        return step(id, edit.version(), user, tree -> {
            TreeEditor editor = new TreeEditor(tree, name, clock);
            String act = editor.make(edit);
            return new Made(editor.tree(), act);
        });
    }

    /** A step that was made: the tree after it, and what was done in words without a full stop. */
    record Made(Tree tree, String act) {}

    /**
     * Makes a step of the version that a person sees; it can be taken back like any other.
     *
     * @param making may change the tree that it gets
     * @throws DraftConflict when the draft was changed since
     */
    @Transactional
    public String step(long id, int version, String user, Function<Tree, Made> making) {
        Tree before = current(id, version, user).tree();
        Made made = making.apply(current(id, version, user).tree());
        change(id, version, made.tree(), user);
        table.keepStep(id, version + 1, made.act(), user, before);
        return made.act();
    }

    /** Takes back the last change, whoever made it, and says which it was. */
    @Transactional
    public String undo(long id, int version, String user) {
        current(id, version, user);
        Step last = table.lastStep(id).orElseThrow(() -> new Refusal("没有可以撤销的修改。"));
        Tree before = table.takeStep(id).orElseThrow(() -> new Refusal("更早的修改不能再撤销，请直接改正。"));
        change(id, version, before, user);
        return "撤销：" + last.act();
    }

    @Transactional
    public void discard(long id) {
        table.delete(id);
    }

    /**
     * Imports the draft as it is, which then is gone.
     *
     * @throws Refusal when a doubt is undecided or the document does not do
     */
    long commit(long id, int version, String user) {
        Draft draft = current(id, version, user);
        long open = draft.tree().open();
        Refusal.unless(open == 0, "还有%d处存疑没有决定。请逐处对照原文，选“照原文”或改正后选“已改正”，再导入。", open);
        Map<Long, Decided> decided = differences.of(id);
        return intake.commit(
                table.upload(id).orElseThrow(),
                Trees.preview(draft.tree()),
                user,
                similar -> decided.containsKey(similar.round())
                        ? decided.get(similar.round()).inWords()
                        : null,
                round -> {
                    origins.keep(round, draft.tree().team());
                    change(id, version, draft.tree(), user);
                    table.keepActs(id, round);
                    table.delete(id);
                });
    }

    /** The draft in the version that a person sees. */
    Draft current(long id, int version, String user) {
        Draft draft = table.find(id).orElseThrow(() -> new Refusal("这份文件已经导入或丢弃，不能再改。请从首页或“导入反馈意见”查看。"));
        if (draft.version() != version) {
            throw conflict(id, user);
        }
        return draft;
    }

    private void change(long id, int version, Tree tree, String user) {
        if (!table.change(id, version, tree, user)) {
            throw conflict(id, user);
        }
    }

    private DraftConflict conflict(long id, String user) {
        String last = table.lastChange(id).map(change -> words(change, user)).orElse("刚刚有变动");
        return new DraftConflict(last + "。页面已换成最新内容，您的这一步没有做；请核对后再做一次。");
    }
}
