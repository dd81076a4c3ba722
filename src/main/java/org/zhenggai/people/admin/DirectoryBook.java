package org.zhenggai.people.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.setup.TemplateBook;
import org.zhenggai.kernel.setup.TemplateBook.Column;
import org.zhenggai.people.Directory;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.DirectoryReader.Entry;
import org.zhenggai.people.DirectoryReader.Node;
import org.zhenggai.people.Posts;
import org.zhenggai.people.Role;
import org.zhenggai.people.UnitKinds;

/** Units and people as a workbook to fill in, with those that are there; the import reads it as it is. */
@Component
@RequiredArgsConstructor
class DirectoryBook {

    private static final String UNITS = "单位";

    private static final List<String> ADVICE = List.of(
            "1. 先填“单位”，再填“人员”。第一行是表头，请不要改。",
            "2. 单位编码和用户名用字母、数字，定后不变；上级单位填名称或编码，最上一级（镇）留空。",
            "3. 每个责任单位至少一名“负责人”或“经办人”，角色填“责任单位”。",
            "4. 至少各有一名整改办、领导小组、镇主要领导、纪检。一人多个角色的，用顿号隔开，例如：整改办、纪检。",
            "5. 邮箱用来收通知，可以留空。",
            "6. 填好后在“单位和人员”的“导入”中上传，先预览，确认后才写入；有一处错误，整个文件都不写入。",
            "例：单位 caizheng，财政分局，部门，上级 测试镇；人员 zhangsan，张三，经办人，财政分局，责任单位。");

    private final DirectoryReader reader;

    byte[] write() {
        List<Node> units = reader.tree().stream().filter(node -> !node.closed()).toList();
        List<Entry> people = reader.everybody().stream().filter(Entry::active).toList();
        return new TemplateBook()
                .sheet(
                        UNITS,
                        List.of(
                                Column.free("单位编码", 16),
                                Column.free("单位名称", 28),
                                Column.oneOf(
                                        "类别", 10, List.copyOf(UnitKinds.words().values())),
                                Column.offering("上级单位", 28, UNITS, "B")),
                        units.stream().map(node -> unit(node, units)).toList())
                .sheet(
                        "人员",
                        List.of(
                                Column.free("用户名", 18),
                                Column.free("姓名", 14),
                                Column.offering("职务", 12, posts()),
                                Column.offering("单位", 28, UNITS, "B"),
                                Column.offering("角色", 24, roles()),
                                Column.free("邮箱", 28)),
                        people.stream().map(DirectoryBook::person).toList())
                .advice(ADVICE)
                .bytes();
    }

    private static List<String> unit(Node node, List<Node> all) {
        String above = all.stream()
                .map(Node::unit)
                .filter(unit -> unit.code().equals(node.unit().parent()))
                .map(Directory.Unit::name)
                .findFirst()
                .orElse("");
        return List.of(
                node.unit().code(),
                node.unit().name(),
                UnitKinds.word(node.unit().kind()),
                above);
    }

    private static List<String> person(Entry entry) {
        String email = entry.person().email();
        return List.of(
                entry.person().username(),
                entry.person().name(),
                entry.postWord(),
                entry.unitName() == null ? "" : entry.unitName(),
                entry.rolesInWords(),
                email == null ? "" : email);
    }

    private static List<String> posts() {
        return Stream.of(Posts.HEAD, Posts.HANDLER, "leader", "secretary", "office", "discipline")
                .map(Posts::word)
                .toList();
    }

    private static List<String> roles() {
        return EnumSet.allOf(Role.class).stream().map(Role::word).toList();
    }
}
