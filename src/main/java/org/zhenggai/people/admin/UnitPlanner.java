package org.zhenggai.people.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.people.Change;
import org.zhenggai.people.Directory.Unit;
import org.zhenggai.people.DirectoryReader.Node;
import org.zhenggai.people.Ids;
import org.zhenggai.people.UnitKinds;
import org.zhenggai.people.admin.DirectoryFile.Fault;
import org.zhenggai.people.admin.DirectoryFile.Line;

/** Compares the units of a file with those of the directory. */
final class UnitPlanner extends Planner<Unit> {

    private static final Map<String, String> KINDS = kinds();

    private final Map<String, Node> present = new HashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** Every open unit as it would be after the import, by code. */
    private final Map<String, Unit> units = new LinkedHashMap<>();

    private final Map<String, String> codes = new HashMap<>();

    UnitPlanner(List<Node> tree, List<Line> file, List<Fault> faults) {
        super(faults);
        tree.forEach(node -> present.put(node.unit().code(), node));
        tree.stream()
                .filter(node -> !node.closed())
                .forEach(node -> units.put(node.unit().code(), node.unit()));
        file.forEach(this::read);
        units.values().forEach(unit -> codes.putIfAbsent(unit.name(), unit.code()));
        lines.forEach(this::place);
        lines.forEach(this::compare);
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new HashMap<>();
        UnitKinds.words().forEach((code, word) -> {
            kinds.put(code, code);
            kinds.put(word, code);
        });
        List.of("镇级", "镇党委政府", "街道", "乡", "乡镇").forEach(word -> kinds.put(word, "town"));
        List.of("镇属部门", "镇直部门", "办公室", "分局", "中心", "机关").forEach(word -> kinds.put(word, "department"));
        List.of("村", "村居", "村（社区）", "村(社区)", "居委会", "村委会").forEach(word -> kinds.put(word, "community"));
        return kinds;
    }

    /** The code of the open unit with this code or name, or null. */
    String find(String text) {
        return units.containsKey(text) ? text : codes.get(text);
    }

    private void read(Line line) {
        String code = line.value(Column.UNIT_CODE, "");
        Node node = present.get(code);
        Unit old = node == null ? null : node.unit();
        if (!Ids.isUnitCode(code)) {
            fault(line, Column.UNIT_CODE, code.isEmpty() ? "请填写单位编码。" : "“" + code + "”" + Ids.UNIT_CODE);
            return;
        }
        if (lines.putIfAbsent(code, line) != null) {
            fault(line, Column.UNIT_CODE, "“" + code + "”与" + lines.get(code).place() + "重复。");
            return;
        }
        String name = line.value(Column.UNIT_NAME, "");
        String kind = line.value(Column.KIND, old == null ? "" : old.kind());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            fault(line, Column.UNIT_NAME, name.isEmpty() ? "请填写单位名称。" : "超过" + LONGEST_NAME + "字，请改短。");
        }
        if (!KINDS.containsKey(kind)) {
            fault(line, Column.KIND, kind.isEmpty() ? "请填写类别：镇、部门或社区。" : "“" + kind + "”不认识，请填镇、部门或社区。");
        }
        units.put(code, new Unit(code, name, KINDS.getOrDefault(kind, kind), old == null ? null : old.parent()));
    }

    /** Puts the unit below the one above it, which may stand anywhere in the file. */
    private void place(String code, Line line) {
        Unit unit = units.get(code);
        String above = line.value(Column.PARENT, unit.parent());
        String parent = above.isEmpty() ? null : find(above);
        if (!above.isEmpty() && parent == null) {
            fault(line, Column.PARENT, "“" + above + "”不在单位表中，也不在文件中，请核对编码或名称。");
        }
        units.put(code, new Unit(code, unit.name(), unit.kind(), parent));
    }

    private void compare(String code, Line line) {
        Unit now = units.get(code);
        Node old = present.get(code);
        checkName(now, line);
        checkCircle(now, line);
        if (old == null) {
            added.add(now);
            return;
        }
        List<Change> changes = new ArrayList<>(Change.between(old.unit(), now));
        if (old.closed()) {
            changes.add(new Change("状态", "已撤销", "恢复"));
        }
        keep(now, changes);
    }

    private void checkName(Unit now, Line line) {
        boolean isTaken = !codes.getOrDefault(now.name(), now.code()).equals(now.code())
                || present.values().stream()
                        .anyMatch(node -> node.closed()
                                && !units.containsKey(node.unit().code())
                                && node.unit().name().equals(now.name()));
        if (isTaken && !now.name().isEmpty()) {
            fault(line, Column.UNIT_NAME, "“" + now.name() + "”已是另一单位的名称，请换一个名称。");
        }
    }

    private void checkCircle(Unit now, Line line) {
        Set<String> seen = new HashSet<>();
        for (Unit unit = now; unit != null; unit = units.get(String.valueOf(unit.parent()))) {
            if (!seen.add(unit.code())) {
                fault(line, Column.PARENT, "上下级关系绕成了圈，请核对上级单位。");
                return;
            }
        }
    }
}
