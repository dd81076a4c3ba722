package org.zhenggai.engine.models.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is more than words, forms, conditions and dates is told from them by what the comparison says. */
class ReachTest {

    private static final String SIGN_OFF = "processes/sign-off/sign-off.bpmn";
    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";
    private static final String FORM = "forms/sign-off/confirmSums.form";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            s | name="责任领导审批销号"                 | name="领导审批"                         | plain
            s | camunda:formRef="confirmSums"           | camunda:formRef="confirmAll"            | plain
            s | name="views" value="item,signOff"       | name="views" value="item"               | plain
            s | ${outcome == 'approved'}                | ${outcome == 'agreed'}                  | plain
            s | default="flow_leaderRefused"            | default="flow_leaderApproved"           | plain
            s | <bpmn:documentation>责任领导            | <bpmn:documentation>领导                | plain
            s | camunda:candidateGroups="discipline"    | camunda:candidateGroups="secretary"     | touched
            s | name="duty" value="sums"                | name="duty" value="review"              | touched
            s | ${signOffLeaderListener}                | ${confirmSumsListener}                  | touched
            s | event="complete"                        | event="create"                          | touched
            s | decisionRef="sign-off-route"            | decisionRef="other"                     | touched
            s | name="major">${                         | name="major">!${                        | touched
            s | targetNamespace="                       | targetNamespace="http://x               | touched
            i | calledElement="verification"            | calledElement="other"                   | touched
            s | sourceRef="userTask_confirmSums"        | sourceRef="userTask_signOffLeader"      | place
            s | id="flow_leaderApproved" name           | id="flow_leaderYes" name                | place
            s | userTask_signOffLeader                  | userTask_leaderSigns                    | place
            s | <bpmn:endEvent                          | <bpmn:userTask id="u"/><bpmn:endEvent   | both
            f | "label": "核实结论"                     | "label": "结论"                         | plain
            f | "text": "                               | "text": "请                             | plain
            f | "key": "decision"                       | "key": "answer"                         | touched
            f | "value": "toWork"                       | "value": "toVerify"                     | touched
            f | "label": "金额属实"                     | "label": "属实"                         | plain
            f | "type": "radio"                         | "type": "select"                        | touched
            """)
    void isToldByTheParts(String file, String text, String replacement, String expected) throws IOException {
        String path = file.equals("s") ? SIGN_OFF : file.equals("i") ? ITEM : FORM;
        String before = Files.readString(Path.of(path));
        assertThat(before).contains(text);
        Reach reach = Reach.of(Comparison.of(
                new ModelSet(Map.of(path, before)), new ModelSet(Map.of(path, before.replace(text, replacement)))));
        assertThat(reach.isPlain()).as("%s", reach).isEqualTo(expected.equals("plain"));
        assertThat(reach.isAlike()).as("%s", reach).isNotEqualTo(expected.equals("place") || expected.equals("both"));
        assertThat(reach.touched().isEmpty())
                .as("%s", reach)
                .isEqualTo(expected.equals("plain") || expected.equals("place"));
    }
}
