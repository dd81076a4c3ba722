package org.zhenggai.engine.models.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.engine.models.compare.Comparison.Change;
import org.zhenggai.engine.models.compare.Comparison.FileChange;
import org.zhenggai.engine.models.compare.Mutations.Mutation;
import org.zhenggai.process.Models;

/** Whatever is changed anywhere in a file is told, also beside a change that everybody sees. */
class EveryChangeTest {

    /** For each file; a longer run says its own number. */
    private static final int TIMES = Integer.getInteger("mutations", 40);

    private static final Map<String, String> FILES = Models.ofProject().deployable();

    static Set<String> files() {
        return FILES.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTold(String path) {
        String before = FILES.get(path);
        String seen = seen(path, before);
        List<Change> covers = compared(path, before, seen).changes();
        assertThat(covers).isNotEmpty();
        Mutations mutations = new Mutations(path.hashCode());
        for (int n = 0; n < TIMES; n++) {
            Mutation mutation = mutations.of(path, before);
            FileChange told = compared(path, before, mutation.text());
            assertThat(told.onlySaid() + counts(told)).as(mutation.what()).isNotEmpty();
            if (mutation.means()) {
                assertThat(counts(told)).as(mutation.what()).isNotEmpty();
            } else if (!mutation.what().startsWith("swap")) {
                assertThat(told.onlySaid()).as(mutation.what() + counts(told)).isNotEmpty();
            }

            Mutation covered = mutations.of(path, seen);
            if (covered.means()) {
                assertThat(compared(path, before, covered.text()).changes())
                        .as("covered " + covered.what())
                        .isNotEqualTo(covers);
            }
        }
    }

    /** A change that everybody sees. */
    private static String seen(String path, String text) {
        return path.endsWith(".form")
                ? text.replaceFirst("\"text\": \"", "\"text\": \"请认真办理。")
                : text.replaceFirst("(process|decision) id=\"([^\"]+)\" name=\"", "$0新");
    }

    private static String counts(FileChange told) {
        List<Change> counts =
                told.changes().stream().filter(change -> !change.isDrawing()).toList();
        return counts.isEmpty() ? "" : counts.toString();
    }

    private static FileChange compared(String path, String before, String after) {
        return Comparison.of(new ModelSet(Map.of(path, before)), new ModelSet(Map.of(path, after)))
                .get(0);
    }
}
