package org.zhenggai.engine.models.check.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.zhenggai.engine.contract.Keeping;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.Parts;
import org.zhenggai.engine.models.check.feel.Feel;
import org.zhenggai.engine.models.check.table.TableFile.Decision;

/** What a file of tables keeps by itself: one language, an end to every expression, and the ids that the engine wants. */
@RequiredArgsConstructor
final class LanguageRules {

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "https://www.omg.org/spec/DMN/20151101/FEEL/",
            "https://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");

    private static final String HISTORY = "historyTimeToLive";

    private static final Set<String> TESTS = Set.of("inputEntry", "inputValues", "outputValues", "allowedValues");

    /** Texts that nobody evaluates. */
    private static final Set<String> NOTES = Set.of("textAnnotation", "description");

    /** What the engine does not take without an id. */
    private static final Map<String, String> WITH_ID =
            Map.of("definitions", "文件", "decision", "决策", "input", "输入列", "output", "输出列", "rule", "行");

    private final Findings findings;

    void check(TableFile file) {
        Set<String> seen = new HashSet<>();
        file.all().forEach(element -> {
            Place place = new Place(file.name(), Parts.idAround(element), element.getAttribute("name"));
            String language = element.getAttribute("expressionLanguage");
            if (element.hasAttribute("expressionLanguage") && !FEEL.contains(language)) {
                findings.add("table-language", place, language);
            }
            String id = element.getAttribute("id");
            if (!id.isEmpty() && !seen.add(id)) {
                findings.add("id-twice", new Place(file.name(), id, ""), id);
            }
            if (id.isEmpty() && WITH_ID.containsKey(element.getLocalName())) {
                findings.add("table-no-id", place, WITH_ID.get(element.getLocalName()));
            }
            text(place, element);
        });
        file.decisions().forEach(decision -> decision(file, decision));
    }

    private void text(Place place, Element element) {
        String around = element.getParentNode() instanceof Element parent ? String.valueOf(parent.getLocalName()) : "";
        if (element.getLocalName().equals("text") && !NOTES.contains(around)) {
            String text = element.getTextContent().strip();
            Stream.of(TESTS.contains(around) ? Feel.unaryTests(text) : Feel.expression(text))
                    .filter(Feel.Parsed::isGood)
                    .flatMap(parsed -> parsed.tree().costly().stream())
                    .forEach(what -> findings.add("feel-costly", place, what));
        }
    }

    private void decision(TableFile file, Decision decision) {
        String kept = decision.xml().getAttributeNS(TableFile.CAMUNDA, HISTORY);
        if (!Keeping.isLongEnough(kept) || isKeptTwice(decision.xml())) {
            findings.add("time-to-live", decision.place(), kept);
        }
        Set<String> names = new HashSet<>();
        decision.outputs().stream()
                .filter(name -> !name.isBlank() && !names.add(name))
                .forEach(name -> findings.add("output-twice", decision.place(), name));
        boolean isNameless =
                !Parts.children(decision.xml(), "literalExpression").isEmpty()
                        && Parts.children(decision.xml(), "variable").isEmpty();
        if (isNameless) {
            findings.add("table-no-variable", decision.place());
        }
        for (Element table : decision.tables()) {
            String sum = table.getAttribute("aggregation");
            if (!sum.isEmpty() && !table.getAttribute("hitPolicy").equals("COLLECT")) {
                findings.add("table-aggregation", decision.place(), sum);
            }
        }
        Map<String, List<String>> needs = new HashMap<>();
        file.decisions().forEach(one -> needs.put(one.id(), one.requires()));
        if (leadsTo(decision.id(), decision.id(), needs, new HashSet<>())) {
            findings.add("table-circle", decision.place(), decision.id());
        }
    }

    /** By two namespaces, of which another engine may read the other one. */
    private static boolean isKeptTwice(Element decision) {
        NamedNodeMap all = decision.getAttributes();
        return IntStream.range(0, all.getLength())
                        .filter(at -> HISTORY.equals(all.item(at).getLocalName()))
                        .count()
                > 1;
    }

    private static boolean leadsTo(String from, String wanted, Map<String, List<String>> needs, Set<String> seen) {
        return needs.getOrDefault(from, List.of()).stream()
                .anyMatch(next -> next.equals(wanted) || seen.add(next) && leadsTo(next, wanted, needs, seen));
    }
}
