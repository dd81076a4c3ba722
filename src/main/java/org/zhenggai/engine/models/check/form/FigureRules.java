package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** The figures of a field leave something that can be filled in, and none makes a form that no page can draw. */
@RequiredArgsConstructor
final class FigureRules {

    /** Where the server stops reading a text. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int MOST_ROWS = 100;
    private static final int HIGHEST = 1000;
    private static final int MOST_DIGITS = 15;

    private static final int WIDEST = 16;

    /** What a page's list of times goes by. */
    private static final Set<String> MINUTES = Set.of("1", "5", "10", "15", "30", "60");

    private static final List<String> BOUNDS = List.of("min", "max", "minLength", "maxLength");

    private final Findings findings;

    void check(FormFile form, JsonNode component) {
        JsonNode rules = component.path("validate");
        for (String name : BOUNDS) {
            JsonNode bound = rules.path(name);
            if (isWritten(bound) && figure(bound).isEmpty() && !isAsked(bound)) {
                findings.add("field-bound", form.at(component), bound.asText());
            }
            if (isOfItself(bound, component.path("key").asText())) {
                findings.add("field-bound-own", form.at(component), bound.asText());
            }
        }
        numbers(form, component, rules);
        lengths(form, component, rules);
        String kind = rules.path("validationType").asText("custom");
        if (!kind.matches("custom|email|phone|")) {
            findings.add("field-validation", form.at(component), kind);
        }
        JsonNode required = rules.path("required");
        if (required.isTextual() && !required.asText().matches("(?s)=.*|true|false|")) {
            findings.add("field-validation", form.at(component), required.asText());
        }
        drawn(form, component, "defaultRepetitions", MOST_ROWS);
        drawn(form, component, "height", HIGHEST);
        drawn(form, component, "rowCount", MOST_ROWS);
        drawn(form, component, "nonCollapsedItems", MOST_ROWS);
        drawn(form, component, "maxHeight", HIGHEST);
        drawn(form, component.path("layout"), component, "columns", WIDEST);
        JsonNode minutes = component.path("timeInterval");
        if (isWritten(minutes) && !MINUTES.contains(minutes.asText())) {
            findings.add("field-minutes", form.at(component), minutes.asText());
        }
        drawn(form, component, "decimalDigits", MOST_DIGITS);
        JsonNode step = component.path("increment");
        if (isWritten(step) && figure(step).filter(one -> one.signum() > 0).isEmpty()) {
            findings.add("field-bound", form.at(component), step.asText());
        }
    }

    private void numbers(FormFile form, JsonNode component, JsonNode rules) {
        Optional<BigDecimal> least = figure(rules.path("min"));
        Optional<BigDecimal> most = figure(rules.path("max"));
        if (least.isEmpty() || most.isEmpty()) {
            return;
        }
        if (least.get().compareTo(most.get()) > 0) {
            findings.add(
                    "field-bounds",
                    form.at(component),
                    least.get().toPlainString(),
                    most.get().toPlainString());
        } else {
            Optional<BigDecimal> digits = figure(component.path("decimalDigits"))
                    .filter(one -> one.signum() >= 0 && one.compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0)
                    .map(one -> BigDecimal.ONE.movePointLeft(one.intValue()));
            Optional<BigDecimal> step = figure(component.path("increment")).filter(one -> one.signum() > 0);
            Optional<BigDecimal> unit = digits.isPresent() && step.isPresent()
                    ? Optional.of(common(digits.get(), step.get()))
                    : digits.or(() -> step);
            if (unit.filter(one -> !isBetween(one, least.get(), most.get())).isPresent()) {
                findings.add(
                        "field-between",
                        form.at(component),
                        least.get().toPlainString(),
                        most.get().toPlainString());
            }
        }
    }

    /** The least that is a multiple of both. */
    private static BigDecimal common(BigDecimal one, BigDecimal other) {
        int scale = Math.max(0, Math.max(one.scale(), other.scale()));
        BigInteger first = one.movePointRight(scale).toBigInteger();
        BigInteger second = other.movePointRight(scale).toBigInteger();
        return new BigDecimal(first.multiply(second).divide(first.gcd(second))).movePointLeft(scale);
    }

    /** Whether a multiple of the unit lies between the bounds. */
    private static boolean isBetween(BigDecimal unit, BigDecimal least, BigDecimal most) {
        return most.divide(unit, 0, RoundingMode.FLOOR).multiply(unit).compareTo(least) >= 0;
    }

    private void lengths(FormFile form, JsonNode component, JsonNode rules) {
        int least = figure(rules.path("minLength")).map(FigureRules::length).orElse(0);
        int most = figure(rules.path("maxLength")).map(FigureRules::length).orElse(LONGEST_TEXT);
        if (least < 0 || most < 1 || least > Math.min(most, LONGEST_TEXT)) {
            findings.add("field-bounds", form.at(component), least, Math.min(most, LONGEST_TEXT));
            return;
        }
        String pattern = rules.path("pattern").asText();
        boolean isRead = !pattern.isEmpty() && PatternRules.fault(pattern).isEmpty();
        if (isRead && !PatternWitness.isPossible(pattern, Math.max(1, least), most)) {
            findings.add("pattern-never", form.at(component), pattern);
        }
        if (!pattern.isEmpty() && !rules.path("validationType").asText("custom").matches("custom|")) {
            findings.add("pattern-beside", form.at(component), pattern);
        }
    }

    private static int length(BigDecimal figure) {
        return figure.min(BigDecimal.valueOf(LONGEST_TEXT + 1L))
                .max(BigDecimal.valueOf(-1))
                .intValue();
    }

    private void drawn(FormFile form, JsonNode component, String name, int most) {
        drawn(form, component, component, name, most);
    }

    private void drawn(FormFile form, JsonNode holder, JsonNode component, String name, int most) {
        JsonNode figure = holder.path(name);
        if (figure.isContainerNode()) {
            return;
        }
        boolean isDrawn = figure(figure)
                .filter(one -> one.signum() >= 0 && one.compareTo(BigDecimal.valueOf(most)) <= 0)
                .isPresent();
        if (isWritten(figure) && !isDrawn) {
            findings.add("field-figure", form.at(component), name, figure.asText(), most);
        }
    }

    private static boolean isWritten(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && !node.asText().isBlank();
    }

    /** A number, written as one or as its digits. */
    private static Optional<BigDecimal> figure(JsonNode node) {
        boolean isFigure = node.isNumber() || node.isTextual() && node.asText().matches("-?\\d{1,30}(\\.\\d{1,30})?");
        return isFigure ? Optional.of(new BigDecimal(node.asText())) : Optional.empty();
    }

    /** A field that must be more than itself. */
    private static boolean isOfItself(JsonNode bound, String key) {
        return Named.tree(bound).filter(tree -> tree.variables().contains(key)).isPresent();
    }

    /** Whether it is asked from the form or a view; what depends on nothing is to be written as a number. */
    private static boolean isAsked(JsonNode bound) {
        String text = bound.asText();
        return text.startsWith("=")
                && Named.tree(bound).map(tree -> !tree.variables().isEmpty()).orElse(true);
    }
}
