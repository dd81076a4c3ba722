package org.zhenggai;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.CanvasOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.Options;

/**
 * The modules keep to what their package-info says they may use, and README and docs/house show what is so. With
 * {@code -Dhouse.write} both are written anew.
 */
class HouseTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(ZhenggaiApplication.class, resideInAPackage("org.zhenggai.audit"));

    private static final Path SOURCES = Path.of("src/main/java/org/zhenggai");

    private static final Path README = Path.of("README.md");

    private static final Path PICTURES = Path.of("docs/house");

    /** Whoever has more in one package has more than one thing to say. */
    private static final int MOST_FILES = 20;

    private static final Pattern DECLARED =
            Pattern.compile("/\\*\\* (.*?) \\*/.*?allowedDependencies = \\{(.*?)}", Pattern.DOTALL);

    private record Room(String name, String sentence, List<String> uses) {

        static Room of(Path directory) throws IOException {
            Matcher declared = DECLARED.matcher(Files.readString(directory.resolve("package-info.java")));
            assertThat(declared.find())
                    .as("%s says what it is and uses", directory)
                    .isTrue();
            return new Room(
                    directory.getFileName().toString(),
                    declared.group(1).replaceAll("\\s*\\n \\* ", " "),
                    Pattern.compile("\"(\\w+)\"")
                            .matcher(declared.group(2))
                            .results()
                            .map(result -> result.group(1))
                            .toList());
        }

        String row() {
            return "| `%s` | %s | %s |".formatted(name, sentence, uses.isEmpty() ? "nothing" : String.join(", ", uses));
        }
    }

    @Test
    void modulesUseWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void everyRoomIsAModule() throws IOException {
        assertThat(rooms())
                .extracting(Room::name)
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
    }

    @Test
    void noPackageIsCrowded() throws IOException {
        Map<Path, Long> crowded = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .forEach(file -> crowded.merge(file.getParent(), 1L, Long::sum));
        }
        crowded.values().removeIf(count -> count <= MOST_FILES);
        assertThat(crowded).as("packages of more than %d files", MOST_FILES).isEmpty();
    }

    @Test
    void readmeShowsTheHouse() throws IOException {
        String readme = Files.readString(README);
        String start = "| Module | What it is | May use |\n|---|---|---|\n";
        int from = readme.indexOf(start) + start.length();
        int to = readme.indexOf("\n\n", from);
        String map = inOrder(rooms()).stream().map(Room::row).collect(Collectors.joining("\n"));
        if (System.getProperty("house.write") != null) {
            Files.writeString(README, readme.substring(0, from) + map + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(map);
        }
    }

    @Test
    void picturesShowTheHouse(@TempDir Path drawn) throws IOException {
        boolean isWritten = System.getProperty("house.write") != null;
        Path folder = isWritten ? PICTURES : drawn;
        new Documenter(
                        MODULES,
                        Options.defaults().withOutputFolder(folder.toString()).withoutClean())
                .writeModulesAsPlantUml(DiagramOptions.defaults())
                .writeModuleCanvases(CanvasOptions.defaults());
        if (isWritten) {
            for (Map.Entry<String, String> picture : contents(folder).entrySet()) {
                Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
            }
        }
        assertThat(contents(PICTURES)).isEqualTo(contents(folder));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), sorted(Files.readString(file)));
            }
        }
        return contents;
    }

    /** The components and arrows of a picture in one order: the library takes them as they come. */
    private static String sorted(String picture) {
        List<String> lines = new ArrayList<>(picture.lines().toList());
        int from = 0;
        while (from < lines.size()) {
            String kind = kind(lines.get(from));
            int to = from + 1;
            while (to < lines.size() && !kind.isEmpty() && kind(lines.get(to)).equals(kind)) {
                to++;
            }
            Collections.sort(lines.subList(from, to));
            from = to;
        }
        return String.join("\n", lines) + "\n";
    }

    private static String kind(String line) {
        return Stream.of("Component(", "Rel(")
                .filter(line.strip()::startsWith)
                .findFirst()
                .orElse("");
    }

    private static List<Room> rooms() throws IOException {
        List<Room> rooms = new ArrayList<>();
        try (Stream<Path> directories = Files.list(SOURCES)) {
            for (Path directory : directories
                    .filter(directory -> Files.exists(directory.resolve("package-info.java")))
                    .sorted()
                    .toList()) {
                rooms.add(Room.of(directory));
            }
        }
        return rooms;
    }

    /** In the order in which the demo, which may use all, names them. */
    private static List<Room> inOrder(List<Room> rooms) {
        List<String> order = rooms.stream()
                .filter(room -> room.name().equals("demo"))
                .findFirst()
                .orElseThrow()
                .uses();
        return rooms.stream()
                .sorted(Comparator.comparing(
                        room -> room.name().equals("demo") ? order.size() : order.indexOf(room.name())))
                .toList();
    }
}
