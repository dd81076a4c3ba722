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

    private PackagedModels() {}

    public static ModelFiles files() {
        SortedMap<String, String> files = new TreeMap<>();
        read("processes", "*.bpmn", files);
        read("processes", "*.dmn", files);
        read("forms", "*.form", files);
        return new ModelFiles(files);
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
