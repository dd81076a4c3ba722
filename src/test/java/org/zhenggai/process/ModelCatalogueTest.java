package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The catalogue in processes/README.md says what the models say. */
class ModelCatalogueTest {

    private static final Path README = Path.of("processes/README.md");
    private static final String BEGIN = "<!-- catalogue: begin, generated from the models -->\n\n";
    private static final String END = "\n<!-- catalogue: end -->";
    private static final String COMMAND = "mvn -q test -Dtest=ModelCatalogueTest -Dcatalogue.write=true";

    @Test
    void theCatalogueIsUpToDate() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).as("markers of the catalogue in %s", README).contains(BEGIN, END);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String catalogue = new ModelCatalogue(Models.ofProject()).write();
        if (Boolean.getBoolean("catalogue.write")) {
            Files.writeString(README, readme.substring(0, begin) + catalogue + readme.substring(end));
            return;
        }
        assertThat(readme.substring(begin, end))
                .as("The catalogue in %s is out of date; write it anew with: %s", README, COMMAND)
                .isEqualTo(catalogue);
    }
}
