package org.zhenggai.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhenggai.process.Cycle.OFFICE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;

/** The disk of an H2 file is full: nothing that was acknowledged is lost, people read why, and room alone puts it right. */
@DirtiesContext
class FullDiskTest extends TestServer {

    private static final int REFUSED = 4;

    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void onAnOwnDisk(DynamicPropertyRegistry properties) {
        FullDisk.register();
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:" + FullDisk.SCHEME + ":" + folder.resolve("zhenggai")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    }

    @AfterEach
    void room() {
        FullDisk.makeRoom();
    }

    @Test
    void keepsWhatItAcknowledgedSaysWhyAndGoesOnWhenThereIsRoom() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        ClockUtil.reset();
        Visitor office = loggedIn(OFFICE);
        String token = office.scriptToken();
        List<String> acknowledged = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            assertThat(comment(office, token, item, acknowledged).statusCode()).isEqualTo(201);
        }

        FullDisk.fill();
        for (int n = 0; n < REFUSED; n++) {
            HttpResponse<String> answer = comment(office, token, item, acknowledged);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("磁盘满了", "已经保存的内容都在");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }

        FullDisk.makeRoom();
        // Ten in a row: no connection from before is left in the pool.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> IntStream.range(0, 10)
                        .allMatch(
                                n -> comment(office, token, item, acknowledged).statusCode() == 201));
        String page = office.get("/items/" + item + "/comments").body();
        assertThat(acknowledged).allSatisfy(words -> assertThat(page).contains(words));
        assertThat(loggedIn(OFFICE).statusOf("/")).isEqualTo(200);
    }

    private HttpResponse<String> comment(Visitor office, String token, long item, List<String> acknowledged) {
        String words = "留言" + acknowledged.size() + "号" + "长".repeat(1500);
        HttpResponse<String> answer =
                office.script("POST", "/items/" + item + "/comments", "{\"text\":\"" + words + "\"}", token);
        if (answer.statusCode() == 201) {
            acknowledged.add(words);
        }
        return answer;
    }
}
