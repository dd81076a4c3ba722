package org.zhenggai.intake.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * A document that was changed in nothing a person reads is read the same. Those that are not yet stand in {@code KNOWN}; the test fails for
 * another one, and for one of them that is read the same by now: the list may only shrink. With {@code -Dcorpus.write=true} it is written anew;
 * both readings stand in {@code target/corpus/mutations}.
 */
class MutationTest {

    private static final Path KNOWN = Path.of("src/test/resources/intake/corpus/KNOWN-mutations.txt");
    private static final Path SAMPLE = Path.of("samples/houjie-2023/feedback.txt");
    private static final Path PAGES = Path.of("target/corpus/mutations");

    @Test
    void theReadingStaysTheSame() throws IOException {
        List<Path> documents = new ArrayList<>(Corpus.in(Corpus.FOLDER).stream()
                .map(Corpus.Document::source)
                .filter(source -> source.toString().matches(".*(?<!-gb)\\.(txt|csv)"))
                .toList());
        documents.add(SAMPLE);
        FileSystemUtils.deleteRecursively(PAGES);
        Map<Mutation, Integer> tried = new EnumMap<>(Mutation.class);
        Map<Mutation, Integer> failed = new EnumMap<>(Mutation.class);
        TreeSet<String> red = new TreeSet<>();
        for (Path source : documents) {
            String text = Files.readString(source);
            String name = source.getParent().getFileName() + "/" + source.getFileName();
            String before = reading(source, text);
            for (Mutation mutation : Mutation.values()) {
                String changed = mutation.of(text);
                if (!mutation.isFor(name) || changed.equals(text)) {
                    continue;
                }
                tried.merge(mutation, 1, Integer::sum);
                String after = reading(source, changed);
                if (!after.equals(before)) {
                    red.add(mutation + " " + name);
                    failed.merge(mutation, 1, Integer::sum);
                    write(mutation, name, changed, before, after);
                }
            }
        }
        tried.forEach((mutation, count) -> System.out.printf(
                "%-26s %3d of %3d documents read otherwise%n", mutation, failed.getOrDefault(mutation, 0), count));
        if (Boolean.getBoolean("corpus.write")) {
            Files.write(KNOWN, red);
        }
        assertThat(red)
                .as("changes that alter a reading; %s lists those that do so still", KNOWN)
                .containsExactlyElementsOf(Files.readAllLines(KNOWN));
    }

    private static boolean isOffice(Path source) {
        return !OfficeSource.sentName(source).equals(source.getFileName().toString());
    }

    private static String reading(Path source, String text) {
        String name = OfficeSource.sentName(source);
        byte[] bytes = isOffice(source)
                ? OfficeSource.bytes(text.lines().toList(), name)
                : text.getBytes(StandardCharsets.UTF_8);
        StringBuilder reading = new StringBuilder();
        for (Tree.Area area : Tree.read(name, bytes).areas()) {
            reading.append("方面 ").append(Words.folded(area.title())).append('\n');
            for (Tree.Finding finding : area.findings()) {
                reading.append("问题 %s（%d项）%n".formatted(Words.folded(finding.title()), finding.items()));
                finding.measures()
                        .forEach(measure -> reading.append("措施 ")
                                .append(Words.folded(measure))
                                .append('\n'));
            }
        }
        return reading.toString();
    }

    private static void write(Mutation mutation, String name, String text, String before, String after)
            throws IOException {
        Path page = PAGES.resolve(mutation.toString()).resolve(name.replace('/', '-'));
        Files.createDirectories(page.getParent());
        Files.writeString(page, text);
        Files.writeString(Path.of(page + ".before"), before);
        Files.writeString(Path.of(page + ".after"), after);
    }
}
