package org.zhenggai.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhenggai.access.Visitor;
import org.zhenggai.engine.tasklist.TasklistServer;
import org.zhenggai.process.Cycle;

/** Nobody is told that a task is his which he may not do because of what he did before. */
class KeptTasksTest extends TasklistServer {

    private static final String OTHER = TEAM.get(0);

    @Test
    void whoVerifiedSeesNoSumsToConfirmAndReadsWhoMay() {
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        cycle.complete("reportProgress", item, HANDLER, done());
        cycle.verify(item, DISCIPLINE);
        Visitor verifier = loggedIn(DISCIPLINE);
        Visitor other = loggedIn(OTHER);
        int before = waiting(verifier);
        int others = waiting(other);

        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved"));

        String task = cycle.task("confirmSums", item).getId();
        String round = "/tasks?round=" + cycle.roundOf(item);
        assertThat(waiting(verifier)).isEqualTo(before);
        assertThat(waiting(other)).isEqualTo(others + 1);
        assertThat(verifier.get(round).body()).doesNotContain("/tasks/" + task).contains("共0件");
        assertThat(other.get(round).body()).contains("/tasks/" + task, "共1件");
        assertThat(verifier.get("/tasks/" + task).body())
                .contains("您核验过该事项，不能核实其涉及资金，请由他人办理。按职责分离，可由", "测试-" + OTHER)
                .contains("您只能看")
                .doesNotContain("测试-" + DISCIPLINE + "办理", "测试-" + DISCIPLINE + "、");
        assertThat(form(verifier, task).findValuesAsText("type")).doesNotContain("button");
        assertThat(form(verifier, task).findValues("readonly")).isNotEmpty().allMatch(JsonNode::asBoolean);
        assertThat(other.get("/tasks/" + task).body()).contains("还没有人认领").doesNotContain("id=\"kept\"");
        assertThat(form(other, task).findValuesAsText("type")).contains("button");
    }

    private static JsonNode form(Visitor visitor, String task) {
        return json(visitor.script("GET", "/tasks/" + task + "/form", "", null)).at("/schema/components");
    }

    private static int waiting(Visitor visitor) {
        return json(visitor.script("GET", "/tasks/counts/mine", "", null))
                .get("waiting")
                .asInt();
    }
}
