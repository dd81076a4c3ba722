package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The last class that runs: every node and flow of every model is passed by the model's own test. */
@Order(Integer.MAX_VALUE)
class ProcessCoverageTest {

    private static final File REPORT = new File("target/process-test-coverage");

    @BeforeAll
    static void writeReport() {
        Set<Model> models = Passed.processes()
                .map(process -> new Model(
                        process.folder(), Passed.elements(process).size(), null, Bpmn.convertToString(process.model())))
                .collect(Collectors.toSet());
        String result = CoverageStateJsonExporter.createCoverageStateResult(Passed.classes(), models);
        CoverageReportUtil.writeReport(result, true, REPORT, "report.html", CoverageReportUtil::generateHtml);
    }

    static Stream<String> models() {
        return Passed.processes().map(Models.Process::folder);
    }

    @ParameterizedTest
    @MethodSource("models")
    void ownTestPassesAllOfTheModel(String model) {
        assertThat(Passed.missing(model))
                .as("what %s, in the same run, does not pass of %s", Passed.testOf(model), model)
                .isEmpty();
    }
}
