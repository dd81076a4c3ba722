package org.zhenggai.people.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.office.Tables;
import org.zhenggai.kernel.rows.Json;
import org.zhenggai.kernel.rows.NewId;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryBatch;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.account.InitialPasswords;
import org.zhenggai.people.account.InitialPasswords.Initial;
import org.zhenggai.people.admin.DirectoryFile.Fault;

/** Brings units and people from files: read, look at what changes, apply all of it or nothing. */
@Service
@Transactional
@RequiredArgsConstructor
class DirectoryImport {

    private static final int MAX_FILES = 2;

    private final DirectoryBatch directory;
    private final InitialPasswords passwords;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A file as it was uploaded. */
    record Upload(String name, byte[] bytes) {}

    /** What was read and waits to be applied. */
    record Draft(long id, String name, DirectoryFile file) {}

    private record Row(long id, String name, String content) {}

    /**
     * Reads files and keeps what stands in them for the preview; what the person uploaded before is forgotten.
     *
     * @throws Refusal when one cannot be read
     */
    long upload(List<Upload> files, String user) {
        Refusal.unless(!files.isEmpty(), "请选择文件。");
        Refusal.unless(files.size() <= MAX_FILES, "一次最多导入%d个文件：单位一个，人员一个。", MAX_FILES);
        DirectoryFile file = DirectoryFile.of(files.stream()
                .flatMap(upload -> Tables.of(bare(upload.name()), upload.bytes()).stream())
                .toList());
        jdbc.sql("delete from directory_draft where uploaded_by = ?")
                .param(user)
                .update();
        String names = files.stream().map(upload -> bare(upload.name())).collect(Collectors.joining("、"));
        return NewId.of(jdbc.sql("""
                        insert into directory_draft (name, content, uploaded_by, uploaded_at)
                        values (:names, :content, :user, :now)
                        """)
                .param("names", names)
                .param("content", Json.write(json, file))
                .param("user", user)
                .param("now", LocalDateTime.now(clock)));
    }

    /** The name without folders, short enough for messages. */
    private static String bare(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.length() <= 100 ? file : file.substring(0, 99) + "…";
    }

    /** The draft, empty when there is none or it is somebody else's. */
    @Transactional(readOnly = true)
    Optional<Draft> find(long id, String user) {
        return jdbc.sql("select id, name, content from directory_draft where id = ? and uploaded_by = ?")
                .params(id, user)
                .query(Row.class)
                .optional()
                .map(row -> new Draft(row.id(), row.name(), Json.read(json, row.content(), DirectoryFile.class)));
    }

    /**
     * What the draft would change in the directory as it is now.
     *
     * @param leavers whether people who are not in the file have left
     */
    @Transactional(readOnly = true)
    ImportPlan plan(Draft draft, boolean leavers, String user) {
        List<Fault> faults = new ArrayList<>(draft.file().faults());
        DirectoryBatch.Snapshot now = directory.snapshot();
        UnitPlanner units = new UnitPlanner(now.units(), draft.file().units(), faults);
        PeoplePlanner people = new PeoplePlanner(now, units, draft.file().people(), user, faults);
        List<Entry> gone = leavers && !draft.file().people().isEmpty() ? people.missing() : List.of();
        directory.whyTheyStay(gone, user).forEach(reason -> faults.add(new Fault("不在文件中的人员", "", reason)));
        return new ImportPlan(
                now.revision(),
                units.added,
                units.changed,
                people.added,
                people.changed,
                gone,
                people.returning,
                units.unchanged + people.unchanged,
                faults);
    }

    /**
     * Applies the draft.
     *
     * @param revision the directory's that the person looked at
     * @return the passwords of new and returning people, which nothing keeps
     * @throws Refusal while a row is wrong, or when the directory has changed since the preview
     */
    List<Initial> apply(Draft draft, boolean leavers, long revision, String user) {
        ImportPlan plan = plan(draft, leavers, user);
        Refusal.unless(
                plan.faults().isEmpty(),
                "文件还有%d处错误，没有导入。请改正后重新上传。",
                plan.faults().size());
        Refusal.unless(!plan.isEmpty(), "文件与现有单位、人员一致，不需要导入。");
        directory.apply(plan.changes(), revision, user);
        jdbc.sql("delete from directory_draft where id = ?").param(draft.id()).update();
        List<String> added = plan.newPeople().stream().map(Person::username).toList();
        return Stream.concat(passwords.first(added, user).stream(), passwords.issue(plan.returning(), user).stream())
                .toList();
    }

    void discard(long id, String user) {
        jdbc.sql("delete from directory_draft where id = ? and uploaded_by = ?")
                .params(id, user)
                .update();
    }
}
