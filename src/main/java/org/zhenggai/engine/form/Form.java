package org.zhenggai.engine.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.GivenDay;

/**
 * What somebody submitted with a task. Camunda Forms validate in the browser only, so every value is checked here;
 * a bad one is refused with the label that stands beside the field.
 *
 * @param id business key of the process instance: the id of the aggregate
 * @param user who submitted
 * @param actsFor the absent person whose right the user needed as a substitute, or null when he had his own
 * @param values gives what was submitted for a key, or null
 */
public record Form(long id, String user, String actsFor, Function<String, Object> values) {

    /** Texts longer than this are refused; it is far beyond what somebody types into a report. */
    private static final int LONGEST_TEXT = 20_000;

    /** The check box beside days by which something has to be done. */
    public static final String DOUBT_TAKEN = "dayConfirmed";

    /** Who answers for it: the user and whom he acts for. */
    public Actor actor() {
        return new Actor(user, actsFor);
    }

    /** The text of a field without blanks around it, or null when there is none. */
    public String text(String key, String label) {
        Object value = values.apply(key);
        if (value == null) {
            return null;
        }
        String text = value.toString().strip();
        WrongForm.unless(text.length() <= LONGEST_TEXT, key, "“%s”超过%d字，请精简后再提交。", label, LONGEST_TEXT);
        return text.isEmpty() ? null : text;
    }

    /** The text of a field that must be filled in. */
    public String required(String key, String label) {
        String text = text(key, label);
        WrongForm.unless(text != null, key, "请填写“%s”。", label);
        return text;
    }

    /** One of the allowed answers. */
    public String answer(String key, String label, String... allowed) {
        String answer = text(key, label);
        WrongForm.unless(answer != null && Arrays.asList(allowed).contains(answer), key, "请选择“%s”。", label);
        return answer;
    }

    /** The reason that has to go with an answer which sends work back. */
    public String reason() {
        return required("reason", "理由");
    }

    /** A day that must be given. */
    public LocalDate date(String key, String label) {
        String text = required(key, label);
        return Days.parse(text)
                .orElseThrow(() -> new WrongForm(key, "“" + label + "”不是有效日期：" + text + "。请写全年月日，例如 2023年10月31日。"));
    }

    /** A day by which something has to be done, and whether he means it although it is doubtful. */
    public GivenDay givenDay(String key, String label) {
        return new GivenDay(date(key, label), isChecked(DOUBT_TAKEN));
    }

    /** A whole number within bounds. */
    public int number(String key, String label, int least, int most) {
        String text = required(key, label);
        try {
            double number = Double.parseDouble(text);
            WrongForm.unless(
                    number == Math.rint(number) && number >= least && number <= most,
                    key,
                    "“%s”须为%d到%d之间的整数，现为%s。",
                    label,
                    least,
                    most,
                    text);
            return (int) number;
        } catch (NumberFormatException e) {
            throw new WrongForm(key, "“" + label + "”须为整数，现为“" + text + "”。");
        }
    }

    public boolean isChecked(String key) {
        return Boolean.TRUE.equals(values.apply(key));
    }

    /** The chosen options of a list of check boxes; empty when none was chosen. */
    public List<String> choices(String key) {
        return values.apply(key) instanceof List<?> chosen
                ? chosen.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * The rows of a list that can be filled in, each to be read like a form of its own.
     *
     * @throws Refusal when something else was submitted
     */
    public List<Form> rows(String key, String label) {
        Object value = values.apply(key);
        if (value == null) {
            return List.of();
        }
        Refusal.unless(value instanceof List<?>, "“%s”不是一张表，请重新打开任务后填写。", label);
        return ((List<?>) value)
                .stream()
                        .map(row -> {
                            Refusal.unless(row instanceof Map<?, ?>, "“%s”中有一行读不出来，请重新打开任务后填写。", label);
                            return new Form(id, user, actsFor, ((Map<?, ?>) row)::get);
                        })
                        .toList();
    }
}
