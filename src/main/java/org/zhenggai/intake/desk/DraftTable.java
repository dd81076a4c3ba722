package org.zhenggai.intake.desk;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.intake.Upload;
import org.zhenggai.intake.parse.FeedbackParser;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.source.Written;
import org.zhenggai.kernel.office.Looks;
import org.zhenggai.kernel.rows.NewId;

/** Drafts of the office and the steps by which they became what they are. */
@Component
@RequiredArgsConstructor
class DraftTable {

    /** So many steps can be undone; of older ones only the words are kept. */
    private static final int UNDOABLE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A draft in a list; {@code uploader} is what people read. */
    record Entry(long id, String name, String uploader, LocalDateTime uploadedAt) {}

    /** A draft as it is now. */
    record Draft(long id, int version, String name, Tree tree) {}

    /** What somebody did; {@code person} is what people read. */
    record Step(int number, String act, String person, LocalDateTime at, boolean undoable) {}

    /** The last change: by whom, user name and what people read, and what it was; null for one that took back another. */
    record LastChange(int version, String username, String person, String act) {}

    private record Row(long id, int version, String name, String text, String looks, String tree) {

        private Written written() {
            return new Written(text, Looks.parse(looks));
        }
    }

    /** The draft of the same content, whatever file it came in. */
    Optional<Long> same(Upload upload, String print) {
        return jdbc.sql("select id from intake_draft where sha256 = ? or print = ? order by id limit 1")
                .params(upload.sha256(), print)
                .query(Long.class)
                .optional();
    }

    long insert(Upload upload, String print, Tree tree, String user) {
        return NewId.of(jdbc.sql("""
                        insert into intake_draft (name, sha256, print, text, looks, bytes, tree, version, uploaded_by,
                            uploaded_at)
                        values (:name, :sha256, :print, :text, :looks, :bytes, :tree, 0, :uploadedBy, :uploadedAt)
                        """)
                .param("name", upload.name())
                .param("sha256", upload.sha256())
                .param("print", print)
                .param("text", upload.text())
                .param("looks", upload.looks().write())
                .param("bytes", upload.bytes())
                .param("tree", Trees.write(tree))
                .param("uploadedBy", user)
                .param("uploadedAt", LocalDateTime.now(clock)));
    }

    List<Entry> all() {
        return jdbc.sql("""
                        select d.id, d.name, coalesce(p.name, d.uploaded_by) as uploader, d.uploaded_at
                        from intake_draft d left join person p on p.username = d.uploaded_by order by d.id desc
                        """).query(Entry.class).list();
    }

    Optional<Draft> find(long id) {
        return jdbc.sql("select id, version, name, text, looks, tree from intake_draft where id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(row -> new Draft(
                        row.id(),
                        row.version(),
                        row.name(),
                        row.tree() == null
                                ? Trees.of(FeedbackParser.parse(row.written(), Layout.NONE))
                                : Trees.parse(row.tree())));
    }

    Optional<LastChange> lastChange(long id) {
        return jdbc.sql("""
                        select d.version, coalesce(d.changed_by, s.person) as username,
                            coalesce(p.name, d.changed_by, s.person) as person, s.act
                        from intake_draft d left join intake_step s on s.draft = d.id and s.number = d.version
                            left join person p on p.username = coalesce(d.changed_by, s.person)
                        where d.id = :id
                        """).param("id", id).query(LastChange.class).optional();
    }

    /** The document as it came; the notes of its format became doubts of the tree. */
    Optional<Upload> upload(long id) {
        return jdbc.sql("select name, sha256, text, looks, bytes from intake_draft where id = ?")
                .param(id)
                .query((row, n) -> new Upload(
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getString("text"),
                        Looks.parse(row.getString("looks")),
                        row.getBytes("bytes"),
                        List.of()))
                .optional();
    }

    /** The text of the document with what its file said of its lines. */
    Optional<Written> written(long id) {
        return jdbc.sql("select text, looks from intake_draft where id = ?")
                .param(id)
                .query((row, n) -> new Written(row.getString("text"), Looks.parse(row.getString("looks"))))
                .optional();
    }

    /** Whether the draft still had this version and now has the next. */
    boolean change(long id, int version, Tree tree, String user) {
        return jdbc.sql("""
                        update intake_draft set tree = :tree, changed_by = :user, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("tree", Trees.write(tree))
                        .param("user", user)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void keepStep(long id, int number, String act, String user, Tree before) {
        jdbc.sql("insert into intake_step (draft, number, act, person, at, before) values (?, ?, ?, ?, ?, ?)")
                .params(id, number, act, user, LocalDateTime.now(clock), Trees.write(before))
                .update();
        jdbc.sql("update intake_step set before = null where draft = ? and number < ? and before is not null")
                .params(id, number - UNDOABLE)
                .update();
    }

    /** Takes the last step away and returns the tree before it; empty when nothing can be undone. */
    Optional<Tree> takeStep(long id) {
        Optional<Step> last = lastStep(id).filter(Step::undoable);
        Optional<Tree> before =
                last.map(step -> jdbc.sql("select before from intake_step where draft = ? and number = ?")
                        .params(id, step.number())
                        .query((row, n) -> Trees.parse(row.getString(1)))
                        .single());
        last.ifPresent(step -> jdbc.sql("delete from intake_step where draft = ? and number = ?")
                .params(id, step.number())
                .update());
        return before;
    }

    Optional<Step> lastStep(long id) {
        return jdbc.sql("""
                        select s.number, s.act, coalesce(p.name, s.person) as person, s.at, s.before is not null as undoable
                        from intake_step s left join person p on p.username = s.person
                        where s.draft = :draft order by s.number desc limit 1
                        """).param("draft", id).query(Step.class).optional();
    }

    void delete(long id) {
        jdbc.sql("delete from intake_draft where id = ?").param(id).update();
    }

    /** Keeps the words of the steps with the round that the draft became. */
    void keepActs(long id, long round) {
        jdbc.sql("""
                        insert into intake_act (round, number, act, person, at)
                        select :round, number, act, person, at from intake_step where draft = :draft
                        """).param("round", round).param("draft", id).update();
    }
}
