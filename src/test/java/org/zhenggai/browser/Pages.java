package org.zhenggai.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the table of doors, with ids of the demo in them, and who of the demo's users looks at which. */
final class Pages {

    private static final Path DOORS = Path.of("src/main/resources/access/doors.csv");

    private static final String HANDLER = "zuzhijb";

    /** A user of the demo for each role, in the order of the table's columns. */
    static final List<String> USERS =
            List.of(HANDLER, "zhenggaiban1", "banzichengjian", "shuji1", "hecha1", "xuncha1", "liucheng1", "guanli1");

    private static final int FIRST_ROLE = 4;

    /** Answers that are no page: files, pictures, JSON, parts of pages, and ways that lead on to a page. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/csrf|/shell|/documents/\\{document}|/zhenggai/.*|/oauth2/.*|/login/.*|/calendar/.*|/help/pictures/.*|/(rounds|ledger)"
                    + "|/inbox/(count|\\{notice})|/tasks/(cards|counts|counts/mine|words)|/tasks/\\{task}/(?!done).*"
                    + "|.*(\\.csv|\\.xlsx|\\.yml|/workbook|/content|/original|/picture|/tree|/version|/versions/.*|/template|/file"
                    + "|/closed-file|/workshop/kit|/workshop/files|/rows|/days|/sums|/drawer|/history|/source|/comments|/evidence|/nodes/.*|/units/tree)");

    /** Pages of something that the demo does not have: an upload, a draft, a task that is done. */
    private static final Pattern NOT_IN_DEMO = Pattern.compile(
            ".*\\{(upload|draft|import)}.*|/tasks/\\{task}/done|/workshop/(drafts/\\{id}(/trial|/picture)?|software(/picture)?|running\\.zip|migration/runs/\\{run})");

    private Pages() {}

    /** The addresses that each user opens: every page that he may, and each kind of task that waits for him. */
    static Map<String, List<String>> all(JdbcClient jdbc) throws IOException {
        Map<String, String> values = values(jdbc);
        Map<String, List<String>> all = new LinkedHashMap<>();
        USERS.forEach(user -> all.put(user, new java.util.ArrayList<>()));
        for (String line : Files.readAllLines(DOORS)) {
            String[] door = line.split(",");
            boolean isPage = door[0].equals("page")
                    && door[1].equals("GET")
                    && !NO_PAGE.matcher(door[2]).matches()
                    && !NOT_IN_DEMO.matcher(door[2]).matches()
                    && !door[2].equals("/login");
            if (isPage) {
                USERS.stream()
                        .filter(user -> !door[FIRST_ROLE + USERS.indexOf(user)].equals("no"))
                        .filter(user -> !door[2].startsWith("/tasks/") || user.equals(HANDLER))
                        .forEach(user -> all.get(user).add(address(door[2], values)));
            }
        }
        return all;
    }

    private static String address(String path, Map<String, String> values) {
        String address = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            address = address.replace(value.getKey(), value.getValue());
        }
        if (address.contains("{")) {
            throw new IllegalStateException(path + " is new: say here which one to open, or that it is no page ("
                    + Arrays.toString(values.keySet().toArray()) + ")");
        }
        return address.equals("/search") ? "/search?q=干部" : address;
    }

    /** The first that fits counts; an item, a task and a unit that the unit's handler sees, as all others do. */
    private static Map<String, String> values(JdbcClient jdbc) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("notices/templates/{kind}", "notices/templates/TASK");
        values.put("migration/{process}", "migration/rectification-item");
        values.put("documents/{kind}", "documents/plan");
        values.put("{round}", "1");
        values.put("{item}", one(jdbc, "select id from item where number = '33'"));
        values.put("{bulletin}", one(jdbc, "select max(id) from bulletin"));
        values.put("{unit}", one(jdbc, "select unit from person where username = 'zuzhijb'"));
        values.put("{user}", "zuzhijb");
        values.put("{code}", "inspection-2024");
        values.put("{part}", "units");
        values.put("{task}", one(jdbc, """
                select min(t.id_) from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_
                where l.group_id_ = 'inspected-unit:' || (select unit from person where username = 'zuzhijb')
                """));
        return values;
    }

    private static String one(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
