package org.zhenggai.engine.models.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.TestServer;
import org.zhenggai.access.Visitor;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** Whatever is sent to the addresses of deployment, by whatever way: a draft, or a Chinese sentence with a way out. */
class BrokenFilesTest extends TestServer {

    private static final String DESIGNER = "designer-of-broken-files";
    private static final String REST = "/engine-rest/deployment/create";
    private static final String WEB_APP = "/camunda/api/engine/engine/default/deployment/create";
    private static final String BPMN = "processes/sign-off/sign-off.bpmn";
    private static final String DMN = "processes/sign-off/sign-off-route.dmn";
    private static final String FORM = "forms/sign-off/confirmSums.form";

    @Autowired
    private RepositoryService models;

    @Autowired
    private JdbcClient jdbc;

    private long release;
    private long deployments;

    @BeforeEach
    void designer() {
        if (directory.nameOf(DESIGNER).equals(DESIGNER)) {
            directory.addPerson(
                    new Directory.Person(DESIGNER, "测试-破损", "designer", null, null, Set.of(Role.PROCESS_DESIGNER)),
                    PASSWORD);
        }
        release =
                jdbc.sql("select max(id) from model_release").query(Long.class).single();
        deployments = models.createDeploymentQuery().count();
    }

    @AfterEach
    void nothingRuns() {
        assertThat(models.createDeploymentQuery().count()).isEqualTo(deployments);
        DraftTraces.forget(jdbc, models, release);
    }

    private record Sent(String what, String name, byte[] content) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static Sent sent(String what, String name, String text) {
        return new Sent(what, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Sent> broken() throws IOException {
        String bpmn = Files.readString(Path.of(BPMN));
        String dmn = Files.readString(Path.of(DMN));
        String form = Files.readString(Path.of(FORM));
        String longName = "x".repeat(5000);
        return Stream.of(
                sent("an empty model", "a.bpmn", ""),
                sent("an empty table", "a.dmn", ""),
                sent("an empty form", "a.form", ""),
                sent("blanks", "a.bpmn", "  \n "),
                sent("no XML", "a.bpmn", "hello"),
                sent("no XML as table", "a.dmn", "{}"),
                sent("XML as form", "a.form", bpmn),
                sent("a list as form", "a.form", "[]"),
                sent("a text as form", "a.form", "\"x\""),
                sent("a form without anything", "a.form", "{}"),
                sent("a form without components", "a.form", "{\"id\": \"a\"}"),
                sent("a form with a number as id", "a.form", form.replace("\"id\": \"confirmSums\"", "\"id\": 5")),
                new Sent("another encoding", "a.bpmn", bpmn.getBytes(Charset.forName("GB18030"))),
                new Sent("an encoding of two bytes", "a.bpmn", bpmn.getBytes(StandardCharsets.UTF_16)),
                sent("a mark of byte order", "a.form", "\uFEFF" + form.replace("核实", "核对")),
                sent("another encoding declared", "a.bpmn", bpmn.replace("UTF-8", "US-ASCII")),
                sent("a large file", "a.bpmn", bpmn + "<!--" + "x".repeat(3_000_000) + "-->"),
                sent("a larger file", "a.bpmn", bpmn + "<!--" + "x".repeat(6_000_000) + "-->"),
                sent("a document type", "a.bpmn", "<!DOCTYPE x>" + bpmn.replaceFirst("<\\?xml.*?>", "")),
                sent("an entity", "a.dmn", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
                new Sent("an archive", "a.zip", new byte[] {'P', 'K', 3, 4, 0, 0}),
                new Sent("an archive that says it is a model", "a.bpmn", new byte[] {'P', 'K', 3, 4, 0, 0}),
                new Sent("a picture", "a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}),
                new Sent("a picture that says it is a form", "a.form", new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
                sent("half a model", "a.bpmn", bpmn.substring(0, bpmn.length() / 2)),
                sent(
                        "two processes",
                        "a.bpmn",
                        bpmn.replace(
                                "</bpmn:process>",
                                "</bpmn:process><bpmn:process id=\"item-b\" isExecutable=\"true\"/>")),
                sent("a process without id", "a.bpmn", bpmn.replace("<bpmn:process id=\"sign-off\"", "<bpmn:process")),
                sent(
                        "a process with a foreign id",
                        "a.bpmn",
                        bpmn.replace("<bpmn:process id=\"sign-off\"", "<bpmn:process id=\"../x\"")),
                sent("a task without id", "a.bpmn", bpmn.replace("id=\"userTask_confirmSums\"", "")),
                sent("no process", "a.bpmn", "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"),
                sent("an element of nowhere", "a.bpmn", bpmn.replace("</bpmn:process>", "<bpmn:foo/></bpmn:process>")),
                sent(
                        "a reference into nothing",
                        "a.bpmn",
                        bpmn.replace(
                                "</bpmn:process>",
                                "<bpmn:association id=\"association_x\" sourceRef=\"a\" targetRef=\"b\"/></bpmn:process>")),
                sent(
                        "an error without code",
                        "a.bpmn",
                        bpmn.replace("<bpmn:process id", "<bpmn:error id=\"error_x\"/><bpmn:process id")),
                sent(
                        "a table without ids",
                        "a.dmn",
                        dmn.replaceAll("<(rule|input|output|inputEntry|outputEntry) id=\"[^\"]*\"", "<$1")),
                sent("a row without id", "a.dmn", dmn.replaceFirst("<rule id=\"[^\"]*\"", "<rule")),
                sent("a decision without id", "a.dmn", dmn.replaceFirst("<decision id=\"[^\"]*\"", "<decision")),
                sent("definitions without id", "a.dmn", dmn.replaceFirst("(<definitions[^>]*) id=\"[^\"]*\"", "$1")),
                sent(
                        "an older DMN",
                        "a.dmn",
                        dmn.replaceFirst(
                                "https://www.omg.org/spec/DMN/20191111/MODEL/",
                                "http://www.omg.org/spec/DMN/20151101/dmn11.xsd")),
                sent(
                        "a DMN of no version",
                        "a.dmn",
                        dmn.replaceFirst(
                                "https://www.omg.org/spec/DMN/20191111/MODEL/",
                                "https://www.omg.org/spec/DMN/20991111/MODEL/")),
                sent("a row that is too short", "a.dmn", dmn.replaceFirst("(?s)<inputEntry.*?</inputEntry>", "")),
                sent("an unknown hit policy", "a.dmn", dmn.replace("FIRST", "SOMETIMES")),
                sent(
                        "a table that asks itself",
                        "a.dmn",
                        dmn.replace(
                                "<decisionTable",
                                "<informationRequirement id=\"r\"><requiredDecision href=\"#sign-off-route\"/></informationRequirement><decisionTable")),
                sent(
                        "a name with a path",
                        "../../../etc/passwd.bpmn",
                        bpmn.replace("userTask_confirmSums", "userTask_x y")),
                sent("a long name", longName + ".bpmn", bpmn),
                sent(
                        "a long name of an element",
                        "a.bpmn",
                        bpmn.replace("name=\"核实涉及资金\"", "name=\"" + "核".repeat(5000) + "\"")),
                sent(
                        "a long condition",
                        "a.bpmn",
                        bpmn.replaceFirst("\\$\\{outcome == '\\w+'}", "\\${" + "x".repeat(5000) + "}")),
                sent(
                        "a model of another product",
                        "a.bpmn",
                        bpmn.replace("http://camunda.org/schema/1.0/bpmn", "http://camunda.org/schema/zeebe/1.0")),
                sent("a model of CMMN", "a.cmmn", "<definitions/>"),
                sent("no ending", "a", "x"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenFileIsASentence(Sent sent) throws IOException {
        Visitor byRest = visitor().basic(DESIGNER, PASSWORD);
        Visitor byWebApp = loggedIn(DESIGNER);
        byWebApp.get("/camunda/api/engine/engine/default/version");
        said(byRest.deploy(REST, sent.name(), sent.content()), sent.what());
        said(byWebApp.deploy(WEB_APP, sent.name(), sent.content()), sent.what());
    }

    /** A draft is fine where nothing is wrong with it; else one sentence that is not too long to read. */
    private static void said(HttpResponse<String> answer, String what) throws IOException {
        String message =
                new ObjectMapper().readTree(answer.body()).path("message").asText();
        if (answer.statusCode() == 200 && what.matches("an error without code|an older DMN")) {
            return;
        }
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(400);
        assertThat(message).as(what).containsAnyOf("没有收下", "请").hasSizeLessThan(3000);
        assertThat(message.replaceAll("[“（][^”）]*[”）]|History time to live", ""))
                .as(what)
                .doesNotContainPattern("[a-z]{3,} [a-z]{2,} [a-z]{2,}")
                .doesNotContain("Exception", "ENGINE-", "DMN-0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ";x=y",
                ";jsessionid=1",
                "/;x=y",
                "/x",
                "%2F",
                "%2fx",
                "/.",
                "/..%2fcreate",
                "//",
                "%00",
                "%0a",
                "?x=y"
            })
    void anotherSpellingOfTheAddressIsNoWayAround(String tail) {
        byte[] table = "x".getBytes(StandardCharsets.UTF_8);
        Visitor designer = visitor().basic(DESIGNER, PASSWORD);
        HttpResponse<String> answer = designer.deploy(REST + tail, "a.dmn", table);
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
        assertThat(answer.body()).as(tail).containsPattern("\\p{IsHan}");
        boolean isTheSame = tail.equals("/") || tail.equals("?x=y");
        assertThat(answer.body().contains("a.dmn")).as(tail + answer.body()).isEqualTo(isTheSame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine/default/deployment/create",
                "/engine-rest/engine/default/deployment/create/",
                "/engine-rest/engine/default//deployment/create",
                "/engine-rest//deployment/create",
                "/engine-rest/./deployment/create",
                "/engine-rest/deployment/../deployment/create",
                "/camunda/api/engine/engine/other/deployment/create",
                "/camunda/api/engine/engine/default;x/deployment/create",
                "/camunda/api/cockpit/plugin/base/default/deployment/create",
                "/camunda/api/admin/deployment/create",
                "/camunda/api/engine/deployment/create",
                "/camunda/engine-rest/deployment/create",
                "/ENGINE-REST/deployment/create"
            })
    void otherAddressesAreClosed(String address) {
        byte[] table = "x".getBytes(StandardCharsets.UTF_8);
        Visitor byRest = visitor().basic(DESIGNER, PASSWORD);
        Visitor byWebApp = loggedIn(DESIGNER);
        byWebApp.get("/camunda/api/engine/engine/default/version");
        for (Visitor visitor : new Visitor[] {byRest, byWebApp}) {
            HttpResponse<String> answer = visitor.deploy(address, "a.dmn", table);
            assertThat(answer.statusCode()).as(answer.body()).isIn(302, 400, 401, 403, 404, 405);
            assertThat(answer.body()).doesNotContain("draft", "a.dmn");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void otherMethodsAreClosed(String method) {
        Visitor designer = visitor().basic(DESIGNER, PASSWORD);
        for (String tail : new String[] {"", "/"}) {
            HttpResponse<String> answer = designer.plain(method, REST + tail);
            assertThat(answer.statusCode()).as(method).isIn(400, 403, 404, 405);
            boolean hasBody = !method.equals("HEAD");
            assertThat(answer.body().matches("(?s).*\\p{IsHan}.*"))
                    .as(method + answer.body())
                    .isEqualTo(hasBody);
        }
    }

    @Test
    void tooManyFilesAreASentence() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 205; i++) {
            files.put("a" + i + ".form", "{}");
        }
        assertThat(visitor()
                        .basic(DESIGNER, PASSWORD)
                        .upload(REST, "many", files)
                        .body())
                .contains("一次最多200个文件、合计4兆", "分几次提交");
    }
}
