package org.zhenggai.engine.models.check.table;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Element;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.PackagedModels;
import org.zhenggai.engine.models.check.Parts;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.table.TableFile.Decision;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** A column has the type of what it asks: the engine converts what it is given, or fails. */
@RequiredArgsConstructor
final class InputTypes {

    private static final Pattern QUESTION = Pattern.compile("[$#]\\{\\s*(\\w+\\.\\w+)\\(.*\\)\\s*}", Pattern.DOTALL);

    private static final Pattern DECISION = Pattern.compile("<decision id=\"([^\"]+)\".*?</decision>", Pattern.DOTALL);
    private static final Pattern COLUMN =
            Pattern.compile("<inputExpression [^>]*typeRef=\"(\\w+)\"[^>]*>\\s*<text>([^<]+)</text>");

    /** By decision and input, the types of the tables that came with the release. */
    private static final Map<String, Map<String, String>> PACKAGED = PackagedModels.files().files().values().stream()
            .flatMap(text -> DECISION.matcher(text).results())
            .collect(toMap(
                    found -> found.group(1),
                    found -> COLUMN.matcher(found.group())
                            .results()
                            .collect(toMap(
                                    column -> column.group(2).strip(),
                                    column -> column.group(1),
                                    (one, other) -> one))));

    private final Contract contract;
    private final Findings findings;

    void check(Decision decision, Element input, List<Part> askers) {
        Element expression =
                Parts.children(input, "inputExpression").stream().findFirst().orElse(null);
        if (expression == null) {
            return;
        }
        String name = Parts.text(expression, "text").strip();
        String type = expression.getAttribute("typeRef");
        Stream.concat(askers.stream().flatMap(asker -> asked(asker, name).stream()), packaged(decision, name).stream())
                .filter(given -> !type.isEmpty() && !kind(type).equals(kind(given)))
                .findFirst()
                .ifPresent(given ->
                        findings.add("input-type", decision.at(input, input.getAttribute("label")), type, name, given));
    }

    /** What the process gives, as far as it asks it from the application. */
    private Optional<String> asked(Part asker, String name) {
        return asker.extensions("inputOutput").stream()
                .flatMap(mapping -> mapping.children("inputParameter").stream())
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> QUESTION.matcher(parameter.text()))
                .filter(Matcher::matches)
                .flatMap(question -> contract.question(question.group(1)).stream())
                .map(QuestionEntry::gives)
                // A word may be written with digits; then the table says what it is.
                .filter(gives -> gives == Answer.YES_OR_NO || gives == Answer.NUMBER)
                .map(gives -> gives == Answer.YES_OR_NO ? "boolean" : "integer")
                .findFirst()
                .or(() -> contract.variable(name)
                        .filter(variable -> !variable.values().isEmpty())
                        .map(variable -> "string"));
    }

    /** What the application gives to a table that it asks itself: the type of the column as it came with the release. */
    private static Optional<String> packaged(Decision decision, String name) {
        return Optional.ofNullable(
                PACKAGED.getOrDefault(decision.id(), Map.of()).get(name));
    }

    private static String kind(String type) {
        return switch (type) {
            case "integer", "long", "double", "number" -> "number";
            default -> type;
        };
    }
}
