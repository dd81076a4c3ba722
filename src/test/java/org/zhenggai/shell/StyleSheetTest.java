package org.zhenggai.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule is closed before the next area begins, and colours come from tokens that there are. */
class StyleSheetTest {

    private static final Path FOLDER = Path.of("src/main/resources/static/zhenggai");

    private static final Pattern USED = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

    private static final Pattern MADE = Pattern.compile("(?m)^\\s*(--[a-z0-9-]+):");

    @ParameterizedTest
    @ValueSource(strings = {"shell.css", "page.css", "case.css"})
    void everyBlockIsClosed(String file) throws IOException {
        int depth = 0;
        List<String> open = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            if (line.startsWith("/* ") && depth != 0) {
                open.add(line);
            }
            depth += (int) (line.chars().filter(c -> c == '{').count()
                    - line.chars().filter(c -> c == '}').count());
        }
        assertThat(open).as("areas that begin within a block").isEmpty();
        assertThat(depth).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.css", "shell.css"})
    void everyTokenIsThere(String file) throws IOException {
        String sheet = Files.readString(FOLDER.resolve(file));
        assertThat(found(USED, sheet)).isSubsetOf(found(MADE, Files.readString(FOLDER.resolve("shell.css")) + sheet));
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
