package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.process.Cycle.*;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhenggai.notice.channel.WebhookChannel;

/** Calls of the web hook are signed, carry nothing of a case, and a receiver can refuse what is forged or replayed. */
class WebhookTest extends NoticeServerTest {

    private Messenger messenger;

    @BeforeEach
    void onlyTheHandlerTakesCalls() {
        messenger = new Messenger(clock);
        messenger.start();
        jdbc.sql("update notice_preference set mail = false, webhook = (person = ?)")
                .param(HANDLER)
                .update();
    }

    @AfterEach
    void stop() {
        messenger.stop();
        assertThat(messenger.bodies())
                .allSatisfy(body -> assertThat(body).doesNotContain("账目不清").doesNotContain("台账不全"));
    }

    @Test
    void aCallIsSignedAndSaysNumberAndLink() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String round = cycle.nameOf(cycle.roundOf(item));
        postman.run();
        postman.run();
        assertThat(messenger.bodies()).hasSize(1);
        assertThat(messenger.bodies().get(0))
                .matches(
                        "\\{\"id\":\"[0-9a-f]{40}\",\"time\":\"2024-03-04T10:00(:00)?\\+08:00\",\"person\":\"handler1\",.*")
                .contains("\"number\":\"" + round + " 1\"", "\"text\":\"【整改】新任务 " + round + " 1：签收整改事项\"")
                .contains("/tasks/" + cycle.task("acceptItem", item).getId());
        assertThat(count("SENT")).isEqualTo(1);
    }

    @Test
    void aReplayAForgeryAndAnOldCallAreRefused() throws Exception {
        cycle.startedRound(1);
        postman.run();
        String body = messenger.bodies().get(0);
        String now = Long.toString(clock.instant().getEpochSecond());
        String old = Long.toString(clock.instant().getEpochSecond() - 301);
        assertThat(call(body, now, Messenger.SECRET)).as("replay of the id").isEqualTo(409);
        assertThat(call(body, old, Messenger.SECRET)).as("old time stamp").isEqualTo(403);
        assertThat(call(body, now, "another-secret-entirely")).as("forged").isEqualTo(401);
        assertThat(messenger.bodies()).hasSize(1);

        // A worker that died before it noted the receipt is told that there is one.
        jdbc.sql("update notice set state = 'WAITING'").update();
        postman.run();
        assertThat(messenger.bodies()).hasSize(1);
        assertThat(count("SENT")).isEqualTo(1);
    }

    private int call(String body, String timestamp, String secret) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + Messenger.PORT + "/hook"))
                .header("X-Zhenggai-Timestamp", timestamp)
                .header("X-Zhenggai-Signature", "sha256=" + WebhookChannel.signature(secret, timestamp + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whileTheReceiverIsAwayCallsWait() {
        messenger.stop();
        cycle.startedRound(2);
        for (int minute = 0; minute < 60; minute++) {
            at(4, 11, minute);
            postman.run();
        }
        assertThat(count("WAITING")).isEqualTo(2);
        messenger.start();
        at(5, 10, 0);
        postman.run();
        postman.run();
        assertThat(messenger.bodies()).hasSize(2).doesNotHaveDuplicates();
        assertThat(count("SENT")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 500, 503})
    void anyOtherAnswerIsNoReceipt(int answer) {
        messenger.answer(answer);
        cycle.startedRound(1);
        postman.run();
        assertThat(count("SENT")).isZero();
        messenger.answer(204);
        cycle.at(LocalDateTime.now(clock).plusHours(3));
        postman.run();
        assertThat(messenger.bodies()).hasSize(1);
        assertThat(count("SENT")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://im.town.test/hook", "ftp://im.town.test/hook", "im.town.test"})
    void anotherMachineIsCalledWithTlsOnly(String url) {
        assertThatThrownBy(() -> new NoticeSettings.Webhook(url, Messenger.SECRET, false))
                .hasMessageContaining("https://");
        assertThat(new NoticeSettings.Webhook("http://im.town.test/hook", Messenger.SECRET, true).isSet())
                .isTrue();
        assertThatThrownBy(() -> new NoticeSettings.Webhook("https://im.town.test/hook", "short", false))
                .hasMessageContaining("secret");
    }
}
