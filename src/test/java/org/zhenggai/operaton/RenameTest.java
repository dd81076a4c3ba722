package org.zhenggai.operaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of operaton/names.txt are enough for the project as it stands; whether it runs so, operaton/verify tells. */
class RenameTest {

    /** Lines of names.txt for a project of one file. */
    private static final List<String> NAMES = List.of(
            "# names",
            "",
            "**.java ; http://camunda\\.org/ ; = ; stays",
            "**.java ; org\\.camunda\\. ; org.operaton. ; packages",
            "{web/camunda/**,**.java} ; web/camunda ; web/operaton ; a folder");

    @Test
    void everyNameOfTheProjectIsKnown() throws IOException {
        Rename rename = new Rename(Files.readAllLines(Path.of("operaton", "names.txt")));
        rename.take(Path.of("."));
        assertThat(rename.faults()).isEmpty();
        assertThat(rename.file("src/main/java/org/zhenggai/engine/view/TaskViewsProcess.java"))
                .contains("org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties")
                .contains("getOperatonName()");
        assertThat(rename.files("src/main/java/"))
                .as("the namespace of models is Camunda's, and no other")
                .noneMatch(text -> text.contains("operaton.org/schema") || text.contains("OPERATON_NS"));
        assertThat(rename.file("processes/waiting/waiting.bpmn"))
                .isEqualTo(Files.readString(Path.of("processes", "waiting", "waiting.bpmn")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A.java | import org.camunda.A; // http://camunda.org/ web/camunda | import org.operaton.A; // http://camunda.org/ web/operaton | A.java",
                "web/camunda/app.js | nothing | nothing | web/operaton/app.js"
            })
    void whatTheLinesKnowIsRenamed(String name, String text, String renamed, String newName) {
        assertThat(taken(name, text).file(newName)).isEqualTo(renamed);
    }

    @Test
    void whatNoLineKnowsIsToldWithItsPlace() {
        assertThat(taken("A.java", "org.camunda. web/camunda http://camunda.org/\n\nclass MyCAMUNDAthing {}")
                        .faults())
                .containsExactly(
                        "A.java:3: no line of operaton/names.txt knows  http://camunda.org/ class MyCAMUNDAthing {}");
    }

    @Test
    void aLineThatFindsNothingIsTold() {
        assertThat(taken("A.java", "org.camunda. web/camunda").faults())
                .containsExactly("operaton/names.txt:3: finds nothing any more: http://camunda\\.org/");
    }

    @Test
    void picturesAndFoldersOfBuildsAreLeftAlone(@TempDir Path folder) throws IOException {
        byte[] picture = {(byte) 0xff, (byte) 0xd8, 'c', 'a', 'm', 'u', 'n', 'd', 'a'};
        Files.write(folder.resolve("a.png"), picture);
        Files.writeString(Files.createDirectory(folder.resolve("target")).resolve("A.java"), "camunda");
        Path to = folder.resolve("target").resolve("operaton");
        Rename rename = new Rename(List.of());
        rename.take(folder);
        assertThat(rename.faults()).isEmpty();
        assertThat(rename.write(to)).isOne();
        assertThat(rename.write(to)).as("again").isZero();
        try (Stream<Path> files = Files.list(to)) {
            assertThat(files).containsExactly(to.resolve("a.png"));
        }
        assertThat(to.resolve("a.png")).hasBinaryContent(picture);
    }

    private static Rename taken(String name, String text) {
        Rename rename = new Rename(NAMES);
        rename.take(name, text.getBytes(StandardCharsets.UTF_8));
        return rename;
    }
}
