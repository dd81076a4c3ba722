package org.zhenggai.evidence;

import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.round.item.ItemState;

/** The rows of evidence and what of the item decides about them. */
@Component
@RequiredArgsConstructor
class EvidenceTable {

    private final JdbcClient jdbc;

    /** The item that files belong to. */
    record Owner(long id, long round, String number, ItemState state, boolean confidential) {}

    /** A measure that a file can prove; those the office has not agreed to may still vanish. */
    record Measure(long id, int position, String text) {}

    /** A file as it is stored; {@code unit} is that of who uploaded it, or null. */
    record Row(
            long id,
            long content,
            String fileName,
            String kind,
            long size,
            String sha256,
            Integer measure,
            Integer period,
            String note,
            String uploadedBy,
            String uploader,
            String unit,
            LocalDateTime uploadedAt,
            String withdrawer,
            LocalDateTime withdrawnAt,
            String withdrawnReason) {

        FileKind fileKind() {
            return FileKind.valueOf(kind);
        }
    }

    private static final String ROWS = """
                select e.id, e.content, e.file_name, e.kind, c.size, c.sha256, m.position as measure,
                    p.number as period, e.note, e.uploaded_by, coalesce(u.name, e.uploaded_by) as uploader,
                    u.unit, e.uploaded_at, coalesce(w.name, e.withdrawn_by) as withdrawer, e.withdrawn_at,
                    e.withdrawn_reason
                from evidence e join evidence_content c on c.id = e.content
                    left join measure m on m.id = e.measure left join reporting_period p on p.id = e.period
                    left join person u on u.username = e.uploaded_by
                    left join person w on w.username = e.withdrawn_by
                """;

    Optional<Owner> owner(long item) {
        return owner(item, "");
    }

    /** The item as it is now; nobody changes it until the transaction ends. */
    Owner hold(long item) {
        return owner(item, "for update").orElseThrow();
    }

    private Optional<Owner> owner(long item, String lock) {
        return jdbc.sql("select id, round, number, state, confidential from item where id = :item " + lock)
                .param("item", item)
                .query(Owner.class)
                .optional();
    }

    List<Measure> measures(long item) {
        return jdbc.sql(
                        "select id, position, text from measure where item = ? and state <> 'PROPOSED' order by position")
                .param(item)
                .query(Measure.class)
                .list();
    }

    /** The files of an item, newest first. */
    List<Row> rows(long item) {
        return jdbc.sql(ROWS + " where e.item = ? order by e.id desc")
                .param(item)
                .query(Row.class)
                .list();
    }

    /** A file of this item; the id of another item's file finds nothing. */
    Optional<Row> row(long item, long id) {
        return jdbc.sql(ROWS + " where e.item = ? and e.id = ?")
                .params(item, id)
                .query(Row.class)
                .optional();
    }

    /** Whether the item has this content under this name already, not withdrawn. */
    boolean has(long item, long content, String name) {
        return jdbc.sql("""
                        select count(*) from evidence
                        where item = :item and content = :content and file_name = :name and withdrawn_at is null
                        """)
                        .param("item", item)
                        .param("content", content)
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    long insert(
            Owner owner,
            Measure measure,
            long content,
            Inspector.Findings file,
            String note,
            String by,
            LocalDateTime at) {
        return NewId.of(jdbc.sql("""
                        insert into evidence (item, measure, period, content, file_name, kind, note, words, uploaded_by,
                            uploaded_at)
                        select :item, :measure,
                            (select max(p.id) from reporting_period p where p.round = :round and p.state = 'OPEN'),
                            :content, :name, :kind, :note, :words, :by, :at
                        from item where id = :item
                        """)
                .param("item", owner.id())
                .param("measure", measure == null ? null : measure.id(), Types.BIGINT)
                .param("round", owner.round())
                .param("content", content)
                .param("name", file.name())
                .param("kind", file.kind().name())
                .param("note", note)
                .param("words", Plain.lines(file.name(), note))
                .param("by", by)
                .param("at", at));
    }

    /** Returns whether it was not withdrawn before. */
    boolean withdraw(long id, String by, LocalDateTime at, String reason) {
        return jdbc.sql("""
                        update evidence set withdrawn_by = :by, withdrawn_at = :at, withdrawn_reason = :reason
                        where id = :id and withdrawn_at is null
                        """)
                        .param("by", by)
                        .param("at", at)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }
}
