package org.zhenggai.engine.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhenggai.engine.contract.Allowed;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.ModelCheck;
import org.zhenggai.engine.models.check.ModelFiles;
import org.zhenggai.engine.models.check.ModelFinding;
import org.zhenggai.engine.models.check.PackagedModels;

/** Whatever the wall in the engine would refuse, the check has found before: nobody is surprised at the release. */
class WallAndCheckTest {

    private static final ModelFiles OURS = PackagedModels.files();
    private static final ModelCheck CHECK = ModelCheck.standard();
    private static final ModelWallProcess WALL = new ModelWallProcess(Contract.load());
    private static final String FILE = "processes/sign-off/sign-off.bpmn";

    /** Of each kind of change; all of them would take minutes. */
    private static final int MOST_PLACES = 5;

    private static void refused(String file, String text, String what) {
        assertThatThrownBy(() -> WALL.look(file, text.getBytes(UTF_8)))
                .as("the wall: %s", what)
                .isInstanceOf(BadUserRequestException.class);
        found(file, text, what);
    }

    private static void found(String file, String text, String what) {
        assertThat(CHECK.check(ModelFiles.of(Map.of(file, text)), OURS))
                .as("the check: %s", what)
                .anyMatch(ModelFinding::isError);
    }

    private static boolean isRefused(String file, String text) {
        try {
            WALL.look(file, text.getBytes(UTF_8));
            return false;
        } catch (BadUserRequestException refused) {
            return true;
        }
    }

    /** All that the engine's own list of BPMN and of its extensions names. */
    private static List<String> constants(String names) {
        return Arrays.stream(BpmnModelConstants.class.getFields())
                .filter(field -> field.getName().matches(names))
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .distinct()
                .toList();
    }

    static Stream<String> attributes() {
        return constants("(CAMUNDA|OPERATON)_ATTRIBUTE_.*").stream().filter(name -> !Allowed.ATTRIBUTES.contains(name));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void anAttributeOfTheEngineThatIsNotListed(String name) {
        refused(FILE, text(FILE).replaceFirst("<bpmn:userTask ", "<bpmn:userTask camunda:" + name + "=\"x\" "), name);
        for (String element : List.of("process", "exclusiveGateway", "startEvent", "sequenceFlow")) {
            String beginning = "<bpmn:" + element + " ";
            assertThat(isRefused(FILE, text(FILE).replaceFirst(beginning, beginning + "camunda:" + name + "=\"x\" ")))
                    .as(element)
                    .isTrue();
        }
    }

    static Stream<String> elements() {
        return constants("(CAMUNDA|OPERATON)_ELEMENT_.*").stream().filter(name -> !Allowed.ELEMENTS.contains(name));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anElementOfTheEngineThatIsNotListed(String name) {
        String around = "<bpmn:extensionElements>";
        refused(FILE, text(FILE).replaceFirst(around, around + "<camunda:" + name + "/>"), name);
    }

    static Stream<String> elementsOfBpmn() {
        return constants("BPMN_ELEMENT_.*").stream().filter(name -> !Allowed.ELEMENTS_OF_BPMN.contains(name));
    }

    @ParameterizedTest
    @MethodSource("elementsOfBpmn")
    void anElementOfBpmnThatIsNotListed(String name) {
        refused(FILE, text(FILE).replace("</bpmn:process>", "<bpmn:" + name + " id=\"x\"/></bpmn:process>"), name);
    }

    @Test
    void theEngineKnowsWhatIsListed() {
        assertThat(constants("(CAMUNDA|OPERATON)_ATTRIBUTE_.*")).hasSizeGreaterThan(60);
        assertThat(constants("(CAMUNDA|OPERATON)_ELEMENT_.*"))
                .hasSizeGreaterThan(20)
                .containsAll(Allowed.ELEMENTS);
        assertThat(constants("BPMN_ELEMENT_.*")).hasSizeGreaterThan(100).containsAll(Allowed.ELEMENTS_OF_BPMN);
    }

    /** Our models with any value in them replaced by what somebody hostile, tired or clumsy would write. */
    @ParameterizedTest
    @MethodSource("values")
    void anyValueReplaced(String value) {
        Random random = new Random(value.hashCode());
        List<Place> places = new ArrayList<>();
        Pattern values =
                Pattern.compile(value.startsWith("\"") ? "(?<=\": )\"[^\"\n]*\"" : "(?<= [\\w:]{1,40}=\")[^\"]*");
        String kind = value.startsWith("\"") ? ".form" : "n";
        OURS.files().forEach((file, text) -> {
            if (file.endsWith(kind)) {
                values.matcher(text).results().forEach(found -> places.add(new Place(file, found)));
            }
        });
        Collections.shuffle(places, random);
        places.stream().limit(MOST_PLACES).forEach(place -> {
            String text = text(place.file());
            String changed = text.substring(0, place.found().start())
                    + value
                    + text.substring(place.found().end());
            if (isRefused(place.file(), changed)) {
                found(place.file(), changed, place.file() + ": " + place.found().group() + " -> " + value);
            }
        });
    }

    static Stream<String> values() {
        return Stream.of(
                "",
                "x",
                "1",
                "true",
                "${outcome}",
                "#{member}",
                "${responsible.unit('1')}",
                "${closeItemDelegate}",
                "secretary",
                "secretary,secretary",
                "item,item",
                "decision",
                "approved",
                "&#x202E;",
                "//example.org",
                "P1D",
                "x y",
                "\"\"",
                "\"decision\"",
                "\"outcome\"",
                "\"approved\"",
                "\"html\"",
                "\"=for i in 1..9 return i\"",
                "\"https://example.org\"",
                "\"\\u202E\"",
                "\"(a+)+$\"");
    }

    private record Place(String file, MatchResult found) {}

    private static String text(String file) {
        return OURS.files().get(file);
    }
}
