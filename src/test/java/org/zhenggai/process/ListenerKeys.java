package org.zhenggai.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the listeners of user tasks read from their forms, taken from their source text: a key that no field has could
 * never be filled in, and a refusal must name a field by the label that stands beside it.
 */
final class ListenerKeys {

    private static final Pattern METHOD = Pattern.compile(
            "\n    (?:private )?(?:static )?\\w+ (\\w+)\\([^)]*\\) \\{\n(.*?)\n    }\n", Pattern.DOTALL);
    private static final Pattern READ =
            Pattern.compile("form\\s*\\.(?:text|required|answer|date|number|isChecked|choices|rows)\\("
                    + "\\s*\"(\\w+)\"(?:,\\s*\"([^\"]*)\")?");
    private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\(");

    private ListenerKeys() {}

    /** By name of the listener's bean, the labels by key; an empty label where the code names none. */
    static Map<String, Map<String, String>> inJava() {
        Map<String, Map<String, String>> keys = new HashMap<>();
        Models.eachFile("src/main/java", "TaskConfiguration.java", file -> {
            Map<String, String> bodies = new HashMap<>();
            METHOD.matcher(Models.read(file)).results().forEach(method -> bodies.put(method.group(1), method.group(2)));
            bodies.keySet().stream()
                    .filter(method -> method.endsWith("Listener"))
                    .forEach(method -> keys.put(method, keysOf(bodies.get(method), bodies)));
        });
        return keys;
    }

    private static final Pattern ANSWERS =
            Pattern.compile("form\\s*\\.answer\\(\\s*\"decision\",\\s*\"[^\"]*\"((?:,\\s*[^,()]+)+)\\)");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"(\\w+)\";");

    /** By name of the listener's bean, what it takes as {@code decision}; none for one that takes no decision. */
    static Map<String, List<String>> answersInJava() {
        Map<String, List<String>> answers = new HashMap<>();
        Models.eachFile("src/main/java", "TaskConfiguration.java", file -> {
            String text = Models.read(file);
            Map<String, String> constants = new HashMap<>();
            CONSTANT.matcher(text).results().forEach(found -> constants.put(found.group(1), found.group(2)));
            Map<String, String> bodies = new HashMap<>();
            METHOD.matcher(text).results().forEach(method -> bodies.put(method.group(1), method.group(2)));
            bodies.keySet().stream()
                    .filter(method -> method.endsWith("Listener"))
                    .forEach(method -> answers.put(
                            method,
                            Stream.concat(
                                            Stream.of(bodies.get(method)),
                                            CALL.matcher(bodies.get(method))
                                                    .results()
                                                    .map(call -> bodies.getOrDefault(call.group(1), "")))
                                    .flatMap(body -> ANSWERS.matcher(body).results())
                                    .flatMap(found -> Stream.of(found.group(1).split(",")))
                                    .map(String::strip)
                                    .filter(word -> !word.isEmpty())
                                    .map(word -> word.startsWith("\"")
                                            ? word.substring(1, word.length() - 1)
                                            : constants.getOrDefault(word, word))
                                    .distinct()
                                    .toList()));
        });
        return answers;
    }

    /** Keys of a method and of the helpers of its file that it calls. */
    private static SortedMap<String, String> keysOf(String body, Map<String, String> bodies) {
        SortedMap<String, String> keys = new TreeMap<>();
        READ.matcher(body)
                .results()
                .forEach(read -> keys.put(read.group(1), read.group(2) == null ? "" : read.group(2)));
        if (body.contains("form.reason()")) {
            keys.putIfAbsent("reason", "");
        }
        CALL.matcher(body).results().map(call -> call.group(1)).distinct().forEach(called -> {
            if (bodies.containsKey(called)) {
                keys.putAll(keysOf(bodies.get(called), bodies));
            }
        });
        return keys;
    }
}
