package org.zhenggai.access;

import java.util.List;
import java.util.Map;
import org.zhenggai.access.Doors.Door;
import org.zhenggai.access.Doors.Entry;
import org.zhenggai.access.Doors.Surface;
import org.zhenggai.people.Role;

/** Writes the table of doors as an administrator reads it: {@code docs/access.md}. */
final class DoorsPage {

    private static final String HEAD = """
            # 谁可以做什么

            本表由 `src/main/resources/access/doors.csv` 生成，服务器就按这张表放行；表里没有的网址对所有人关闭。
            修改表以后运行 `mvn test -Dtest=DoorsPageTest -Daccess.write=true` 重写本页。

            - **是**：可以进入。
            - **限**：可以进入，但只看到、只能办理属于自己的：由引擎的权限或本系统的事项权限限定。
            - 空白：不能进入，应答401或403（网页转到登录页）。
            - 事项的网址：本人无权查看的事项与不存在的事项应答相同，都是404，不透露有没有这个事项；访问日志照样记载。

            一人有几种角色时取最宽的，还没有角色的只能进入对全部角色开放的；代办期间另有被代办人的角色，管理员和流程设计除外。`{…}` 代表编号，`**` 代表其下全部，
            方法 `*` 代表全部方法。

            涉密事项只有整改办、镇主要领导、纪检、本轮巡察组、责任领导、牵头单位负责人和列入的知悉人员可以查看。
            """;

    private static final Map<Surface, String> TITLES = Map.of(
            Surface.PAGE, "本系统的网页",
            Surface.WEBAPP, "Camunda各应用的页面",
            Surface.WEBAPP_API, "Camunda各应用背后的接口",
            Surface.REST, "供程序使用的接口（/engine-rest，用户名和密码随每次请求发送）");

    private DoorsPage() {}

    static String of(List<Door> doors) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Surface surface : Surface.values()) {
            page.append("\n## ").append(TITLES.get(surface)).append("\n\n| 方法 | 网址 | 未登录 |");
            for (Role role : Role.values()) {
                page.append(' ').append(role.word()).append(" |");
            }
            page.append(" 说明 |\n|---|---|")
                    .append("---|".repeat(Role.values().length + 2))
                    .append('\n');
            doors.stream().filter(door -> door.surface() == surface).forEach(door -> page.append(line(door)));
        }
        return page.toString();
    }

    private static String line(Door door) {
        StringBuilder line = new StringBuilder("| %s | `%s` |%s|"
                .formatted(door.method().replace("*", "\\*"), door.path().getPatternString(), word(door.anonymous())));
        for (Role role : Role.values()) {
            line.append(word(door.entries().get(role))).append('|');
        }
        return line.append(' ').append(door.note()).append(" |\n").toString();
    }

    private static String word(Entry entry) {
        return switch (entry) {
            case NO -> " ";
            case OWN -> "限";
            case YES -> "是";
        };
    }
}
