package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;

/** What Tasklist's list says about tasks, and to whom. */
class TaskCardsTest extends TasklistServer {

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Test
    void cardSaysWhatWhoseAndHowItStands() {
        List<Long> items = cycle.items(cycle.startedRound(2));
        List<String> ids = ids("acceptItem", items);
        tasks.setAssignee(ids.get(1), HANDLER);
        cycle.at(LocalDateTime.of(2024, 3, 9, 9, 0));

        JsonNode cards = cards(loggedIn(HANDLER), ids);

        JsonNode first = cards.at("/cards/" + ids.get(0));
        assertThat(first.get("step").asText()).isEqualTo("签收整改事项");
        assertThat(first.get("number").asText()).isEqualTo("1");
        assertThat(first.get("title").asText()).isEqualTo("第1类账目不清");
        assertThat(first.get("unit").asText()).isEqualTo("财政分局");
        assertThat(first.at("/due/word").asText()).isEqualTo("已逾期3天");
        assertThat(first.at("/due/colour").asText()).isEqualTo("overdue");
        assertThat(first.at("/due/at").asText()).isEqualTo("2024年3月6日 17:30");
        assertThat(first.get("assignee").isNull()).isTrue();
        assertThat(first.get("level").isNull()).isTrue();
        assertThat(first.get("team").isNull()).as("a handler assigns nothing").isTrue();
        assertThat(cards.get("teams")).isEmpty();
        assertThat(cards.at("/cards/" + ids.get(1) + "/assignee").asText()).isEqualTo("测试-handler1");
    }

    @Test
    void headAndOfficeGetTheirPeopleWithTheCards() {
        List<String> ids = ids("acceptItem", cycle.items(cycle.startedRound(1)));

        JsonNode cards = cards(loggedIn(HEAD), ids);

        assertThat(cards.at("/cards/" + ids.get(0) + "/team").asText()).isEqualTo("inspected-unit:unit1");
        assertThat(cards.at("/teams/inspected-unit:unit1").findValuesAsText("username"))
                .contains(HANDLER, HEAD)
                .doesNotContain(OTHER_UNIT, OFFICE);
    }

    @Test
    void tasksOfRoundsAndPeriodsHaveCardsToo() {
        long round = cycle.round(1);
        String study = cycle.task("studyFeedback", round).getId();

        JsonNode card = cards(loggedIn(OFFICE), List.of(study)).at("/cards/" + study);

        assertThat(card.get("step").asText()).isEqualTo("传达学习反馈意见");
        assertThat(card.get("round").asText()).isEqualTo(cycle.nameOf(round)).contains("年巡察");
        assertThat(card.get("title").asText())
                .as("a round's title is a sentence")
                .isEmpty();
        assertThat(card.get("unit").isNull()).isTrue();
    }

    @Test
    void cardsOfTwoRoundsAreToldApart() {
        List<Long> items = List.of(
                cycle.items(cycle.startedRound(1)).get(0),
                cycle.items(cycle.startedRound(1)).get(0));
        List<String> ids = ids("acceptItem", items);

        JsonNode cards = cards(loggedIn(HANDLER), ids);

        List<String> rounds = ids.stream()
                .map(id -> cards.at("/cards/" + id + "/round").asText())
                .toList();
        assertThat(rounds)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(items.stream()
                        .map(item -> cycle.nameOf(cycle.roundOf(item)))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 通报", "2, 提醒函", "4, 专项督办", "5, 专项督办"})
    void stepOfTheLadderStandsThereWhileTheItemStalls(int level, String word) {
        long round = cycle.startedRound(1);
        long item = cycle.items(round).get(0);
        cycle.openPeriod(round);
        jdbc.sql("insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " values (?, ?, ?, 1, ?, ?)")
                .params(item, cycle.period(round), cycle.period(round), level, START)
                .update();
        String id = cycle.task("acceptItem", item).getId();

        assertThat(cards(loggedIn(HEAD), List.of(id))
                        .at("/cards/" + id + "/level")
                        .asText())
                .as("a referral is for the discipline inspection to know")
                .isEqualTo(word);

        jdbc.sql("update escalation_episode set ended_at = ? where item = ?")
                .params(START, item)
                .update();
        assertThat(cards(loggedIn(HEAD), List.of(id))
                        .at("/cards/" + id + "/level")
                        .isNull())
                .isTrue();
    }

    @Test
    void anotherUnitGetsNothing() {
        List<String> ids = ids("acceptItem", cycle.items(cycle.startedRound(3)));

        assertThat(cards(loggedIn(OTHER_UNIT), ids).get("cards")).isEmpty();
        assertThat(cards(loggedIn(OTHER_HEAD), ids).get("cards")).isEmpty();
        assertThat(cards(loggedIn(LEADER), ids).get("cards")).isEmpty();
        assertThat(visitor()
                        .script("GET", "/tasks/cards?ids=" + ids.get(0), "", null)
                        .body())
                .doesNotContain("账目");
    }

    @Test
    void moreThanAPageAtOnceIsRefused() {
        List<String> ids = IntStream.range(0, 51).mapToObj(n -> "task" + n).toList();

        var answer = loggedIn(HEAD).script("GET", "/tasks/cards?ids=" + String.join(",", ids), "", null);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("message").asText()).contains("一次最多处理50项任务");
        assertThat(cards(loggedIn(HEAD), List.of("nonsense")).get("cards")).isEmpty();
        assertThat(cards(loggedIn(HEAD), List.of()).get("cards")).isEmpty();
    }

    @Test
    void countsAreThoseOfTheListsUnderTheUsersOwnRights() {
        cycle.startedRound(2);
        Visitor head = loggedIn(HEAD);

        JsonNode counts = json(head.script("GET", "/tasks/counts", "", null));

        identities.setAuthentication(HEAD, List.copyOf(directory.groupsOf(HEAD)));
        try {
            Map<String, Long> lists = filters.createTaskFilterQuery().list().stream()
                    .collect(java.util.stream.Collectors.toMap(Filter::getId, filter -> filters.count(filter.getId())));
            assertThat(lists).hasSize(5);
            lists.forEach((id, count) -> assertThat(counts.get(id).asLong()).isEqualTo(count));
            assertThat(counts).hasSize(5);
        } finally {
            identities.clearAuthentication();
        }
    }
}
