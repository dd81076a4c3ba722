package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.work.plan.PlanTable;

/** A finding of three items of different units: nobody reads more of its source than is his, by page, tab or form. */
class FindingTextTest extends VisitedServer {

    private static final String FINDING = """
            1.针对“三公经费管理不严”的问题。检查组抽查了近三年账目。
            （1）关于现金收支。出纳长期白条抵库。
            限期补齐凭证。
            （2）关于公务接待。多次接待没有公函。
            （3）关于车辆使用。节假日公车私用。
            """;

    private static final String SHARED = "检查组抽查了近三年账目";
    private static final String FIRST = "白条抵库";
    private static final String SECOND = "没有公函";
    private static final String THIRD = "公车私用";
    private static final String REMARK = "（本问题其他整改事项的内容由其责任单位查看）";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RoundReaders readers;

    private List<Long> parts;

    /** The first item is led by unit1, the others by unit2; unit1 assists in the third. */
    @BeforeEach
    void divide() {
        long round = cycle.startedRound(FINDING, FindingTextTest::planned);
        ClockUtil.reset();
        parts = cycle.items(round);
    }

    private static PlanTable.Change planned(PlanTable.Row row) {
        return new PlanTable.Change(
                row.id(),
                row.version(),
                row.number().equals("1-1") ? "unit1" : "unit2",
                row.number().equals("1-3") ? List.of("unit1") : List.of(),
                LEADER,
                ItemKind.DATED,
                LocalDate.of(2024, 8, 30),
                false);
    }

    @Test
    void unitReadsItsPassagesAndNoOthers() {
        Visitor unit = inTasklist(HEAD);
        for (String answer : answers(unit, 0)) {
            assertThat(answer).contains(SHARED, FIRST, "限期补齐凭证", THIRD).containsOnlyOnce(REMARK);
            assertThat(answer).doesNotContain(SECOND);
        }
        Visitor other = inTasklist(OTHER_UNIT);
        for (String answer : answers(other, 1)) {
            assertThat(answer).contains(SHARED, SECOND, THIRD).containsOnlyOnce(REMARK);
            assertThat(answer).doesNotContain(FIRST, "限期补齐凭证");
        }
    }

    @Test
    void linesKeepTheirNumbers() {
        assertThat(loggedIn(HEAD).get("/items/" + parts.get(0) + "/source").body())
                .contains("\"lines\":[{\"number\":5,\"text\":\"1.针对“三公经费管理不严”的问题。检查组抽查了近三年账目。\"},"
                        + "{\"number\":6,\"text\":\"（1）关于现金收支。出纳长期白条抵库。\"},"
                        + "{\"number\":7,\"text\":\"限期补齐凭证。\"},"
                        + "{\"number\":null,\"text\":\"" + REMARK + "\"},"
                        + "{\"number\":9,\"text\":\"（3）关于车辆使用。节假日公车私用。\"}]");
    }

    @Test
    void readersOfAllItemsReadAllButWhatIsConfidential() {
        Visitor leader = loggedIn(person("reading", Role.LEADING_GROUP));
        assertThat(page(leader, 0)).contains(SHARED, FIRST, SECOND, THIRD).doesNotContain(REMARK);

        jdbc.sql("update item set confidential = true where id = ?")
                .param(parts.get(2))
                .update();

        for (String answer : answers(inTasklist(HEAD), 0)) {
            assertThat(answer).contains(FIRST).containsOnlyOnce(REMARK).doesNotContain(SECOND, THIRD);
        }
        assertThat(page(leader, 0)).contains(SHARED, FIRST, SECOND, REMARK).doesNotContain(THIRD);
        String team = person("inspecting", Role.INSPECTION_TEAM);
        readers.add(cycle.roundOf(parts.get(0)), team);
        for (String user : List.of(OFFICE, SECRETARY, DISCIPLINE, LEADER, team)) {
            assertThat(page(loggedIn(user), 0))
                    .as(user)
                    .contains(SHARED, FIRST, SECOND, THIRD)
                    .doesNotContain(REMARK);
        }
    }

    @Test
    void formShowsWhatItsReaderMaySee() {
        cycle.complete("acceptItem", parts.get(0), HEAD, Map.of("decision", "handedBack", "reason", "职责不符"));
        ClockUtil.reset();
        assertThat(form(inTasklist(OFFICE), "reassignItem", 0)).contains(SHARED, FIRST, SECOND, THIRD);
        assertThat(cycle.shown(cycle.task("acceptItem", parts.get(1)))
                        .get("item")
                        .toString())
                .as("read by the server itself")
                .contains(SHARED, SECOND)
                .doesNotContain(FIRST, THIRD);
    }

    @Test
    void undividedTextIsForReadersOfAllItems() {
        jdbc.sql("update item set passage_from = null where id = ?")
                .param(parts.get(1))
                .update();
        for (String answer : answers(inTasklist(HEAD), 0)) {
            assertThat(answer).contains("原文没有按整改事项分开").doesNotContain(SHARED, FIRST, SECOND, THIRD);
        }
        assertThat(page(loggedIn(OFFICE), 0)).contains(SHARED, FIRST, SECOND, THIRD);
    }

    /** What page, tab and form say of a unit's item that waits to be accepted. */
    private List<String> answers(Visitor unit, int part) {
        return List.of(
                page(unit, part), body(unit, "/items/" + parts.get(part) + "/source"), form(unit, "acceptItem", part));
    }

    private String page(Visitor visitor, int part) {
        return body(visitor, "/items/" + parts.get(part));
    }

    private String form(Visitor visitor, String task, int part) {
        String id = cycle.task(task, parts.get(part)).getId();
        return body(visitor, "/tasks/" + id + "/case");
    }

    private static String body(Visitor visitor, String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String person(String name, Role role) {
        String user = name + parts.get(0);
        directory.addPerson(new Directory.Person(user, "测试-" + name, "member", null, null, Set.of(role)), PASSWORD);
        return user;
    }
}
