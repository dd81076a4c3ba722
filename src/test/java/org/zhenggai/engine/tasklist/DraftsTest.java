package org.zhenggai.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.access.Visitor;

/** The draft of a form is its writer's own, goes with the task, and is no bigger than a form. */
class DraftsTest extends TasklistServer {

    private static final String WORDS = "{\\\"values\\\":{\\\"reason\\\":\\\"不属本单位\\\"}}";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void draftIsReadByItsWriterAloneAndGoesWithTheSubmission() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);

        assertThat(json(read(handler, task)).get("content").isNull()).isTrue();
        assertThat(json(write(handler, task, WORDS)).get("keptAt").asText()).isNotEmpty();
        JsonNode kept = json(read(handler, task));
        assertThat(kept.get("content").asText()).isEqualTo("{\"values\":{\"reason\":\"不属本单位\"}}");
        assertThat(json(read(loggedIn(HEAD), task)).get("content").isNull())
                .as("the head works on the task too, but has not written it")
                .isTrue();
        assertThat(read(loggedIn(OTHER_HEAD), task).statusCode()).isEqualTo(404);
        assertThat(write(loggedIn(OTHER_HEAD), task, WORDS).statusCode()).isEqualTo(404);
        assertThat(read(visitor(), task).statusCode()).isEqualTo(302);

        write(loggedIn(HEAD), task, WORDS);
        cycle.complete("acceptItem", item, HANDLER, Map.of("decision", "accepted"));
        assertThat(drafts(task)).isZero();
        assertThat(read(handler, task).statusCode()).isEqualTo(404);
    }

    @Test
    void draftGoesWithATaskThatEndsOtherwise() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        var task = cycle.task("acceptItem", item);
        write(loggedIn(HANDLER), task.getId(), WORDS);
        assertThat(drafts(task.getId())).isEqualTo(1);

        runtime.deleteProcessInstance(task.getProcessInstanceId(), "withdrawn", true);

        assertThat(drafts(task.getId())).isZero();
    }

    /** U+2028 is what JSON leaves as it is, and what a text field would have as an end of line. */
    @Test
    void pastedCharactersLeaveTheDraftWhatItIs() {
        String task = ids("acceptItem", cycle.items(cycle.startedRound(1))).get(0);
        Visitor handler = loggedIn(HANDLER);
        String words = "{\\\"values\\\":{\\\"reason\\\":\\\"一\u2028二\u2029三\u0085四\u00a0五\\\"}}";

        assertThat(write(handler, task, words).statusCode()).isEqualTo(200);

        assertThat(json(read(handler, task)).get("content").asText()).isEqualTo(words.replace("\\\"", "\""));
        assertThat(write(handler, task, "\\u0000").statusCode()).isEqualTo(422);
    }

    @Test
    void lastWordsAreKeptAndTooMuchIsRefused() {
        List<Long> items = cycle.items(cycle.startedRound(1));
        String task = ids("acceptItem", items).get(0);
        Visitor handler = loggedIn(HANDLER);
        write(handler, task, "first");
        write(handler, task, "second");

        HttpResponse<String> refused = write(handler, task, "长".repeat(500_001));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("message").asText()).startsWith("填写的内容超过500000字，草稿没有保存。");
        assertThat(json(read(handler, task)).get("content").asText()).isEqualTo("second");
        handler.script("POST", path(task), "{\"content\":null}", handler.scriptToken());
        assertThat(drafts(task)).isZero();
    }

    /** Sent a moment before the form is submitted, it is there before the submission is through. */
    @Test
    void draftThatComesWhileTheTaskIsCompletedIsNotKept() throws Exception {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        Visitor handler = loggedIn(HANDLER);
        String token = handler.scriptToken();
        CompletableFuture<HttpResponse<String>> late = transaction.execute(status -> {
            cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
            CompletableFuture<HttpResponse<String>> draft = CompletableFuture.supplyAsync(
                    () -> handler.script("POST", path(task), "{\"content\":\"" + WORDS + "\"}", token));
            assertThat(draft)
                    .as("waits for the submission")
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableOfType(TimeoutException.class);
            return draft;
        });
        assertThat(late.get().statusCode()).isBetween(404, 422);
        assertThat(drafts(task)).isZero();
    }

    private long drafts(String task) {
        return jdbc.sql("select count(*) from form_draft where task = ?")
                .param(task)
                .query(Long.class)
                .single();
    }

    private static String path(String task) {
        return "/tasks/" + task + "/draft";
    }

    private static HttpResponse<String> read(Visitor visitor, String task) {
        return visitor.script("GET", path(task), "", null);
    }

    private static HttpResponse<String> write(Visitor visitor, String task, String content) {
        return visitor.script("POST", path(task), "{\"content\":\"" + content + "\"}", visitor.scriptToken());
    }
}
