package org.zhenggai.engine.models.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhenggai.engine.models.compare.ModelSet;
import org.zhenggai.engine.models.draft.ModelFolders;
import org.zhenggai.engine.models.state.OpenStates;
import org.zhenggai.engine.models.state.OpenStates.Facts;
import org.zhenggai.engine.models.state.OpenStates.Place;
import org.zhenggai.engine.models.state.OpenStates.State;
import org.zhenggai.engine.models.state.OpenStates.Timer;
import org.zhenggai.kernel.Refusal;

/** A copy of where open items stand, tried with changed models; no server and no case. */
class OpenTrialTest {

    private static final String ITEM = "processes/rectification-item/rectification-item.bpmn";
    private static final String VERIFICATION = "processes/verification/verification.bpmn";
    private static final String ESCALATION = "processes/escalation/escalation.bpmn";
    private static final String LEVELS = "processes/escalation/escalation-level.dmn";
    private static final String ACCEPT = "forms/rectification-item/acceptItem.form";

    private final ModelSet running = ModelFolders.packagedWith(List.of());

    private String with(String path, String text, String replacement) {
        String model = running.files().get(path).text();
        assertThat(model).contains(text);
        return model.replace(text, replacement);
    }

    private String tried(Map<String, String> changed, OpenStates open) {
        return OpenTrial.of(running, new ModelSet(changed), open);
    }

    private static State at(String process, int count, String... steps) {
        List<Place> places = new ArrayList<>();
        for (String step : steps) {
            places.add(new Place(step, false));
        }
        return new State(process, true, places, count);
    }

    private static OpenStates open(State... states) {
        return new OpenStates(List.of(states), List.of(), List.of());
    }

    @Test
    void aRenamedStepIsGoneOnWithHoweverManyWaitThere() {
        String renamed = with(
                        ITEM,
                        "id=\"userTask_reviewMeasures\" name=\"审核整改措施\"",
                        "id=\"userTask_checkMeasures\" name=\"核对整改措施\"")
                .replace("userTask_reviewMeasures", "userTask_checkMeasures");
        OpenStates open = open(
                at("rectification-item", 9997, "userTask_reviewMeasures"),
                at("rectification-item", 3, "userTask_acceptItem"),
                new State("rectification-item", false, List.of(new Place("userTask_old", false)), 2));
        assertThat(tried(Map.of(ITEM, renamed), open))
                .contains("在办流程10002件，分成3种情形")
                .contains("在办10000件，可以迁移10000件\n")
                .contains("另有2件在更早的版本上")
                .contains("“审核整改措施”9997件，由“核对整改措施”接续")
                .containsPattern("留在原环节：\\S+3件");
    }

    /** Of another duty, a step is another one: who waits there cannot come over. */
    @Test
    void whatCannotMoveIsSaidWithItsReason() {
        String changed = with(
                        ITEM, "id=\"userTask_reviewMeasures\" name=\"审核整改措施\"", "id=\"userTask_other\" name=\"别的环节\"")
                .replace("userTask_reviewMeasures", "userTask_other")
                .replaceAll(
                        "(?s)(<bpmn:userTask id=\"userTask_other\".*?name=\"duty\" value=\")[a-zA-Z]+\"", "$1verify\"");
        assertThat(tried(Map.of(ITEM, changed), open(at("rectification-item", 4, "userTask_reviewMeasures"))))
                .contains("在办4件，可以迁移0件，不能迁移4件")
                .contains("“审核整改措施”4件不能迁移：新版本没有这个环节，也没有选定由哪个环节接续");
    }

    @Test
    void whereOneCanGoFromAStepIsCompared() {
        String verifying = "<bpmn:userTask id=\"userTask_verifyItem\"";
        String changed = with(VERIFICATION, verifying, """
                <bpmn:userTask id="userTask_lookAgain" name="再看一遍"/>
                <bpmn:sequenceFlow id="flow_lookAgain" sourceRef="userTask_verifyItem" targetRef="userTask_lookAgain"/>
                """ + verifying);
        assertThat(tried(Map.of(VERIFICATION, changed), open(at("verification", 5, "userTask_verifyItem"))))
                .containsPattern("“\\S+”5件，下一步：.+ 改为 .*再看一遍");
    }

    @Test
    void timersThatRunAgainAreCountedWithTheirDays() {
        String old = running.files().get(ESCALATION).text();
        String changed =
                old.replaceFirst("\\$\\{supervisions.weekEnd\\(execution.processBusinessKey\\)}", "2099-05-01");
        OpenStates open = new OpenStates(
                List.of(),
                List.of(new Timer(
                        "escalation",
                        "timer_weekMissed",
                        6,
                        LocalDateTime.of(2026, 3, 2, 17, 30),
                        LocalDateTime.of(2026, 3, 9, 17, 30))),
                List.of());
        assertThat(tried(Map.of(ESCALATION, changed), open))
                .contains("的计时6件，原定2026年3月2日 17:30至2026年3月9日 17:30，迁移时按新的规定重新计时");
    }

    @Test
    void aTableIsAskedAgainAboutAllThatAreOpen() {
        String changed = with(LEVELS, "<text>1</text>", "<text>2</text>");
        OpenStates open = new OpenStates(
                List.of(),
                List.of(),
                List.of(
                        new Facts("escalation-level", Map.of("fortnights", 1, "major", false), 40),
                        new Facts("escalation-level", Map.of("fortnights", 9, "major", true), 2)));
        assertThat(tried(Map.of(LEVELS, changed), open)).containsPattern("问了42项，1 改为 2的40项\n");
    }

    @Test
    void aFormCountsTheTasksThatShowIt() {
        String changed = running.files().get(ACCEPT).text().replaceFirst("\"label\": ?\"", "$0新");
        assertThat(tried(Map.of(ACCEPT, changed), open(at("rectification-item", 7, "userTask_acceptItem"))))
                .contains("待办7件，迁移后换用新表单");
    }

    @Test
    void aCopyIsReadAsItWasWrittenAndNothingElseIsTaken(@TempDir Path folder) throws IOException {
        OpenStates open = open(at("verification", 5, "userTask_verifyItem"));
        open.write(folder.resolve("states.json"));
        assertThat(OpenStates.read(folder.resolve("states.json"))).isEqualTo(open);
        Files.writeString(folder.resolve("other.json"), "{}");
        assertThatThrownBy(() -> OpenStates.read(folder.resolve("other.json"))).isInstanceOf(Refusal.class);
    }
}
