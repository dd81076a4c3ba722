package org.zhenggai.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;

/** What each test class has passed of the models, a file a class: tests run in several JVMs, and are counted when all have ended. */
final class PassedFiles {

    private static final Path FOLDER = Path.of("target", "passed");
    private static final String SEPARATOR = "\t";

    private PassedFiles() {}

    static void write(String testClass, List<Run> runs) {
        List<String> lines = runs.stream()
                .flatMap(run -> run.getEvents().stream().map(event -> line(run, event)))
                .toList();
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(testClass), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Run run, Event event) {
        return String.join(
                SEPARATOR,
                run.getName(),
                event.getSource().name(),
                event.getType().name(),
                event.getDefinitionKey(),
                event.getElementType(),
                event.getModelKey());
    }

    /** All classes that have passed anything, by name. */
    static List<Suite> read() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(PassedFiles::suite).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Suite suite(Path file) {
        String name = file.getFileName().toString();
        Suite suite = new Suite(name, name);
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(line -> line.split(SEPARATOR)).forEach(word -> {
                if (suite.getRun(word[0]) == null) {
                    suite.addRun(new Run(word[0], word[0]));
                }
                suite.getRun(word[0])
                        .addEvent(new Event(
                                EventSource.valueOf(word[1]),
                                EventType.valueOf(word[2]),
                                word[3],
                                word[4],
                                word[5],
                                0));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return suite;
    }
}
