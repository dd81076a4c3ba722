package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** Whoever may not see an item gets the answer of an item that does not exist, whatever he asks of it. */
class HiddenItemsTest extends VisitedServer {

    private static final long NONE = 999_999_999L;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void hiddenItemsAnswerLikeNone() {
        String inspector = "outside" + item;
        directory.addPerson(
                new Directory.Person(inspector, "测试-巡察", "member", null, null, Set.of(Role.INSPECTION_TEAM)), PASSWORD);
        for (String user : List.of(OTHER_UNIT, inspector)) {
            answersAlike(loggedIn(user));
        }
    }

    @Test
    void confidentialItemsAnswerLikeNone() {
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.statusOf("/items/" + item)).isEqualTo(200);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        answersAlike(handler);
        jdbc.sql("update item set confidential = false where id = ?")
                .param(item)
                .update();
    }

    @Test
    void attemptsAreInTheLogOfAccess() {
        int before = denials();
        assertThat(loggedIn(OTHER_UNIT).statusOf("/items/" + item)).isEqualTo(404);
        assertThat(denials()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select subject from access_log where kind = 'DENIED' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("GET /items/" + item);
    }

    /** Whoever sees the item knows that it is there, and is told that this is not for him to do. */
    @Test
    void readersAreToldWhatTheyMayNotDo() {
        Visitor leader = loggedIn(LEADER);
        assertThat(leader.octets("/items/" + item + "/evidence?name=x.txt", BodyPublishers.ofString("x"))
                        .statusCode())
                .isEqualTo(403);
    }

    private void answersAlike(Visitor visitor) {
        String token = visitor.scriptToken();
        List<Function<String, HttpResponse<String>>> requests = new ArrayList<>();
        for (String part : List.of("", "/history", "/source", "/comments", "/evidence", "/evidence/1/content")) {
            requests.add(path -> visitor.get(path + part));
            requests.add(path -> visitor.script("GET", path + part, "", token));
        }
        requests.add(path -> visitor.script("POST", path + "/comments", "{\"text\":\"x\"}", token));
        requests.add(path -> visitor.script("POST", path + "/evidence/1/withdraw", "{\"reason\":\"x\"}", token));
        requests.add(path -> visitor.octets(path + "/evidence?name=x.txt", BodyPublishers.ofString("x")));
        for (Function<String, HttpResponse<String>> request : requests) {
            HttpResponse<String> hidden = request.apply("/items/" + item);
            HttpResponse<String> none = request.apply("/items/" + NONE);
            String what = hidden.request().method() + " " + hidden.uri();
            assertThat(hidden.statusCode()).as(what).isEqualTo(404);
            assertThat(none.statusCode()).as(what).isEqualTo(404);
            assertThat(hidden.body()).as(what).contains("不在您可以查看的范围内");
            assertThat(stable(hidden, item)).as(what).isEqualTo(stable(none, NONE));
            assertThat(new TreeSet<>(hidden.headers().map().keySet()))
                    .as(what)
                    .isEqualTo(new TreeSet<>(none.headers().map().keySet()));
        }
    }

    private static String stable(HttpResponse<String> answer, long id) {
        return answer.body()
                .replaceAll("\"timestamp\":\"[^\"]*\"", "")
                .replaceAll("name=\"(_?csrf|_once)\"[^>]*>", "")
                .replace("/items/" + id, "/items/");
    }

    private int denials() {
        return jdbc.sql("select count(*) from access_log where kind = 'DENIED' and actor = ?")
                .param(OTHER_UNIT)
                .query(Integer.class)
                .single();
    }
}
