package org.zhenggai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The walls between modules hold data, too: each table has one owner, who alone writes it; who else reads it is listed in
 * {@code tables.txt}, whose lists only shrink.
 */
class TablesTest {

    private static final Path SOURCES = Path.of("src/main/java/org/zhenggai");

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern MADE = Pattern.compile(
            "(create|drop)\\s+(?:table|view)\\s+(?:if (?:not )?exists\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"[ \\t]*\\n(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"|'(?:\\\\.|[^'\\\\\\n])+'", Pattern.DOTALL);

    private static final String NAME = "(?:\"?public\"?\\.)?\"?";

    private static final String WRITES =
            "(?:insert\\s+into|(?<!for )update|delete\\s+from|merge\\s+into|truncate\\s+table)";

    private static final Pattern WRITE =
            Pattern.compile("\\b" + WRITES + "\\s+" + NAME + "(\\w+)", Pattern.CASE_INSENSITIVE);

    /** What is written has to be read here: its name is not put in later. */
    private static final Pattern WRITE_OF_ANY =
            Pattern.compile("\\b" + WRITES + "[ \\t]+(?=[\\n%])", Pattern.CASE_INSENSITIVE);

    /** A table behind from, join, or a comma of a list behind from. */
    private static final Pattern READ = Pattern.compile(
            "(?<!delete )\\b(?:from|join)\\s+" + NAME
                    + "(\\w+(?:\\s+(?:as\\s+)?(?!join\\b|left\\b|inner\\b|cross\\b)\\w+)?(?:\\s*,\\s*\\w+\\s+\\w+)*)",
            Pattern.CASE_INSENSITIVE);

    /** Who may touch a table. */
    private record Line(String owner, Set<String> readers) {

        static Line of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Line(parts[1].strip(), words(parts[2]));
        }

        private static Set<String> words(String text) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void onlyItsOwnerWritesATable() throws IOException {
        Map<String, Line> listed = listed();
        assertThat(listed.keySet()).as("tables with an owner").isEqualTo(tables());
        Map<String, Set<String>> writers = others(WRITE);
        assertThat(writers)
                .as("modules that write a table of somebody else: ask the owner to write")
                .isEmpty();
    }

    @Test
    void everyWriteNamesItsTable() throws IOException {
        for (Path file : sources()) {
            String source = Files.readString(file);
            assertThat(WRITE_OF_ANY.matcher(sql(source)).results().map(MatchResult::group))
                    .as("%s writes a table whose name is put in later", file)
                    .isEmpty();
            assertThat(source).as("%s", file).doesNotContain("SimpleJdbcInsert");
        }
    }

    @Test
    void whoElseReadsATableIsListed() throws IOException {
        Map<String, Set<String>> readers = others(READ);
        Map<String, Set<String>> known = new TreeMap<>();
        listed().forEach((table, line) -> {
            assertThat(readers.getOrDefault(table, Set.of()))
                    .as("modules that read %s beside its owner %s: ask the owner", table, line.owner())
                    .isSubsetOf(line.readers());
            if (!line.readers().isEmpty()) {
                known.put(table, line.readers());
            }
        });
        assertThat(readers)
                .as("what is listed and not needed any more: take it out of tables.txt")
                .isEqualTo(known);
    }

    @Test
    void whatHasManyFormsIsRead() {
        Set<String> tables = Set.of("item", "unit", "event");
        assertThat(touched(READ, "select * from item i, unit u join event e", tables))
                .containsExactly("event", "item", "unit");
        assertThat(touched(READ, "delete from item where id in (select item from event)", tables))
                .containsExactly("event");
        assertThat(touched(WRITE, "insert into\n  item (id)", tables)).containsExactly("item");
        assertThat(touched(WRITE, "UPDATE Item set x; Delete From public.unit; truncate table \"event\"", tables))
                .containsExactly("event", "item", "unit");
        assertThat(touched(READ, "SELECT * FROM ITEM JOIN public.unit u", tables))
                .containsExactly("item", "unit");
        assertThat(sql("jdbc.sql(\"update \" + \"item\" // \"delete from event\n.x('\"', \"\"\"\n from unit\"\"\")"))
                .isEqualTo("update item\n from unit\n");
    }

    /** The modules that touch a table of somebody else, by table. */
    private static Map<String, Set<String>> others(Pattern pattern) throws IOException {
        Map<String, Line> listed = listed();
        Map<String, Set<String>> others = new TreeMap<>();
        for (Path file : sources()) {
            String module = SOURCES.relativize(file).getName(0).toString();
            for (String table : touched(pattern, sql(Files.readString(file)), listed.keySet())) {
                if (!listed.get(table).owner().equals(module)) {
                    others.computeIfAbsent(table, key -> new TreeSet<>()).add(module);
                }
            }
        }
        return others;
    }

    /** The literals of a source; those that are joined by + become one. */
    private static String sql(String source) {
        String code = source.replaceAll("(?m)(?<![:\"])//.*$", "");
        StringBuilder sql = new StringBuilder();
        Matcher literal = LITERAL.matcher(code);
        int end = 0;
        while (literal.find()) {
            String text = literal.group(1) == null ? literal.group(2) : literal.group(1);
            if (text == null) {
                continue;
            }
            boolean isJoined = code.substring(end, literal.start()).strip().equals("+");
            sql.append(isJoined || sql.isEmpty() ? "" : "\n").append(text);
            end = literal.end();
        }
        return sql.append('\n').toString();
    }

    private static Set<String> touched(Pattern pattern, String sql, Set<String> tables) {
        Set<String> touched = new TreeSet<>();
        Matcher matcher = pattern.matcher(sql);
        while (matcher.find()) {
            for (String part : matcher.group(1).split(",")) {
                String table = part.strip().split("\\s+")[0].toLowerCase(Locale.ROOT);
                if (tables.contains(table)) {
                    touched.add(table);
                }
            }
        }
        return touched;
    }

    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(TablesTest::version))
                    .toList()) {
                Matcher created = MADE.matcher(Files.readString(file));
                while (created.find()) {
                    String table = created.group(2).toLowerCase(Locale.ROOT);
                    if (created.group(1).equalsIgnoreCase("create")) {
                        tables.add(table);
                    } else {
                        tables.remove(table);
                    }
                }
            }
        }
        return tables;
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().matches("V[\\d_]+__.*"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Line> listed() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/tables.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('|')).strip(),
                        Line::of,
                        (one, other) -> one,
                        TreeMap::new));
    }
}
