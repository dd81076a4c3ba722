package org.zhenggai.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.zhenggai.kernel.Refusal;

/**
 * A rule set as people read and edit it: YAML with {@code code}, {@code title} and {@code figures}, each figure with its
 * word, unit and source.
 *
 * @param code the family that this is a version of
 */
record RuleSetFile(String code, String title, Map<String, Figure> figures) {

    private static final int MAX_CHARACTERS = 100_000;
    private static final int LARGEST = 3_660;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,34}");
    private static final Set<String> KEYS = Set.of("code", "title", "figures");
    private static final Set<String> FIGURE_KEYS = Set.of("word", "figure", "unit", "source");
    private static final Set<String> UNITS = Set.of("month", "day", "working-day", "count", "percent");

    /** Reads a file; refused with everything that is wrong with it. */
    static RuleSetFile parse(String text) {
        Refusal.unless(text.length() <= MAX_CHARACTERS, "规则集文件超过%d字，请核对是不是选错了文件。", MAX_CHARACTERS);
        List<String> faults = new ArrayList<>();
        Map<?, ?> top = map(load(text), "文件", faults);
        unknown(top, KEYS, "文件", faults);
        String code = text(top, "code", "文件", faults);
        String title = text(top, "title", "文件", faults);
        if (code != null && !CODE.matcher(code).matches()) {
            faults.add("code“" + code + "”须由小写字母、数字和连字符组成，不超过35个字符");
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        map(top.get("figures"), "figures", faults).forEach((name, value) -> {
            Figure figure = figure(String.valueOf(name), map(value, String.valueOf(name), faults), faults);
            if (figure != null) {
                figures.put(figure.name(), figure);
            }
        });
        Refusal.unless(faults.isEmpty(), "规则集文件不能用：%s。请改正后再试。", String.join("；", faults));
        return new RuleSetFile(code, title, figures);
    }

    private static Object load(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Refusal("规则集文件第" + line + "行读不下去，多半是缩进、冒号或重复的名称有误。请改正后再试。");
        } catch (YAMLException e) {
            throw new Refusal("规则集文件不是可以读的 YAML 文本。请对照随系统提供的文件改正后再试。");
        }
    }

    private static Figure figure(String name, Map<?, ?> values, List<String> faults) {
        unknown(values, FIGURE_KEYS, name, faults);
        String word = text(values, "word", name, faults);
        String unit = text(values, "unit", name, faults);
        String source = text(values, "source", name, faults);
        if (unit != null && !UNITS.contains(unit)) {
            faults.add(name + "的单位“" + unit + "”不认识，须为"
                    + String.join("、", UNITS.stream().sorted().toList()));
        }
        Object figure = values.get("figure");
        if (!(figure instanceof Integer number) || number < 0 || number > LARGEST) {
            faults.add(name + "的 figure 须为0到" + LARGEST + "之间的整数，现为" + figure);
            return null;
        }
        return new Figure(name, word, number, unit, source);
    }

    private static Map<?, ?> map(Object value, String place, List<String> faults) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        faults.add(place + "应是“名称: 值”的列表");
        return Map.of();
    }

    private static String text(Map<?, ?> map, String key, String place, List<String> faults) {
        Object value = map.get(key);
        if (value == null || value.toString().isBlank()) {
            faults.add(place + "缺少" + key);
            return null;
        }
        return value.toString().strip();
    }

    private static void unknown(Map<?, ?> map, Set<String> known, String place, List<String> faults) {
        map.keySet().stream()
                .filter(key -> !known.contains(String.valueOf(key)))
                .forEach(key -> faults.add(place + "中的“" + key + "”不认识"));
    }

    /** The file's text, as {@link #parse} reads it. */
    String write() {
        StringBuilder text = new StringBuilder("code: " + code + "\ntitle: " + quoted(title) + "\nfigures:\n");
        figures.values()
                .forEach(figure -> text.append("  ")
                        .append(figure.name())
                        .append(":\n    word: ")
                        .append(quoted(figure.word()))
                        .append("\n    figure: ")
                        .append(figure.figure())
                        .append("\n    unit: ")
                        .append(figure.unit())
                        .append("\n    source: ")
                        .append(quoted(figure.source()))
                        .append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
