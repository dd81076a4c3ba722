package org.zhenggai.intake.parse.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The head of a table of findings: which column holds what, told by the headings that offices use. */
final class TableHead {

    /** What a column holds, with the endings of its usual headings; the first that fits counts. */
    enum Role {
        NUMBER("序号", "编号", "问题序号"),
        MEASURE("整改措施", "整改举措", "具体措施", "工作措施", "措施", "整改任务和措施", "措施及要求"),
        RESULT(
                "整改情况", "整改进展", "进展情况", "整改进展情况", "整改成效", "成效", "落实情况", "完成情况", "整改结果", "目前进展", "当前进展", "当前进度", "工作进展",
                "完成进度"),
        ASSISTING("配合单位", "协办单位", "配合部门", "协办部门"),
        UNIT("责任单位", "牵头单位", "责任部门", "牵头部门", "主办单位", "整改单位", "责任科室", "主责单位", "主责部门", "承办单位"),
        LEADER("责任领导", "责任人", "牵头领导", "分管领导", "包案领导", "责任人员"),
        DEADLINE("时限", "期限", "完成时间", "整改时间"),
        AREA("方面", "类别", "领域", "问题类型", "大类", "分类"),
        ITEM("整改事项", "整改任务", "具体事项"),
        FINDING("问题", "问题描述", "问题表现", "具体表现", "问题内容", "反馈意见", "问题清单", "反馈内容", "问题及表现");

        private final List<String> endings;
        private final boolean isRepeatable;

        Role(String... endings) {
            this.endings = List.of(endings);
            this.isRepeatable = name().equals("MEASURE") || name().equals("RESULT");
        }

        private boolean fits(String heading) {
            return endings.stream().anyMatch(heading::endsWith);
        }
    }

    private static final int LONGEST_HEADING = 16;
    private static final String REMARK = "备注|说明|附注";

    private final Map<Role, List<Integer>> columns = new EnumMap<>(Role.class);
    private final List<String> words;
    private final List<String> unknown = new ArrayList<>();

    private TableHead(List<String> words) {
        this.words = words;
        for (int column = 0; column < words.size(); column++) {
            String heading = words.get(column).replaceAll("[（(].*?[）)]|\\s|[：:]|及其?.*$", "");
            Optional<Role> role = role(heading);
            if (role.isPresent() && (role.get().isRepeatable || !columns.containsKey(role.get()))) {
                columns.computeIfAbsent(role.get(), any -> new ArrayList<>()).add(column);
            } else if (!heading.isEmpty() && !heading.matches(REMARK)) {
                unknown.add(words.get(column));
            }
        }
    }

    private static Optional<Role> role(String heading) {
        return heading.isEmpty() || heading.length() > LONGEST_HEADING
                ? Optional.empty()
                : Arrays.stream(Role.values())
                        .filter(role -> role.fits(heading))
                        .findFirst();
    }

    /** The head that a row is, empty when it is none: it must tell where the problems stand, and one thing more. */
    static Optional<TableHead> of(List<String> cells) {
        TableHead head = new TableHead(cells);
        boolean isHead = (head.columns.containsKey(Role.FINDING) || head.columns.containsKey(Role.ITEM))
                && head.columns.size() > 1
                && cells.stream().allMatch(cell -> cell.length() <= 2 * LONGEST_HEADING);
        return isHead ? Optional.of(head) : Optional.empty();
    }

    /** The head that two rows are together: a word over several columns goes with the words below it. */
    static Optional<TableHead> of(List<String> upper, List<String> lower) {
        List<String> joined = new ArrayList<>();
        String over = "";
        for (int column = 0; column < Math.max(upper.size(), lower.size()); column++) {
            String above = column < upper.size() ? upper.get(column) : "";
            String below = column < lower.size() ? lower.get(column) : "";
            over = above.isEmpty() ? over : above;
            boolean isSame = below.isEmpty() || below.equals(above);
            joined.add(isSame ? above : over + below);
        }
        return of(joined);
    }

    /** How many columns it knows. */
    int known() {
        return columns.size();
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }

    /** The headings that it does not know; what stands below them is read as nothing. */
    List<String> unknown() {
        return unknown;
    }

    /** The cell of a row; empty where the row or the head has none. */
    String cell(List<String> cells, Role role) {
        return cells(cells, role).stream().findFirst().orElse("");
    }

    /** The cells of a row, where several columns can hold the same. */
    List<String> cells(List<String> cells, Role role) {
        return columns.getOrDefault(role, List.of()).stream()
                .map(column -> column < cells.size() ? cells.get(column).strip() : "")
                .toList();
    }

    /** Whether another head has the same words, as at the top of a new page. */
    boolean isRepeatedBy(TableHead other) {
        return other.words.equals(words);
    }
}
