package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.zhenggai.access.Visitor;
import org.zhenggai.round.ShortNames;

/** Tasklist's search box: what the server makes of the words, and what the engine finds by them in a list. */
class TaskSearchTest extends TasklistServer {

    @Autowired
    private FilterService filters;

    @Autowired
    private ShortNames names;

    @Autowired
    @Qualifier("olderTaskWordsProcess")
    private SmartInitializingSingleton olderTasks;

    @Test
    void wordsAreFoundAsPeopleWriteThem() {
        List<Long> items = cycle.items(cycle.startedRound(12));

        for (String typed : List.of("第3类", "３　账目", "“第３类账目不清”", "「账目」 3", "责任落实 第3类", "财政分局 签收 第3类")) {
            assertThat(found(HEAD, typed, items)).as(typed).containsExactly("3");
        }
        assertThat(found(HEAD, "1", items)).containsExactlyInAnyOrder("1", "10", "11", "12");
        assertThat(found(HEAD, "2", items)).containsExactly("2");
        assertThat(found(HEAD, "%", items)).isEmpty();
        assertThat(found(HEAD, "_", items)).isEmpty();
        assertThat(found(HEAD, "\\", items)).isEmpty();
        assertThat(found(HEAD, "第3类 第4类", items)).isEmpty();
        assertThat(found(OTHER_HEAD, "第3类", items)).isEmpty();
    }

    @Test
    void tasksAreFoundByTheNameOfTheirRound() {
        long round = cycle.startedRound(2);
        List<Long> items = cycle.items(round);
        assertThat(found(HEAD, cycle.nameOf(round), items)).containsExactly("1", "2");

        names.rename(round, OFFICE, "专项" + round);

        assertThat(found(HEAD, "专项" + round + " 第2类", items)).containsExactly("2");
        assertThat(found(HEAD, "别的轮次", items)).isEmpty();
    }

    @Test
    void punctuationIsNoFilterAndTheListSaysSo() {
        var words = json(loggedIn(HEAD).script("GET", "/tasks/words?typed=" + encoded("，。“”"), "", null));

        assertThat(words.get("patterns")).isEmpty();
        assertThat(words.get("remark").asText()).isEqualTo("查找框里没有文字或数字，没有按它筛选。");
    }

    @Test
    void tasksFromBeforeAreGivenTheirWordsOnce() {
        List<Long> items = cycle.items(cycle.startedRound(2));
        List<String> words = descriptions(items);
        assertThat(words).allSatisfy(description -> assertThat(description).contains("责任落实不到位", "财政分局"));
        ids("acceptItem", items)
                .forEach(id -> jdbc.sql(
                                "update ACT_RU_TASK set DESCRIPTION_ = substring(DESCRIPTION_ from position('\n' in DESCRIPTION_) + 1) where ID_ = ?")
                        .param(id)
                        .update());

        olderTasks.afterSingletonsInstantiated();
        olderTasks.afterSingletonsInstantiated();

        assertThat(descriptions(items)).isEqualTo(words);
    }

    private List<String> descriptions(List<Long> items) {
        return items.stream()
                .map(item -> cycle.task("acceptItem", item).getDescription())
                .toList();
    }

    /** The numbers of those of the items whose tasks the person's list of his unit shows for these words. */
    private List<String> found(String person, String typed, List<Long> items) {
        var words = json(loggedIn(person).script("GET", "/tasks/words?typed=" + encoded(typed), "", null));
        List<String> patterns = new ArrayList<>();
        words.get("patterns").forEach(pattern -> patterns.add("{\"descriptionLike\":" + pattern + "}"));
        String body = patterns.isEmpty() ? "{}" : "{\"orQueries\":[" + String.join(",", patterns) + "]}";
        Visitor visitor = loggedIn(person);
        visitor.get("/camunda/app/tasklist/");
        var answer = visitor.json(
                "POST", "/camunda/api/engine/engine/default/filter/" + unitFilter() + "/list?maxResults=1000", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> shown = json(answer).findValuesAsText("id");
        return items.stream()
                .filter(item -> shown.contains(taskOf(item)))
                .map(item -> jdbc.sql("select number from item where id = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .toList();
    }

    private String taskOf(long item) {
        return jdbc.sql("select t.ID_ from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
                        + " where e.BUSINESS_KEY_ = ? and t.TASK_DEF_KEY_ = 'userTask_acceptItem'")
                .param(String.valueOf(item))
                .query(String.class)
                .single();
    }

    private String unitFilter() {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter -> "unit".equals(filter.getProperties().get("key")))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
