package org.zhenggai.engine.models.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models, tables and forms of this release, and what its rule sets say of tasks. */
public final class PackagedModels {

    private static final Pattern FIGURE = Pattern.compile("^ {2}(\\w+):\\R((?: {4}.*\\R?)+)", Pattern.MULTILINE);

    private static final Pattern WORD = Pattern.compile("word: \"([^\"]+)\"");
    private static final Pattern DAYS = Pattern.compile("figure: (\\d+)");
    private static final Map<String, String> FIGURES = figures();

    private PackagedModels() {}

    public static ModelFiles files() {
        SortedMap<String, String> files = new TreeMap<>();
        read("processes", "*.bpmn", files);
        read("processes", "*.dmn", files);
        read("forms", "*.form", files);
        return new ModelFiles(files);
    }

    /** What a figure of a rule set is called and what it is by default, such as 审核整改措施，3个工作日; empty for one added later. */
    public static String figure(String name) {
        return FIGURES.getOrDefault(name, "");
    }

    private static Map<String, String> figures() {
        SortedMap<String, String> ruleSets = new TreeMap<>();
        read("processes/rule-sets", "*.yaml", ruleSets);
        Map<String, String> words = new TreeMap<>();
        // Both agree on the words; where the days differ, the newest set says them.
        ruleSets.values()
                .forEach(text -> FIGURE.matcher(text).results().forEach(found -> {
                    Matcher word = WORD.matcher(found.group(2));
                    Matcher days = DAYS.matcher(found.group(2));
                    if (word.find() && days.find() && found.group(2).contains("unit: working-day")) {
                        words.putIfAbsent(found.group(1), word.group(1) + "，" + days.group(1) + "个工作日");
                    }
                }));
        return words;
    }

    /** By rule set, the tasks that it gives a number of working days. */
    public static Map<String, Set<String>> workingDays() {
        SortedMap<String, String> ruleSets = new TreeMap<>();
        read("processes/rule-sets", "*.yaml", ruleSets);
        Map<String, Set<String>> days = new TreeMap<>();
        ruleSets.forEach((file, text) -> {
            Set<String> tasks = new TreeSet<>();
            Matcher figure = FIGURE.matcher(text);
            while (figure.find()) {
                if (figure.group(2).contains("unit: working-day")) {
                    tasks.add(figure.group(1));
                }
            }
            days.put(file.replaceFirst(".*/", "").replace(".yaml", ""), tasks);
        });
        return days;
    }

    private static void read(String folder, String pattern, Map<String, String> into) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/" + pattern);
            for (Resource resource : found) {
                String url = resource.getURL().toString();
                into.put(
                        url.substring(url.lastIndexOf("/" + folder + "/") + 1),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
