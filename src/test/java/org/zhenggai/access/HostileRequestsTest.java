package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.HANDLER;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that mean harm, or nothing at all, get an answer of one line; the server goes on as before. */
class HostileRequestsTest extends VisitedServer {

    private static final int REQUESTS = 20_000;
    private static final int THREADS = 4;
    private static final long MEGABYTE = 1_000_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Doors doors;

    /** Counts what the log would take. */
    private static final class Measure extends AppenderBase<ILoggingEvent> {

        private static final int HEAD = 120;
        private final AtomicLong bytes = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            long trace = event.getThrowableProxy() == null
                    ? 0
                    : ThrowableProxyUtil.asString(event.getThrowableProxy()).length();
            bytes.addAndGet(HEAD + event.getFormattedMessage().length() + trace);
        }
    }

    @Test
    void twentyThousandOfThemBreakNothing() throws Exception {
        Visitor unit = inTasklist(HANDLER);
        String login =
                "Cookie: " + unit.session() + "\r\nX-CSRF-TOKEN: " + unit.scriptToken() + "\r\n" + unit.webAppsHeader();
        Measure log = new Measure();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        log.start();
        root.addAppender(log);
        send(REQUESTS / 10, login, 1);
        long before = usedHeap();
        Map<Boolean, Queue<String>> failures = send(REQUESTS, login, 11);
        long after = usedHeap();
        root.detachAppender(log);
        assertThat(failures.get(false)).as("answers of 500 and above").isEmpty();
        assertThat(failures.get(true)).as("good requests among them").isEmpty();
        assertThat(log.bytes.get()).isLessThan(MEGABYTE);
        assertThat(after - before).as("growth of the heap").isLessThan(60 * MEGABYTE);
    }

    /** What failed: of the good requests, and of the others. */
    private Map<Boolean, Queue<String>> send(int requests, String login, long seed) throws Exception {
        // Whoever logs out is out.
        List<Doors.Door> all = doors.all().stream()
                .filter(door -> !door.path().getPatternString().endsWith("logout"))
                .toList();
        Map<Boolean, Queue<String>> failures =
                Map.of(true, new ConcurrentLinkedQueue<>(), false, new ConcurrentLinkedQueue<>());
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        List<Callable<Void>> work = new ArrayList<>();
        IntStream.range(0, THREADS)
                .forEach(thread -> work.add(() -> {
                    Hostility client = new Hostility(seed * THREADS + thread, all, port);
                    for (int n = 0; n < requests / THREADS; n++) {
                        String who = n % 2 == 0 ? login : "";
                        if (n % 50 == 49) {
                            int good = client.get(n % 100 == 49 ? "/login" : "/", n % 100 == 49 ? "" : login);
                            if (good != 200) {
                                failures.get(true).add(n + ": " + good);
                            }
                            continue;
                        }
                        int status = client.send(who);
                        if (status >= 500) {
                            failures.get(false).add(client.last() + ": " + status);
                        }
                    }
                    return null;
                }));
        for (Future<Void> done : clients.invokeAll(work)) {
            done.get();
        }
        clients.shutdown();
        return failures;
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployed-form", "identity-links"})
    void aTaskThatIsNotThereIsNotFound(String what) {
        assertThat(inTasklist(HANDLER).statusOf(ENGINE + "/task/unknown/" + what))
                .isEqualTo(404);
    }

    /** What a form refuses is daily work and no fault of the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":120}",
                "{\"value\":\"1E+10000000\"}",
                "{\"value\":\"1e-9999999\"}",
                "{\"value\":1e308}",
                "{\"value\":\"<a/>\",\"type\":\"Xml\"}",
                "{\"value\":\"eA==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"a\"}}",
                "{\"value\":\"eA==\",\"type\":\"File\"}",
                "{\"value\":\"eA==\",\"type\":\"Bytes\"}",
                "{\"value\":\"x\",\"type\":\"Bogus\"}",
                "{\"value\":\"{\",\"type\":\"Json\"}",
                "{\"value\":\"x\",\"type\":\"Date\"}",
                "{\"value\":{\"a\":",
                "{\"value\":NESTED}",
                "[1]"
            })
    void whatAFormRefusesIsASentenceAndNoTrace(String progress) {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String task = cycle.task("acceptItem", item).getId();
        String nested = progress.replace("NESTED", "[".repeat(900) + "]".repeat(900));
        Measure log = new Measure();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        log.start();
        root.addAppender(log);

        var answer = inTasklist(HANDLER)
                .json(
                        "POST",
                        ENGINE + "/task/" + task + "/submit-form",
                        "{\"variables\":{\"progress\":" + nested + "}}");

        root.detachAppender(log);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).containsPattern("\\p{IsHan}{4}").hasSizeLessThan(1000);
        assertThat(log.bytes.get()).isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?maxResults=99999999999", "?sortBy=nope", "?dueBefore=zz", "/nope", "/nope/form-variables"})
    void whatTheEngineRefusesIsChinese(String rest) {
        var answer = inTasklist(HANDLER).get(ENGINE + "/task" + rest);

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body()).containsPattern("\\p{IsHan}{6}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/items/1",
                "/logout",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task"
            })
    void bodiesThatBreakOffLeaveOneLine(String path) throws Exception {
        Measure log = new Measure();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        log.start();
        root.addAppender(log);
        List<String> answers = new ArrayList<>();
        for (String type :
                List.of("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x")) {
            answers.add(Hostility.raw(
                    port,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"));
        }
        root.detachAppender(log);
        assertThat(answers).noneMatch(answer -> answer.startsWith("HTTP/1.1 5"));
        assertThat(log.bytes.get()).isLessThan(1000);
    }

    @Test
    void brokenUploadsAreRefusedWithASentence() {
        Visitor unit = loggedIn(HANDLER);
        assertThat(unit.broken("/documents", "multipart/form-data; boundary=x", "--x\r\nbroken")
                        .body())
                .contains("没有收完整");
        assertThat(unit.broken("/documents", "application/x-www-form-urlencoded", "a=%ZZ")
                        .body())
                .contains("读不懂");
        assertThat(unit.broken("/error", "application/json", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void everyAnswerHasTheHeaders() {
        for (String path :
                List.of("/login", "/", "/engine-rest/engine", ENGINE + "/task", "/zhenggai/page.css", "/a%00")) {
            var headers = visitor().get(path).headers();
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isEmpty();
        }
    }
}
