package org.zhenggai.intake.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of a folder with what a person reads in them; a folder within it is a kind. */
final class Corpus {

    static final Path FOLDER = Path.of("src/test/resources/intake/corpus");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EXPECTED = ".expected.json";

    private Corpus() {}

    /**
     * A document.
     *
     * @param kind name of its folder
     * @param name name of its file as it is sent
     * @param source the file here, from which {@link OfficeSource} may make the one that is sent
     * @param expectation JSON of what a person reads, or its counts alone
     */
    record Document(String kind, String name, Path source, JsonNode expectation) {

        byte[] bytes() {
            return OfficeSource.bytes(source, name);
        }

        boolean isCounted() {
            return expectation.path("findings").isInt();
        }

        Tree expected() {
            try {
                return MAPPER.treeToValue(expectation, Tree.class);
            } catch (IOException e) {
                throw new UncheckedIOException(source.toString(), e);
            }
        }
    }

    /** All documents, by kind and name. */
    static List<Document> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(EXPECTED))
                    .sorted()
                    .map(Corpus::document)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Path expected) {
        String file = expected.getFileName().toString();
        String stem = file.substring(0, file.length() - EXPECTED.length());
        try (Stream<Path> beside = Files.list(expected.getParent())) {
            Path source = beside.filter(other -> !other.equals(expected))
                    .filter(other -> other.getFileName().toString().startsWith(stem + "."))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no document beside " + expected));
            return new Document(
                    expected.getParent().getFileName().toString(),
                    OfficeSource.sentName(source),
                    source,
                    MAPPER.readTree(expected.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
