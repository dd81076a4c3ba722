package org.zhenggai.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down stays: no SQL of ours changes it, and both databases have a trigger against any other. */
class AppendOnlyTest {

    private static final List<String> TABLES =
            List.of("event", "item_comment", "access_log", "task_act", "refused_act", "plan_edit");

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(update|delete\\s+from|truncate(\\s+table)?|merge\\s+into|drop\\s+table)\\s+("
                    + String.join("|", TABLES) + ")\\b(?!\\s+on)",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noSqlOfOursChangesOrDeletesWhatIsWrittenDown() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql|bpmn)"))
                    .toList()) {
                CHANGE.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(file + ": " + match.group()));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyTableHasItsTriggersOnBothDatabases() throws IOException {
        for (String database : List.of("h2", "postgresql")) {
            StringBuilder sql = new StringBuilder();
            try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/vendor", database))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sql.append(Files.readString(file));
                }
            }
            assertThat(TABLES)
                    .allSatisfy(table -> assertThat(sql).contains("create trigger " + table + "_append_only"));
        }
    }
}
