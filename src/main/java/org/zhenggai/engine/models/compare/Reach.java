package org.zhenggai.engine.models.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhenggai.engine.models.compare.Comparison.Change;
import org.zhenggai.engine.models.compare.Comparison.FileChange;

/**
 * How far the changes of a model and its forms reach into what runs by it. What is not known to be mere words, form,
 * condition or date counts as more.
 *
 * @param isAlike whether both have the same steps and flows
 * @param touched what changes who acts, what is called, what a listener does or what an answer is, in words
 */
public record Reach(boolean isAlike, List<String> touched) {

    /** What names and explains. */
    private static final Set<String> REMARKS = Set.of("textAnnotation", "association", "group", "category");

    private static final Set<String> WORDS =
            Set.of("说明", "表单", "表单绑定", "期限", "跟进日期", "属性“views”", "版本标记", "历史保留", "默认走向", "设计平台", "设计平台版本");

    /** Words of conditions and times, with what stands in them. */
    private static final Set<String> RULES = Set.of("条件", "定时", "条件事件");

    /** Where a step stands and how it is entered and repeated. */
    private static final Set<String> PLACES = Set.of("位于", "起点", "终点", "附着于", "打断原环节", "打断", "由事件触发", "之前异步", "之后异步");

    private static final Set<String> SHOWN = Set.of(
            "名称",
            "日期名称",
            "提示",
            "文字",
            "位于",
            "必填",
            "格式",
            "最少字数",
            "最多字数",
            "最小",
            "最大",
            "validate",
            "appearance",
            "showOutline",
            "verticalAlignment",
            "disableCollapse");

    /** Steps that somebody does or that call something. */
    private static final Set<String> ACTING = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "scriptTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "manualTask",
            "callActivity");

    public Reach {
        touched = List.copyOf(touched);
    }

    /** Whether only words, forms, conditions or dates have changed. */
    public boolean isPlain() {
        return isAlike && touched.isEmpty();
    }

    public static Reach of(List<FileChange> files) {
        boolean isAlike = true;
        TreeSet<String> touched = new TreeSet<>();
        Map<String, Integer> balance = new HashMap<>();
        List<Change> acting = new ArrayList<>();
        for (FileChange file : files) {
            for (Change change : file.changes()) {
                Kind kind = file.isForm() ? ofField(change) : ofElement(change);
                isAlike &= kind != Kind.PLACE;
                if (kind == Kind.TOUCHED) {
                    touched.add(words(change));
                } else if (kind == Kind.PLACE && isActing(change)) {
                    acting.add(change);
                    Part part = change.after() == null ? change.before() : change.after();
                    balance.merge(deed(part), change.after() == null ? -1 : 1, Integer::sum);
                }
            }
        }
        // A step under another id does the same as before.
        acting.stream()
                .filter(change -> balance.get(deed(change.after() == null ? change.before() : change.after())) != 0)
                .forEach(change -> touched.add(words(change)));
        return new Reach(isAlike, List.copyOf(touched));
    }

    private enum Kind {
        PLAIN,
        PLACE,
        TOUCHED
    }

    private static String words(Change change) {
        return change.how().word() + change.what();
    }

    private static boolean isActing(Change change) {
        return change.before() == null && ACTING.contains(change.after().kind())
                || change.after() == null && ACTING.contains(change.before().kind());
    }

    /** What a step does, whatever it is called and wherever it stands. */
    private static String deed(Part part) {
        Map<String, String> facts = new TreeMap<>(part.facts());
        facts.keySet().removeIf(name -> isWords(name) || PLACES.contains(name) || name.endsWith(" id"));
        return part.kind() + facts;
    }

    private static Kind ofElement(Change change) {
        Part before = change.before();
        Part after = change.after();
        if (change.isDrawing()) {
            return Kind.PLAIN;
        }
        if (before == null && after == null) {
            // The order of flows says whose condition is asked first.
            return change.what().equals(Remainder.WORD) ? Kind.TOUCHED : Kind.PLAIN;
        }
        if (before == null || after == null) {
            Part part = before == null ? after : before;
            return REMARKS.contains(part.kind()) ? Kind.PLAIN : isStep(part) ? Kind.PLACE : Kind.TOUCHED;
        }
        if (REMARKS.contains(after.kind()) && REMARKS.contains(before.kind())) {
            return Kind.PLAIN;
        }
        if (!before.kind().equals(after.kind())) {
            return Kind.TOUCHED;
        }
        Kind kind = Kind.PLAIN;
        for (String name : changed(before, after)) {
            boolean isBoth = before.facts().containsKey(name) && after.facts().containsKey(name);
            if (isWords(name) && (isBoth || !isTime(name))) {
                continue;
            }
            if (!PLACES.contains(name) && !isTime(name)) {
                return Kind.TOUCHED;
            }
            kind = Kind.PLACE;
        }
        return kind;
    }

    private static boolean isStep(Part part) {
        return ACTING.contains(part.kind())
                || part.kind().endsWith("Gateway")
                || part.kind().endsWith("Event")
                || part.kind().equals("sequenceFlow")
                || part.kind().equals("subProcess");
    }

    private static boolean isWords(String name) {
        return WORDS.contains(name)
                || RULES.contains(name)
                || RULES.stream().anyMatch(rule -> name.startsWith(rule + " "));
    }

    private static boolean isTime(String name) {
        return name.startsWith("定时") || name.startsWith("条件事件");
    }

    private static List<String> changed(Part before, Part after) {
        TreeSet<String> names = new TreeSet<>(before.facts().keySet());
        names.addAll(after.facts().keySet());
        return names.stream()
                .filter(name ->
                        !Objects.equals(before.facts().get(name), after.facts().get(name)))
                .toList();
    }

    /** Fields that carry an answer may change in their words and limits only. */
    private static Kind ofField(Change change) {
        if (change.isDrawing()
                || change.before() == null
                        && change.after() == null
                        && !change.what().equals(Remainder.WORD)) {
            return Kind.PLAIN;
        }
        Part before = change.before();
        Part after = change.after();
        if (before == null || after == null) {
            Part part = before == null ? after : before;
            return part != null && !carries(part) ? Kind.PLAIN : Kind.TOUCHED;
        }
        if (!carries(before) && !carries(after)) {
            return Kind.PLAIN;
        }
        boolean isShownOnly = changed(before, after).stream()
                .allMatch(name -> SHOWN.contains(name.replaceFirst("\\..*", ""))
                        || name.equals("选项")
                                && answers(before.facts().get(name))
                                        .equals(answers(after.facts().get(name))));
        return isShownOnly ? Kind.PLAIN : Kind.TOUCHED;
    }

    /** The options without what they are called. */
    private static String answers(String options) {
        return options != null && options.matches("(?s)共\\d+项：.*")
                ? options.replaceAll("[^、：（）]*（([^）]*)）", "$1")
                : "" + options;
    }

    private static boolean carries(Part field) {
        return field.facts().containsKey("字段名") || field.facts().containsKey("列表名");
    }
}
