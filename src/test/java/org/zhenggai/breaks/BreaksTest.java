package org.zhenggai.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of breaks fits the program: every text stands once in its file, every test is there, no module is left out. */
class BreaksTest {

    private static final Path MODULES = Path.of("src/main/java/org/zhenggai");
    private static final int LEAST = 65;

    @Test
    void everyBreakCanBeMade() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Break one : Break.all()) {
            try {
                String text = Files.readString(one.path());
                if (one.applied(text).equals(text)) {
                    wrong.add(one.id() + ": changes nothing");
                }
                for (String test : one.tests()) {
                    Break.test(test);
                }
            } catch (IllegalArgumentException e) {
                wrong.add(one.id() + ": " + e.getMessage());
            }
        }
        assertThat(wrong).as("breaks of %s that do not fit", Break.LIST).isEmpty();
    }

    @Test
    void everyModuleIsBroken() throws IOException {
        List<Break> all = Break.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(all.stream().map(Break::id)).doesNotHaveDuplicates();
        Set<Path> broken = all.stream().map(BreaksTest::path).collect(Collectors.toSet());
        try (Stream<Path> modules = Files.list(MODULES).filter(one -> Files.exists(one.resolve("package-info.java")))) {
            assertThat(modules.filter(module -> broken.stream().noneMatch(file -> file.startsWith(module))))
                    .isEmpty();
        }
        for (String other : List.of("bpmn", "dmn", "form")) {
            assertThat(broken).anyMatch(file -> file.toString().endsWith("." + other));
        }
    }

    private static Path path(Break one) {
        try {
            return one.path();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
