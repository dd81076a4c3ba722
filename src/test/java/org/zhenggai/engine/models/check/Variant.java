package org.zhenggai.engine.models.check;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zhenggai.process.Models;

/** Our models with one thing changed in them. */
final class Variant {

    static final ModelFiles OURS = PackagedModels.files();

    private Variant() {}

    /** The starter kit's sample stands beside ours where a line changes one of its files. */
    private static final Path SAMPLE = Path.of("docs/starter-kit/sample");

    private static final List<String> OF_SAMPLE = List.of(
            "processes/sign-off/sign-off.bpmn",
            "processes/item-legal-review/item-legal-review.bpmn",
            "processes/item-legal-review/legal-review-need.dmn",
            "forms/item-legal-review/legalReview.form");

    static String text(String file) {
        return isOfSample(file)
                ? Models.read(SAMPLE.resolve(file))
                : OURS.files().get(file);
    }

    private static boolean isOfSample(String file) {
        return file.contains("/item-legal-review/");
    }

    static ModelFiles with(String file, String text) {
        SortedMap<String, String> files = new TreeMap<>(OURS.files());
        if (isOfSample(file)) {
            OF_SAMPLE.forEach(one -> files.put(one, Models.read(SAMPLE.resolve(one))));
        }
        files.put(file, text);
        return new ModelFiles(files);
    }

    static ModelFiles without(String file) {
        SortedMap<String, String> files = new TreeMap<>(OURS.files());
        files.remove(file);
        return new ModelFiles(files);
    }

    /** As a line of {@code broken-models.csv} says. */
    static ModelFiles of(String file, String text, String replacement) {
        return with(file, changed(file, text.replace("\\n", "\n"), replacement == null ? "" : replacement));
    }

    private static String changed(String file, String text, String replacement) {
        String before = text(file);
        String after = switch (text) {
            case "*" -> replacement.equals("@big") ? "x".repeat(2_000_001) : replacement;
            case "@left" ->
                before.replaceFirst("(?s)(bpmnElement=\"endEvent_backToWork\".*?<dc:Bounds x=\")[^\"]*", "$10");
            case "@norules" -> before.replaceAll("(?s)<rule .*</rule>", "");
            case "@lastrow" -> before.replaceFirst("(?s)(.*)<rule .*?</rule>", "$1");
            case "@noinputvalues" -> before.replaceAll("(?s)<inputValues .*?</inputValues>", "");
            default -> before.replace(text, replaced(replacement).replace("\\n", "\n"));
        };
        if (after.equals(before)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        return after;
    }

    private static String replaced(String replacement) {
        return switch (replacement) {
            case "@many" -> many("<bpmn:endEvent id='endEvent_e%1$d' name='完'/>", 301) + "</bpmn:process>";
            // Each branch may miss either of its joins, so that the ways of all of them multiply.
            case "@branches" ->
                "<bpmn:startEvent id='s'/><bpmn:parallelGateway id='f'/><bpmn:sequenceFlow id='sf' sourceRef='s' targetRef='f'/>"
                        + many("""
                                <bpmn:exclusiveGateway id='x%1$d'/><bpmn:sequenceFlow id='fx%1$d' sourceRef='f' targetRef='x%1$d'/>
                                <bpmn:parallelGateway id='j%1$d'/><bpmn:sequenceFlow id='xj%1$d' sourceRef='x%1$d' targetRef='j%1$d'/>
                                <bpmn:parallelGateway id='k%1$d'/><bpmn:sequenceFlow id='xk%1$d' sourceRef='x%1$d' targetRef='k%1$d'/>
                                <bpmn:sequenceFlow id='kj%1$d' sourceRef='k%1$d' targetRef='j%1$d'/>
                                <bpmn:sequenceFlow id='jk%1$d' sourceRef='j%1$d' targetRef='k%1$d'/>
                                """, 20)
                        + "</bpmn:process>";
            case "@computed" ->
                "\"components\": [{\"type\": \"expression\", \"id\": \"e0\", \"key\": \"e0\", \"expression\": \"=1\"},"
                        + IntStream.range(1, 40)
                                .mapToObj(n ->
                                        "{\"type\": \"expression\", \"id\": \"e%1$d\", \"key\": \"e%1$d\", \"expression\": \"=e%2$d + e%2$d\"},"
                                                .formatted(n, n - 1))
                                .collect(Collectors.joining());
            case "@options" -> "\"values\": [" + many("{\"value\": \"v%1$d\", \"label\": \"第%1$d个\"},", 201);
            default -> replacement;
        };
    }

    private static String many(String element, int times) {
        return IntStream.range(0, times).mapToObj(element::formatted).collect(Collectors.joining());
    }
}
