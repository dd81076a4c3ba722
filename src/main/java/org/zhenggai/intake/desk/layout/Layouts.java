package org.zhenggai.intake.desk.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.intake.parse.marking.Layout;
import org.zhenggai.intake.parse.marking.Meaning;
import org.zhenggai.intake.parse.marking.OutlineLine;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.rows.Json;

/** Layouts that the office keeps under a name, to be offered when a document of the same build comes again. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Layouts {

    private static final int LONGEST_NAME = 40;
    private static final int MOST = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    /** A kept layout; {@code person} is what people read. */
    public record Kept(long id, String name, Fingerprint fingerprint, Layout layout, String person, LocalDateTime at) {

        /** What it says in short, such as 方面、问题. */
        public String inWords() {
            return layout.marks().stream()
                    .map(mark -> mark.meaning().word())
                    .distinct()
                    .collect(Collectors.joining("、"));
        }
    }

    private record Row(long id, String name, String fingerprint, String marks, String person, LocalDateTime at) {}

    public List<Kept> all() {
        return jdbc.sql("""
                        select l.id, l.name, l.fingerprint, l.marks, coalesce(p.name, l.person) as person, l.at
                        from intake_layout l left join person p on p.username = l.person order by l.name
                        """).query(Row.class).list().stream().map(Layouts::kept).toList();
    }

    public Optional<Kept> find(long id) {
        return all().stream().filter(one -> one.id() == id).findFirst();
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.id(),
                row.name(),
                Fingerprint.parse(row.fingerprint()),
                Json.read(JSON, row.marks(), Layout.class),
                row.person(),
                row.at());
    }

    /** The kept layouts for documents that are built like this one and that say more than is marked already. */
    public List<Kept> offered(List<OutlineLine> lines, Layout marked) {
        Fingerprint fingerprint = Fingerprint.of(lines);
        Set<String> levels = lines.stream().map(OutlineLine::level).collect(Collectors.toSet());
        return all().stream()
                .filter(one -> one.fingerprint().isLike(fingerprint))
                .filter(one -> one.layout().marks().stream()
                        .anyMatch(mark -> mark.meaning() != Meaning.NOTHING && levels.contains(mark.key())))
                .filter(one -> !marked.marks().containsAll(one.layout().marks()))
                .toList();
    }

    /**
     * Keeps a layout.
     *
     * @param lines of the document it was made for
     * @throws Refusal when the name is missing, too long or taken, or nothing is marked that could be found elsewhere
     */
    public void keep(String given, Layout layout, List<OutlineLine> lines, String user) {
        String name = given == null ? "" : given.strip();
        Refusal.unless(!name.isEmpty(), "请给样式起个名称，例如“区审计局问题清单”。");
        Refusal.unless(name.length() <= LONGEST_NAME, "样式的名称超过%d字，请改短。", LONGEST_NAME);
        Set<String> levels = lines.stream().map(OutlineLine::level).collect(Collectors.toSet());
        Layout general = new Layout(layout.marks().stream()
                .filter(mark -> levels.contains(mark.key()))
                .toList());
        Refusal.unless(!general.marks().isEmpty(), "还没有标出可以套用的行，不能保存样式。请先点一行，选“同样编号的行都算”，标出方面或问题。");
        List<Kept> all = all();
        Refusal.unless(all.size() < MOST, "已经保存了%d种样式，不能再存；请在“导入反馈意见”页删除不用的。", MOST);
        Refusal.unless(
                all.stream().noneMatch(one -> one.name().equals(name)), "已经有名为“%s”的样式，请换个名称，或先在“导入反馈意见”页删除它。", name);
        try {
            jdbc.sql("insert into intake_layout (name, fingerprint, marks, person, at) values (?, ?, ?, ?, ?)")
                    .params(
                            name,
                            Fingerprint.of(lines).write(),
                            Json.write(JSON, general),
                            user,
                            LocalDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal("已经有名为“%s”的样式，请换个名称。".formatted(name));
        }
    }

    public void delete(long id) {
        jdbc.sql("delete from intake_layout where id = ?").param(id).update();
    }
}
