package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhenggai.evidence.SampleFiles.*;
import static org.zhenggai.process.Cycle.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** Evidence through HTTP, as browsers send it and as nobody should. */
@ServerTest
class EvidenceHttpTest {

    private static final String PASSWORD = "test-only";
    private static final String INSPECTOR = "inspector1";
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private Cycle cycle;

    @Autowired
    private Directory directory;

    @Autowired
    private RoundReaders readers;

    @Autowired
    private EvidenceSettings settings;

    @Autowired
    private JdbcClient jdbc;

    private long item;
    private String path;
    private Visitor handler;

    @BeforeEach
    void prepare() {
        item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.toWork(item);
        ClockUtil.reset();
        path = "/items/" + item + "/evidence";
        if (directory.nameOf(INSPECTOR).equals(INSPECTOR)) {
            directory.addPerson(
                    new Directory.Person(INSPECTOR, "测试-巡察组", "inspector", null, null, Set.of(Role.INSPECTION_TEAM)),
                    PASSWORD);
        }
        handler = loggedIn(HANDLER);
    }

    @AfterEach
    void nothingWaits() {
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(waiting()).isEmpty());
    }

    @Test
    void unitAddsListsAndReadsAFile() {
        byte[] pdf = pdf("Register " + item);
        long id = added(handler, "台账汇编.pdf", pdf);
        assertThat(handler.get(path).body())
                .contains("\"name\":\"台账汇编.pdf\"", "\"type\":\"PDF文件\"", "\"by\":\"测试-" + HANDLER + "\"")
                .contains("\"mayAdd\":true", "\"maxSize\":\"50 MB\"");
        HttpResponse<byte[]> whole = handler.download(content(id), null);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(pdf);
        assertThat(header(whole, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(whole, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%8F%B0%E8%B4%A6%E6%B1%87%E7%BC%96.pdf");
        assertThat(header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(whole, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        HttpResponse<byte[]> part = handler.download(content(id), "bytes=1-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(text("PDF"));
        HttpResponse<byte[]> inline = handler.download(content(id) + "?inline", null);
        assertThat(header(inline, "Content-Disposition")).startsWith("inline;");
        assertThat(header(inline, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'self'");
        assertThat(read("FILE_READ")).contains("台账汇编.pdf", HANDLER);
        assertThat(history()).last().isEqualTo("EVIDENCE_ADDED 台账汇编.pdf");
        assertThat(handler.get("/items/" + item + "/history").body())
                .contains("\"word\":\"上传佐证材料\",\"text\":\"台账汇编.pdf\"");
    }

    @Test
    void onlyPicturesAndPdfAreShownInABrowser() {
        long picture = added(handler, "现场.png", picture("png", 3, 3));
        long document = added(handler, "情况.docx", docx("情况" + item));
        assertThat(header(handler.download(content(picture) + "?inline", null), "Content-Disposition"))
                .startsWith("inline;");
        assertThat(header(handler.download(content(document) + "?inline", null), "Content-Disposition"))
                .startsWith("attachment;");
    }

    @Test
    void refusesWhatItDoesNotTakeInASentence() {
        refused("程序.exe", executable(), "不接收文件“程序.exe”这种类型。程序和脚本不能作为佐证材料。可以上传：doc");
        refused("台账.docx", executable(), "不接收文件“台账.docx”");
        refused("网页.html", text("<html><script>alert(1)</script></html>"), "不接收");
        refused("图.svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "不接收");
        refused("宏.docx", docxWithMacros(), "带有宏");
        refused("照片.pdf", picture("png", 3, 3), "与扩展名“.pdf”不符");
        refused("炸弹.docx", zipBomb(), "压缩炸弹");
        refused("空.txt", new byte[0], "0字节");
        assertThat(handler.get(path).body()).contains("\"files\":[]");
        assertThat(history()).noneMatch(line -> line.startsWith("EVIDENCE"));
    }

    @Test
    void takesFiftyMegabytesAndRefusesOneByteMore() {
        long max = settings.maxSize().toBytes();
        String line = "整改台账".repeat(16) + item + "\n";
        refused(
                "过大.txt",
                handler.octets(
                        path + "?name=" + encoded("过大.txt"),
                        BodyPublishers.ofInputStream(() -> repeated(line, max + 1))),
                "文件“过大.txt”超过50 MB");
        HttpResponse<String> answer = handler.octets(
                path + "?name=" + encoded("刚好.txt"), BodyPublishers.ofInputStream(() -> repeated(line, max)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(handler.get(path).body()).contains("\"size\":\"50 MB\"");
    }

    @Test
    void keepsNamesHarmless() {
        String longest = "长".repeat(255);
        added(handler, "..\\..\\..\\C:\\windows\\台账.txt", text("a" + item));
        added(handler, "../../../../etc/通知.txt", text("b" + item));
        added(handler, "报告\u202Efdp.txt", text("c" + item));
        added(handler, longest, text("d" + item));
        added(handler, longest + ".txt", text("e" + item));
        assertThat(jdbc.sql("select file_name from evidence where item = ? order by id")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly("台账.txt", "通知.txt", "报告fdp.txt", "长".repeat(250) + "….txt", "长".repeat(250) + "….txt");
    }

    @Test
    void cutConnectionLeavesNothing() throws IOException {
        long contents = count("evidence_content");
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(text("POST " + path + "?name=cut.txt HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                    + "Content-Type: application/octet-stream\r\nContent-Length: 9000000\r\nCookie: "
                    + handler.session() + "\r\nX-CSRF-TOKEN: " + handler.scriptToken() + "\r\n\r\n"));
            out.write(text("x".repeat(3_000_000)));
            out.flush();
            await().atMost(A_WHILE).untilAsserted(() -> assertThat(waiting()).isNotEmpty());
        }
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(waiting()).isEmpty());
        assertThat(count("evidence_content")).isEqualTo(contents);
        assertThat(handler.get(path).body()).contains("\"files\":[]");
    }

    @Test
    void twoUploadsOfTheSameFileAtOnceBothSucceed() throws Exception {
        byte[] bytes = text("两人同时上传" + "同".repeat(300_000) + item);
        Visitor colleague = loggedIn(HEAD);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<HttpResponse<String>>> uploads =
                    List.of(() -> upload(handler, "一.txt", bytes), () -> upload(colleague, "二.txt", bytes));
            for (Future<HttpResponse<String>> upload : both.invokeAll(uploads)) {
                assertThat(upload.get().statusCode()).as(upload.get().body()).isEqualTo(201);
            }
        } finally {
            both.shutdown();
        }
        assertThat(jdbc.sql("select count(distinct content) from evidence where item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(count("evidence where item = " + item)).isEqualTo(2);
    }

    @Test
    void strangersGetNothing() {
        long id = added(handler, "台账.txt", text("台账" + item));
        for (Visitor stranger : List.of(loggedIn(OTHER_UNIT), loggedIn(INSPECTOR))) {
            assertThat(stranger.statusOf(path)).isEqualTo(404);
            assertThat(stranger.statusOf(content(id))).isEqualTo(404);
            assertThat(upload(stranger, "x.txt", text("x")).statusCode()).isEqualTo(404);
            assertThat(withdraw(stranger, id, "x").statusCode()).isEqualTo(404);
            for (String part : List.of("", "/history", "/source", "/comments")) {
                assertThat(stranger.statusOf("/items/" + item + part)).as(part).isEqualTo(404);
            }
            assertThat(comment(stranger, "x").statusCode()).isEqualTo(404);
            String task = cycle.instance("rectification-item", item).getId();
            assertThat(stranger.statusOf("/tasks/" + task + "/item")).isEqualTo(404);
        }
        Visitor nobody = new Visitor(port);
        assertThat(nobody.statusOf(path)).isEqualTo(302);
        assertThat(handler.script("POST", path + "/" + id + "/withdraw", "{\"reason\":\"x\"}", null)
                        .statusCode())
                .isEqualTo(403);
        long other = cycle.items(cycle.startedRound(1)).get(0);
        ClockUtil.reset();
        assertThat(handler.statusOf("/items/" + other + "/evidence/" + id + "/content"))
                .as("the id of another item's file")
                .isEqualTo(404);
    }

    @Test
    void inspectionTeamOnlyReads() {
        long id = added(handler, "台账.txt", text("台账" + item));
        readers.add(cycle.roundOf(item), INSPECTOR);
        Visitor inspector = loggedIn(INSPECTOR);
        assertThat(inspector.get(path).body()).contains("台账.txt", "\"mayAdd\":false");
        assertThat(inspector.statusOf(content(id))).isEqualTo(200);
        assertThat(upload(inspector, "x.txt", text("x")).statusCode()).isEqualTo(403);
        assertThat(withdraw(inspector, id, "x").statusCode()).isEqualTo(403);
        assertThat(inspector.get("/items/" + item + "/comments").body()).contains("\"mayComment\":false");
        assertThat(comment(inspector, "x").statusCode()).isEqualTo(403);
    }

    @Test
    void officeWithdrawsWithAReason() {
        long id = added(handler, "台账.txt", text("台账" + item));
        Visitor office = loggedIn(OFFICE);
        assertThat(withdraw(office, id, " ").statusCode()).isEqualTo(422);
        assertThat(withdraw(office, id, "与本事项无关").statusCode()).isEqualTo(204);
        assertThat(handler.get(path).body()).contains("\"reason\":\"与本事项无关\"");
        assertThat(handler.statusOf(content(id))).isEqualTo(200);
        assertThat(history()).last().isEqualTo("EVIDENCE_WITHDRAWN 台账.txt：与本事项无关");
    }

    /** As much of a text as wanted, made while it is sent. */
    private static InputStream repeated(String line, long size) {
        byte[] bytes = text(line);
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                return position == size ? -1 : bytes[(int) (position++ % bytes.length)] & 0xff;
            }
        };
    }

    private Visitor loggedIn(String user) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }

    private HttpResponse<String> upload(Visitor visitor, String name, byte[] bytes) {
        return visitor.octets(path + "?name=" + encoded(name), BodyPublishers.ofByteArray(bytes));
    }

    private long added(Visitor visitor, String name, byte[] bytes) {
        HttpResponse<String> answer = upload(visitor, name, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.body().replaceAll("\\D", ""));
    }

    private void refused(String name, byte[] bytes, String reason) {
        refused(name, upload(handler, name, bytes), reason);
    }

    private static void refused(String name, HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).as(name).isEqualTo(422);
        assertThat(answer.body()).contains(reason);
    }

    private HttpResponse<String> withdraw(Visitor visitor, long id, String reason) {
        return visitor.script(
                "POST", path + "/" + id + "/withdraw", "{\"reason\":\"" + reason + "\"}", visitor.scriptToken());
    }

    private HttpResponse<String> comment(Visitor visitor, String text) {
        return visitor.script(
                "POST", "/items/" + item + "/comments", "{\"text\":\"" + text + "\"}", visitor.scriptToken());
    }

    private String content(long id) {
        return path + "/" + id + "/content";
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private List<Path> waiting() throws IOException {
        Path incoming = settings.folder().resolve("incoming");
        if (!Files.exists(incoming)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(incoming)) {
            return files.toList();
        }
    }

    private List<String> history() {
        return jdbc.sql("select kind || ' ' || text from event where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    private String read(String kind) {
        return jdbc.sql("select actor || ' ' || subject from access_log where kind = ? order by id desc limit 1")
                .param(kind)
                .query(String.class)
                .single();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
