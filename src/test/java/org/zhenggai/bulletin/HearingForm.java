package org.zhenggai.bulletin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.spin.json.SpinJsonNode;
import org.zhenggai.process.Answers;

/** The form of a hearing as Tasklist submits it: every list that is shown, whole, and what was filled into its rows. */
public final class HearingForm {

    /** Rows of the list of general decisions. */
    private static final int GENERAL = 3;

    private HearingForm() {}

    /**
     * What is submitted when somebody fills in these answers.
     *
     * @param shown gives what the form shows under a name
     * @param answers of the form; rows of its lists go where the form shows their number or code, others below
     */
    public static Map<String, Object> filled(Function<String, Object> shown, Map<String, Object> answers) {
        Map<String, Object> form = new HashMap<>(answers);
        Map<?, ?> facts = (Map<?, ?>) ((Map<?, ?>) plain(shown.apply("period"))).get("facts");
        fill(form, "decisions", "number", ((List<?>) facts.get("slow")).isEmpty(), shown);
        fill(form, "earlier", "code", ((List<?>) facts.get("unfinished")).isEmpty(), shown);
        List<Map<String, Object>> general = rowsOf(form.get("general"));
        while (general.size() < GENERAL) {
            general.add(Map.of("text", "", "dueOn", ""));
        }
        form.put("general", Answers.asList(general));
        return form;
    }

    private static void fill(
            Map<String, Object> form, String list, String key, boolean isHidden, Function<String, Object> shown) {
        List<Map<String, Object>> answers = rowsOf(form.remove(list));
        List<Map<String, Object>> rows = isHidden ? new ArrayList<>() : rowsOf(plain(shown.apply(list)));
        for (Map<String, Object> row : rows) {
            answers.stream()
                    .filter(answer -> row.get(key).equals(answer.get(key)))
                    .findFirst()
                    .ifPresent(answer -> {
                        row.putAll(answer);
                        answers.remove(answer);
                    });
        }
        rows.addAll(answers);
        if (!isHidden || !rows.isEmpty()) {
            form.put(list, Answers.asList(rows));
        }
    }

    private static List<Map<String, Object>> rowsOf(Object list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : list == null ? List.of() : (List<?>) list) {
            Map<String, Object> copy = new HashMap<>();
            ((Map<?, ?>) row).forEach((name, value) -> copy.put((String) name, value));
            rows.add(copy);
        }
        return rows;
    }

    private static Object plain(Object value) {
        return value instanceof SpinJsonNode json ? json.mapTo(Object.class) : value;
    }
}
