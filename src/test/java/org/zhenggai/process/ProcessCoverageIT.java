package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After all other tests: every node and flow of every model is passed by the model's own test. */
class ProcessCoverageIT {

    private static final File REPORT = new File("target/process-test-coverage");

    private static List<Suite> classes;

    @BeforeAll
    static void writeReport() {
        classes = PassedFiles.read();
        Set<Model> models = Passed.processes()
                .map(process -> new Model(
                        process.folder(), Passed.elements(process).size(), null, Bpmn.convertToString(process.model())))
                .collect(Collectors.toSet());
        String result = CoverageStateJsonExporter.createCoverageStateResult(classes, models);
        CoverageReportUtil.writeReport(result, true, REPORT, "report.html", CoverageReportUtil::generateHtml);
    }

    static Stream<String> models() {
        return Passed.processes().map(Models.Process::folder);
    }

    @ParameterizedTest
    @MethodSource("models")
    void ownTestPassesAllOfTheModel(String model) {
        assertThat(Passed.missing(model, classes))
                .as("what %s does not pass of %s", Passed.testOf(model), model)
                .isEmpty();
    }
}
