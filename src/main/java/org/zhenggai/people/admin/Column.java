package org.zhenggai.people.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of the directory may be called; the first name is the one that messages use. */
enum Column {
    UNIT_CODE(false, "单位编码", "单位代码", "单位编号", "编码", "代码"),
    UNIT_NAME(false, "单位名称", "名称", "单位全称"),
    KIND(false, "类别", "单位类别", "单位类型", "类型"),
    PARENT(false, "上级单位", "上级单位编码", "上级", "隶属单位", "主管单位"),
    USERNAME(true, "用户名", "登录名", "账号", "帐号", "登录账号"),
    NAME(true, "姓名", "人员姓名", "名字"),
    POST(true, "职务", "岗位", "职责"),
    UNIT(true, "单位", "所在单位", "所属单位", "工作单位", "部门", "责任单位", "单位编码", "单位代码", "单位名称"),
    ROLES(true, "角色", "系统角色", "用户角色"),
    EMAIL(true, "邮箱", "电子邮箱", "电子邮件", "邮件", "email", "e-mail");

    private final boolean ofPeople;
    private final List<String> names;

    Column(boolean ofPeople, String... names) {
        this.ofPeople = ofPeople;
        this.names = List.of(names);
    }

    String word() {
        return names.get(0);
    }

    /** The column of a table of people, or of units, with this heading. */
    static Optional<Column> of(String heading, boolean ofPeople) {
        String bare = heading.replaceAll("[\\s*＊　]|[（(].*[）)]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.ofPeople == ofPeople && column.names.contains(bare))
                .findFirst();
    }
}
