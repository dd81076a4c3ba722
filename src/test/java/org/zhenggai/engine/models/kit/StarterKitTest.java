package org.zhenggai.engine.models.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;

/** The starter kit passes the check beside our models, and calls its process from our sign-off as that is now. */
class StarterKitTest {

    private static final Path SIGN_OFF = Path.of("docs/starter-kit/sample", StarterKit.SIGN_OFF);

    @Test
    void itsSignOffIsOursWithTheCall() throws IOException {
        String written = StarterKit.signOff();
        if (Boolean.getBoolean("templates.write")) {
            Files.writeString(SIGN_OFF, written);
        }
        assertThat(Files.readString(SIGN_OFF))
                .as("write it anew with: mvn -q test -Dtest=StarterKitTest -Dtemplates.write=true")
                .isEqualTo(written)
                .contains("callActivity_legalReview", "edge_flow_legal\"");
    }

    @Test
    void theCheckFindsNothing() {
        assertThat(StarterKit.files()).hasSize(4);
        assertThat(ModelCheck.standard().check(ModelFiles.of(StarterKit.files())))
                .isEmpty();
    }

    @Test
    void theKitHoldsWhatModelerReads() {
        assertThat(Kit.files())
                .containsKeys(
                        ".camunda/element-templates/zhenggai.json",
                        ".camunda/plugins/zhenggai/client.js",
                        ".bpmnlintrc",
                        "sample/processes/item-legal-review/item-legal-review.bpmn",
                        "sample/processes/item-legal-review/legal-review-need.dmn",
                        "sample/forms/item-legal-review/legalReview.form",
                        "src/test/java/org/zhenggai/process/LegalReviewTest.java");
    }
}
