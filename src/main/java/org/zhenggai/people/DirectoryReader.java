package org.zhenggai.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Directory.Located;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.Directory.Unit;

/** Reads units and people, for the administrator's pages and the import. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DirectoryReader {

    /** People on a page. */
    private static final String PEOPLE = """
                select p.username, p.name, p.post, p.unit, u.name as unitName, p.email, p.active,
                    (select string_agg(r.role, ';' order by r.role) from person_role r
                    where r.username = p.username) as roles, c.username is not null as hasPassword
                from person p left join unit u on u.code = p.unit
                    left join credential c on c.username = p.username
                """;

    private final JdbcClient jdbc;

    /**
     * A unit in the tree.
     *
     * @param depth 0 for a root
     * @param people active people of the unit itself
     */
    public record Node(Unit unit, boolean closed, int depth, int people) {}

    /** A person with what decides whether he can log in. */
    public record Entry(Person person, String unitName, boolean active, boolean hasPassword) {

        public String postWord() {
            return Posts.word(person.post());
        }

        /** His roles as people read them. */
        public String rolesInWords() {
            return Role.words(person.roles());
        }
    }

    private record UnitRow(String code, String name, String kind, String parent, boolean closed, int people) {}

    private record PersonRow(
            String username,
            String name,
            String post,
            String unit,
            String unitName,
            String email,
            boolean active,
            String roles,
            boolean hasPassword) {

        Entry entry() {
            Set<Role> held = EnumSet.noneOf(Role.class);
            Arrays.stream(roles == null ? new String[0] : roles.split(";"))
                    .flatMap(role -> Role.of(role).stream())
                    .forEach(held::add);
            return new Entry(new Person(username, name, post, unit, email, held), unitName, active, hasPassword);
        }
    }

    /** Counts the changes of the directory; see {@link DirectoryBatch}. */
    public long revision() {
        return jdbc.sql("select revision from directory_state")
                .query(Long.class)
                .single();
    }

    /** All units, each before those below it; closed ones too. */
    public List<Node> tree() {
        Map<String, List<UnitRow>> below = new HashMap<>();
        jdbc.sql("""
                        select u.code, u.name, u.kind, u.parent, u.closed,
                            (select count(*) from person p where p.unit = u.code and p.active) as people
                        from unit u order by u.closed, u.kind desc, u.name
                        """)
                .query(UnitRow.class)
                .list()
                .forEach(row -> below.computeIfAbsent(
                                row.parent() == null ? "" : row.parent(), parent -> new ArrayList<>())
                        .add(row));
        List<Node> tree = new ArrayList<>();
        append(tree, below, "", 0);
        return tree;
    }

    private static void append(List<Node> tree, Map<String, List<UnitRow>> below, String parent, int depth) {
        for (UnitRow row : below.getOrDefault(parent, List.of())) {
            tree.add(new Node(
                    new Unit(row.code(), row.name(), row.kind(), row.parent()), row.closed(), depth, row.people()));
            append(tree, below, row.code(), depth + 1);
        }
    }

    /** The unit of this code, closed or not; refused when there is none. */
    public Node unit(String code) {
        return tree().stream()
                .filter(node -> node.unit().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有编码为“" + code + "”的单位，请刷新页面。"));
    }

    /** The person of this user name, active or not; refused when there is none. */
    public Entry known(String username) {
        return person(username).orElseThrow(() -> new Refusal("没有用户名为“" + username + "”的人员，请刷新页面。"));
    }

    /** The person of this user name, active or not. */
    public Optional<Entry> person(String username) {
        return jdbc.sql(PEOPLE + " where p.username = ?")
                .param(username)
                .query(PersonRow.class)
                .optional()
                .map(PersonRow::entry);
    }

    /** Everybody, active or not. */
    public List<Entry> everybody() {
        return jdbc.sql(PEOPLE + " order by p.username").query(PersonRow.class).list().stream()
                .map(PersonRow::entry)
                .toList();
    }

    /**
     * People in whose name, user name or unit the words are.
     *
     * @param text empty for everybody
     * @param unit code of their unit, empty for all units
     * @param gone whether those who have left are shown instead of the active
     */
    public Page<Entry> people(String text, String unit, boolean gone, int page) {
        Wanted wanted = Wanted.of(text);
        String where = """
                from person p left join unit u on u.code = p.unit
                where p.active = :active and (:unit = '' or p.unit = :unit) %s
                """.formatted(wanted.condition("p.words", "u.words"));
        Map<String, Object> parameters = wanted.patterns();
        parameters.put("active", !gone);
        parameters.put("unit", unit);
        long all = jdbc.sql("select count(*) " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        return Page.of(
                all,
                page,
                offset -> jdbc
                        .sql("""
                                %s where p.username in (select p.username %s)
                                order by u.name nulls first, p.post desc, p.name limit :limit offset :offset
                                """.formatted(PEOPLE, where))
                        .params(parameters)
                        .param("limit", Page.SIZE)
                        .param("offset", offset)
                        .query(PersonRow.class)
                        .list()
                        .stream()
                        .map(PersonRow::entry)
                        .toList());
    }

    /** Active people to choose from: user name, and name with unit. */
    public List<Choice> choices() {
        return jdbc.sql("""
                        select p.username, p.name, u.name as unit
                        from person p left join unit u on u.code = p.unit where p.active
                        order by u.name nulls first, p.name
                        """).query(Located.class).list().stream()
                .map(Located::choice)
                .toList();
    }
}
