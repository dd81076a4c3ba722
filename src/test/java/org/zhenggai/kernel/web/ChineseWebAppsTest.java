package org.zhenggai.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Chinese texts and settings fit the version of Camunda's web apps that is on the class path. */
class ChineseWebAppsTest {

    private static final String APPS = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|%[ds]");
    private static final Pattern LATIN_LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern HAN_CHARACTER = Pattern.compile("\\p{IsHan}");
    private static final Pattern CUSTOM_SCRIPTS = Pattern.compile("customScripts: \\[([^\\]]*)]");
    private static final Pattern QUOTED = Pattern.compile("(?<=')[^', ]+(?=')");

    /** Date patterns of digits only, and a reference to another pattern. */
    private static final Set<String> MAY_LACK_CHINESE =
            Set.of("/dateLocales/longDateFormat/L", "/dateLocales/longDateFormat/LT", "/dateLocales/calendar/sameElse");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void everyTextOfTheWebJarHasAChineseOne(String app) throws IOException {
        assertThat(texts(app, "zh").keySet())
                .containsExactlyInAnyOrderElementsOf(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void placeholdersAreKept(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh");

        texts(app, "en")
                .forEach((path, english) -> assertThat(matches(PLACEHOLDER, chinese.getOrDefault(path, "")))
                        .as("placeholders of %s in zh.json of %s", path, app)
                        .containsExactlyInAnyOrderElementsOf(matches(PLACEHOLDER, english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void noTextIsLeftInEnglish(String app) throws IOException {
        Map<String, String> left = texts(app, "zh");
        left.keySet().removeAll(MAY_LACK_CHINESE);
        left.values()
                .removeIf(
                        text -> !LATIN_LETTER.matcher(withoutPlaceholders(text)).find());
        left.values().removeIf(text -> HAN_CHARACTER.matcher(text).find());

        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void noTextIsLost(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh");

        texts(app, "en")
                .forEach((path, english) -> assertThat(
                                chinese.getOrDefault(path, "").isBlank())
                        .as("%s in zh.json of %s is blank", path, app)
                        .isEqualTo(english.isBlank()));
    }

    /** One script that cannot be loaded keeps the whole web app from starting. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void everyScriptOfTheSettingsExists(String app) throws IOException {
        String settings = new String(read(APPS + app + "/scripts/config.js"), StandardCharsets.UTF_8);

        List<String> scripts = matches(QUOTED, String.join("", matches(CUSTOM_SCRIPTS, settings)));

        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script -> assertThat(read(resourceOf(app, script))).isNotEmpty());
    }

    /** A script is named relative to the folder of its app, without ".js". */
    private static String resourceOf(String app, String script) {
        return URI.create(APPS + app + "/").resolve(script + ".js").getPath();
    }

    private static String withoutPlaceholders(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("");
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    /** All texts of a locale by their JSON pointer, elements of lists one by one. */
    private static Map<String, String> texts(String app, String locale) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        collect("", new ObjectMapper().readTree(read(APPS + app + "/locales/" + locale + ".json")), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(property -> collect(path + "/" + property.getKey(), property.getValue(), texts));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(path + "/" + index, node.get(index), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream stream = ChineseWebAppsTest.class.getResourceAsStream(resource)) {
            assertThat(stream).as("class path resource %s", resource).isNotNull();
            return stream.readAllBytes();
        }
    }
}
