package org.zhenggai.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.web.VisibleText;

/**
 * What a field's type and its own rules say about a value that is there. Each private method gives what is wrong as the
 * rest of a sentence whose subject is the field's label, or null when nothing is.
 */
final class FieldRules {

    /** Where the form sets no length; it is far beyond what somebody types into a report. */
    static final int LONGEST_TEXT = 20_000;

    /** Digits and noughts of a number that anybody means; written out, others would fill the memory. */
    private static final int MOST_DIGITS = 60;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)\\d[\\d -]{5,20}");

    private final FormExpressions expressions;
    private final Options options;
    private final Clock clock;

    FieldRules(FormExpressions expressions, Clock clock) {
        this.expressions = expressions;
        this.options = new Options(expressions);
        this.clock = clock;
    }

    /**
     * What is wrong, as a sentence, or null.
     *
     * @param label the field's place and label, in quotation marks
     * @param names gives the values that the form's expressions name
     */
    String violation(FormField field, String label, Object value, Function<String, Object> names) {
        String rest = rest(field, value, names);
        return rest == null
                ? null
                : options.objection(field, value, names)
                        .orElseGet(() -> (rest.startsWith("：") ? "请选择" : "") + label + rest + "。");
    }

    private String rest(FormField field, Object value, Function<String, Object> names) {
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value, names);
            case "number" -> number(field, value, names);
            case "datetime" -> moment(field, value);
            case "checkbox" -> value instanceof Boolean ? null : "只能勾选或不勾选";
            case "select", "radio" -> options.offers(field, value, names) ? null : noOption(value);
            case "checklist", "taglist" -> choices(field, value, names);
            default -> "的字段类型“" + field.type() + "”无法核对，请联系流程设计人员修改表单";
        };
    }

    private String text(FormField field, Object value, Function<String, Object> names) {
        if (!(value instanceof String text)) {
            return "须为文字";
        }
        String fault = VisibleText.fault(text);
        if (fault != null) {
            return fault;
        }
        BigDecimal least = figure(field.rule("minLength"), names);
        BigDecimal most = figure(field.rule("maxLength"), names);
        int longest = most == null ? LONGEST_TEXT : Math.min(most.intValue(), LONGEST_TEXT);
        if (text.length() > longest) {
            return "超过" + longest + "字，现有" + text.length() + "字，请精简后再提交";
        }
        if (least != null && text.length() < least.intValue()) {
            return "不足" + least.intValue() + "字，现有" + text.length() + "字，请补充后再提交";
        }
        return hasShape(field, text) ? null : "格式不对，现为“" + FormValues.quoted(text) + "”，请按说明填写";
    }

    private static boolean hasShape(FormField field, String text) {
        String kind = field.rule("validationType").asText("");
        String pattern = field.rule("pattern").asText("");
        try {
            return switch (kind) {
                case "email" -> EMAIL.matcher(text).matches();
                case "phone" -> PHONE.matcher(text).matches();
                // As in the browser, a pattern may stand anywhere in the text unless it is anchored.
                default ->
                    pattern.isEmpty()
                            || Pattern.compile(pattern)
                                    .matcher(new PatientText(text))
                                    .find();
            };
        } catch (PatternSyntaxException | PatientText.TooLong e) {
            return false;
        }
    }

    private String number(FormField field, Object value, Function<String, Object> names) {
        BigDecimal number = numberOf(value, field.property("serializeToString").asBoolean());
        if (number == null) {
            return "须为数字，现为“" + FormValues.quoted(value) + "”";
        }
        String now = "，现为" + number.toPlainString();
        BigDecimal least = figure(field.rule("min"), names);
        BigDecimal most = figure(field.rule("max"), names);
        if (least != null && number.compareTo(least) < 0 || most != null && number.compareTo(most) > 0) {
            return range(least, most) + now;
        }
        JsonNode digits = field.property("decimalDigits");
        if (digits.isNumber() && Math.max(0, number.stripTrailingZeros().scale()) > digits.asInt()) {
            return (digits.asInt() == 0 ? "须为整数" : "最多" + digits.asInt() + "位小数") + now;
        }
        BigDecimal step = figure(field.property("increment"), names);
        boolean isBetween =
                step != null && step.signum() > 0 && number.remainder(step).signum() != 0;
        return isBetween ? "须为" + step.toPlainString() + "的倍数" + now : null;
    }

    private static String range(BigDecimal least, BigDecimal most) {
        if (least != null && most != null) {
            return "须在" + least.toPlainString() + "到" + most.toPlainString() + "之间";
        }
        return least == null ? "不能大于" + most.toPlainString() : "不能小于" + least.toPlainString();
    }

    private static BigDecimal numberOf(Object value, boolean mayBeText) {
        if (!(value instanceof Number) && !(mayBeText && value instanceof String)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            return number.precision() + Math.abs((long) number.scale()) <= MOST_DIGITS ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A limit that the designer wrote as a number, or as an expression. */
    private BigDecimal figure(JsonNode node, Function<String, Object> names) {
        if (node.isTextual() && node.asText().startsWith("=")) {
            return numberOf(expressions.evaluate(node.asText().substring(1), names), false);
        }
        return numberOf(FormValues.of(node), true);
    }

    private String moment(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return "须为日期";
        }
        String kind = field.property("subtype").asText("date");
        try {
            if (kind.equals("time")) {
                LocalTime.parse(
                        text.length() > 5 ? OffsetTime.parse(text).toLocalTime().toString() : text);
                return null;
            }
            LocalDate day = kind.equals("date") && !text.contains("T") ? LocalDate.parse(text.strip()) : dayOf(text);
            boolean isPast = day.isBefore(LocalDate.now(clock));
            return isPast && field.property("disallowPassedDates").asBoolean() ? "不能早于今天，现为" + Days.words(day) : null;
        } catch (DateTimeParseException e) {
            String pattern = kind.equals("time") ? "09:30" : kind.equals("date") ? "2023-10-31" : "2023-10-31T09:30";
            return "不是有效" + (kind.equals("time") ? "时间" : "日期") + "：" + FormValues.quoted(text) + "。请按 " + pattern
                    + " 的样式填写";
        }
    }

    private static LocalDate dayOf(String text) {
        boolean hasZone = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
        return hasZone
                ? OffsetDateTime.parse(text).toLocalDate()
                : LocalDateTime.parse(text).toLocalDate();
    }

    private String choices(FormField field, Object value, Function<String, Object> names) {
        if (!(value instanceof List<?> chosen)) {
            return "须为所选项的清单";
        }
        if (chosen.stream().distinct().count() < chosen.size()) {
            return "有重复的选项";
        }
        return chosen.stream()
                .filter(choice -> !options.offers(field, choice, names))
                .findFirst()
                .map(FieldRules::noOption)
                .orElse(null);
    }

    private static String noOption(Object value) {
        return "：没有“" + FormValues.quoted(value) + "”这个选项";
    }
}
