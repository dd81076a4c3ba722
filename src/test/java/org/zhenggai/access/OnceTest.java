package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person sends twice, at once or one after the other, is stored once, and he gets the same answer twice. */
class OnceTest extends TestServer {

    private static final Pattern KEY = Pattern.compile("name=\"_once\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    private JdbcClient jdbc;

    private long item;

    @BeforeEach
    void prepare() {
        item = cycle.items(cycle.startedRound(1)).get(0);
        ClockUtil.reset();
    }

    @AfterEach
    void presentTime() {
        ClockUtil.reset();
        jdbc.sql("delete from absence where person = ?").param(HEAD).update();
    }

    @Test
    void everyFormOfAPageHasAKeyOfItsOwn() {
        String page = loggedIn(HEAD).get("/notices").body();
        List<String> keys = KEY.matcher(page).results().map(key -> key.group(1)).toList();
        assertThat(keys).doesNotHaveDuplicates().hasSize(page.split("method=\"post\"", -1).length - 1);
    }

    @Test
    void formSentTwiceAtTheSameMomentIsDoneOnceAndAnsweredTwice() {
        Visitor head = loggedIn(HEAD);
        String fields = absence(head, 40);
        String token = head.token("/absences");
        List<HttpResponse<String>> answers = twice(() -> head.form("/absences", fields, token));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(302);
        assertThat(answers)
                .extracting(answer -> answer.headers().firstValue("Location").orElseThrow())
                .allMatch(to -> to.endsWith("/absences"));
        assertThat(absences()).isEqualTo(1);
        assertThat(head.form("/absences", fields, token).statusCode())
                .as("sent again by going back")
                .isEqualTo(302);
        assertThat(absences()).isEqualTo(1);
    }

    /** By going back in the browser, which keeps the page and its key. */
    @Test
    void otherWordsWithTheSameKeyAreAnotherRequest() {
        Visitor head = loggedIn(HEAD);
        String token = head.token("/absences");
        String fields = absence(head, 50);
        head.form("/absences", fields, token);
        head.form(
                "/absences",
                fields.replaceAll("=2[-0-9]+", "=" + LocalDate.now().plusDays(55)),
                token);
        assertThat(absences()).isEqualTo(2);
    }

    @Test
    void whatFailedMayBeSentAgain() {
        Visitor head = loggedIn(HEAD);
        String token = head.token("/absences");
        String fields = absence(head, 60);
        HttpResponse<String> refused = head.form("/absences", fields.replace(HANDLER, "nobody-at-all"), token);
        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        HttpResponse<String> again = head.form("/absences", fields.replace(HANDLER, "nobody-at-all"), token);
        assertThat(again.statusCode()).isEqualTo(refused.statusCode());
        assertThat(again.body()).isEqualTo(refused.body());
    }

    @Test
    void commentSentTwiceAtTheSameMomentIsStoredOnceWithAKeyOrWithout() {
        Visitor office = loggedIn(OFFICE);
        String token = office.scriptToken();
        for (String key : new String[] {null, "key-of-a-click"}) {
            String words = "{\"text\":\"请尽快核对，" + key + "。\"}";
            List<HttpResponse<String>> answers =
                    twice(() -> office.keyed("/items/" + item + "/comments", words, token, key));
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        }
        assertThat(comments()).isEqualTo(2);
    }

    @Test
    void sameWordsLaterAreSaidAgain() {
        Visitor office = loggedIn(OFFICE);
        String token = office.scriptToken();
        String path = "/items/" + item + "/comments";
        String words = "{\"text\":\"仍未收到台账。\"}";
        office.keyed(path, words, token, null);
        ClockUtil.offset(150_000L);
        office.keyed(path, words, token, null);
        assertThat(comments()).isEqualTo(2);
    }

    @Test
    void taskCompletedTwiceAtTheSameMomentIsCompletedOnceAndBothSucceed() {
        Visitor head = loggedIn(HEAD);
        head.get("/camunda/app/tasklist/default/");
        String path = "/camunda/api/engine/engine/default/task/"
                + cycle.task("acceptItem", item).getId();
        assertThat(head.json("POST", path + "/claim", "{\"userId\":\"" + HEAD + "\"}")
                        .statusCode())
                .isEqualTo(204);
        String form = "{\"variables\":{\"decision\":{\"value\":\"accepted\",\"type\":\"String\"}}}";
        assertThat(twice(() -> head.json("POST", path + "/submit-form", form)))
                .extracting(HttpResponse::statusCode)
                .containsOnly(204);
        Visitor office = loggedIn(OFFICE);
        office.get("/camunda/app/tasklist/default/");
        assertThat(office.json("POST", path + "/submit-form", form).statusCode())
                .as("somebody else has not done it")
                .isGreaterThanOrEqualTo(400);
        assertThat(head.json("POST", path + "/submit-form", form.replace("accepted", "handedBack"))
                        .statusCode())
                .as("another answer comes too late")
                .isGreaterThanOrEqualTo(400);
    }

    private static String absence(Visitor head, int days) {
        Matcher key = KEY.matcher(head.get("/absences").body());
        assertThat(key.find()).isTrue();
        LocalDate day = LocalDate.now().plusDays(days);
        return "substitute=" + HANDLER + "&from=" + day + "&until=" + day + "&_once=" + key.group(1);
    }

    private long absences() {
        return count("select count(*) from absence where person = ?", HEAD);
    }

    private long comments() {
        return count("select count(*) from item_comment where item = ?", item);
    }

    private long count(String query, Object of) {
        return jdbc.sql(query).param(of).query(Long.class).single();
    }

    private static <T> List<T> twice(Supplier<T> request) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(request)).limit(2).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
