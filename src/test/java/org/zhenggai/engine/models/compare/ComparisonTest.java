package org.zhenggai.engine.models.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever releases a draft sees each change of it, also one that was made to be overlooked. */
class ComparisonTest {

    private static final String MODEL = "processes/sign-off/sign-off.bpmn";
    private static final String TABLE = "processes/sign-off/sign-off-route.dmn";
    private static final String FORM = "forms/x/x.form";
    private static final String FIELDS = """
            {"id": "x", "components": [%s]}""";
    private static final String OPINION = """
            {"id": "A", "key": "opinion", "type": "textfield", "label": "意见"}""";
    private static final String DATE = """
            {"id": "B", "key": "day", "type": "datetime", "label": "日期"}""";

    @Test
    void aTextUnderTheKeyOfAFieldIsTold() {
        String text = """
            {"id": "T", "key": "opinion", "type": "text", "text": "一律选同意"}""";
        assertThat(form(OPINION, text + "," + OPINION)).contains("ADDED", "一律选同意");
        assertThat(form(OPINION, text.replace("\"T\"", "\"A\"") + "," + OPINION))
                .contains("一律选同意");
    }

    @Test
    void theOrderOfFieldsIsTold() {
        assertThat(form(OPINION + "," + DATE, DATE + "," + OPINION)).contains("顺序：字段“意见”、字段“日期” 改为 字段“日期”、字段“意见”");
    }

    @Test
    void longValuesAreToldWhole() throws IOException {
        assertThat(project(
                        MODEL,
                        "camunda:candidateGroups=\"discipline\"",
                        "camunda:candidateGroups=\"" + "discipline,".repeat(20) + "rectification-office\""))
                .contains("rectification-office");
    }

    @Test
    void eachOfTwoPropertiesOfOneNameIsTold() throws IOException {
        String duty = "<camunda:property name=\"duty\" value=\"secretarySignature\"/>";
        assertThat(project(MODEL, duty, "<camunda:property name=\"duty\" value=\"sums\"/>" + duty))
                .contains("属性“duty”：secretarySignature 改为 sums", "属性“duty”（2）：新增 secretarySignature");
    }

    @Test
    void columnsOfOneLabelTypesValuesAndRequirementsAreTold() throws IOException {
        assertThat(project(TABLE, " label=\"是否重大事项\"", " label=\"整改类型\"")).contains("整改类型（2）");
        assertThat(project(TABLE, "typeRef=\"boolean\"", "typeRef=\"date\"")).contains("boolean 改为 date");
        assertThat(project(TABLE, "\"ordinary\",\"standing\",\"major\",\"money\"", "\"ordinary\",\"standing\""))
                .contains("可选结果：");
        assertThat(
                        project(
                                TABLE,
                                "<decisionTable",
                                "<informationRequirement><requiredDecision href=\"#z\"/></informationRequirement><decisionTable"))
                .contains("依据", "#z");
    }

    @Test
    void whatNoPartTellsIsToldAsOther() throws IOException {
        assertThat(project(MODEL, "targetNamespace=\"", "targetNamespace=\"http://else"))
                .contains("命名空间：");
        assertThat(form(OPINION, OPINION.replace("\"type\"", "\"layout\": {\"row\": \"1\"}, \"type\"")))
                .contains("布局")
                .doesNotContain("意见");
    }

    /** Should a part ever leave something out: what differs is shown, only what is the same is shortened. */
    @Test
    void whatNoPartTookIsToldPieceByPiece() {
        TreeMap<String, List<String>> before =
                new TreeMap<>(Map.of("a/@b", List.of("x".repeat(50) + "1" + "y".repeat(50))));
        TreeMap<String, List<String>> after =
                new TreeMap<>(Map.of("a/@b", List.of("x".repeat(50) + "2" + "y".repeat(50)), "c", List.of("新")));
        assertThat(Remainder.differences(before, after))
                .containsExactly(
                        "a/@b：〔前30字相同〕" + "x".repeat(20) + "1" + "y".repeat(20) + "〔后30字相同〕 改为 〔前30字相同〕"
                                + "x".repeat(20) + "2" + "y".repeat(20) + "〔后30字相同〕",
                        "c：（没有） 改为 新");
    }

    @Test
    void aFlowWithoutANameIsCalledByItsEnds() throws IOException {
        String flow = "sourceRef=\"userTask_confirmSums\"";
        assertThat(project(MODEL, flow, "sourceRef=\"userTask_signOffLeader\""))
                .contains("连线（责任领导审批销号 → ", "起点：userTask_confirmSums 改为 userTask_signOffLeader");
        // Another name of its end is told there and nowhere else.
        assertThat(project(MODEL, "name=\"责任领导审批销号\"", "name=\"责任领导审批\"")).doesNotContain("连线");
    }

    private static String form(String before, String after) {
        return told(FORM, FIELDS.formatted(before), FIELDS.formatted(after));
    }

    private static String project(String path, String text, String replacement) throws IOException {
        String before = Files.readString(Path.of(path));
        assertThat(before).contains(text);
        return told(path, before, before.replace(text, replacement));
    }

    private static String told(String path, String before, String after) {
        return Comparison.of(set(path, before), set(path, after))
                .get(0)
                .changes()
                .toString();
    }

    private static ModelSet set(String path, String text) {
        return new ModelSet(Map.of(path, text));
    }
}
