package org.zhenggai.closing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Answers.*;
import static org.zhenggai.process.Cycle.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.access.Visitor;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** The closed file of a real item as a browser gets it. */
@ServerTest
class ClosedFileHttpTest {

    private static final String EVIDENCE = "缴款凭证，共12笔。";

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Autowired
    private Cycle cycle;

    @Autowired
    private ClosedFiles files;

    @Autowired
    private JdbcClient jdbc;

    private Visitor loggedIn(String user) {
        Visitor visitor = new Visitor(port);
        visitor.logIn(user, "test-only");
        return visitor;
    }

    private long closed() {
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        // The session's clock and that of the story differ, and the engine's stands where the period opened.
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.octets(
                                "/items/" + item + "/evidence?name=%E5%87%AD%E8%AF%81.txt",
                                BodyPublishers.ofString(EVIDENCE))
                        .statusCode())
                .isEqualTo(201);
        cycle.toSignOff(item);
        cycle.complete("signOffLeader", item, LEADER, approved());
        cycle.complete("confirmSums", item, DISCIPLINE, sums("1200"));
        cycle.complete("signOffSecretary", item, SECRETARY, approved());
        cycle.runJobs();
        ClockUtil.reset();
        return item;
    }

    private Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                documents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return documents;
    }

    @Test
    void holdsWhatWasKnownAndPassesItsCheck() throws IOException {
        long item = closed();
        Visitor head = loggedIn(HEAD);
        HttpResponse<byte[]> answer = head.download("/items/" + item + "/closed-file", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "%E9%94%80%E5%8F%B7%E6%A1%A3%E6%A1%88-1.zip");
        Map<String, String> documents = unpacked(answer.body());
        assertThat(documents)
                .containsKeys(
                        "manifest.json",
                        "0-item.json",
                        "1-measures/0002.json",
                        "2-reports/0001.json",
                        "6-verifications/0001.json",
                        "7-sums/0001.json",
                        "8-sign-offs/0001.json",
                        "8-sign-offs/0002.json",
                        "9-evidence.json",
                        "9-history.json",
                        "9-people.json");
        assertThat(documents.get("7-sums/0001.json")).contains("\"amount\":\"1200.00\"", "\"by_whom\":\"discipline1\"");
        assertThat(documents.get("9-history.json"))
                .contains("SECRETARY_APPROVED")
                .doesNotContain("FINDING_CLOSED");
        assertThat(documents.get("9-people.json")).contains("\"secretary1\":\"测试-secretary1\"");
        assertThat(documents.entrySet())
                .filteredOn(each -> each.getKey().startsWith("evidence/"))
                .singleElement()
                .satisfies(each -> assertThat(each.getValue()).isEqualTo(EVIDENCE));
        ArchiveCheck.Result result = ArchiveCheck.of(Files.write(folder.resolve("closed.zip"), answer.body()));
        assertThat(result.faults()).isEmpty();
        assertThat(result.manifest().signers())
                .extracting(signer -> signer.step() + signer.verdict() + signer.user())
                .containsExactly("核验通过" + OFFICE, "责任领导同意" + LEADER, "资金核实属实" + DISCIPLINE, "主要领导同意" + SECRETARY);
        String code = Manifest.code(result.manifest().total());
        assertThat(jdbc.sql("select text from event where item = ? and kind = 'CLOSED'")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("校验码" + code);
        assertThat(head.get("/items/" + item).body()).contains(code, "下载销号档案", "属实：1200.00元", "所属问题的事项已全部销号");
        assertThat(jdbc.sql("select count(*) from access_log where actor = ? and kind = 'EXPORTED' and detail = '销号档案'")
                        .param(HEAD)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void isTheSameEachTimeAndAfterTheTablesChanged() throws IOException {
        long item = closed();
        Visitor office = loggedIn(OFFICE);
        byte[] first = office.download("/items/" + item + "/closed-file", null).body();
        jdbc.sql("update person set name = '改名' where username = ?")
                .param(LEADER)
                .update();
        try {
            assertThat(office.download("/items/" + item + "/closed-file", null).body())
                    .isEqualTo(first);
        } finally {
            jdbc.sql("update person set name = ? where username = ?")
                    .params("测试-" + LEADER, LEADER)
                    .update();
        }
    }

    @Test
    void holdsTheItemsOwnPassageAndTellsOfEachReadingOfASecret() throws IOException {
        long item = cycle.itemInWork(Cycle::plannedWithMoney);
        // A sibling to whose passage a reader of this item has no right.
        jdbc.sql("update finding set text = '账目不清。' || chr(10) || '张某的举报。'"
                        + " where id = (select finding from item where id = ?)")
                .param(item)
                .update();
        jdbc.sql("update item set passage_from = 0 where id = ?").param(item).update();
        jdbc.sql("insert into item (version, round, finding, number, title, position, state, state_since, kind, major,"
                        + " progress, returned, confidential, passage_from) select 0, round, finding, '1-9', '举报', 99,"
                        + " 'PLANNED', state_since, kind, false, 0, false, true, 6 from item where id = ?")
                .param(item)
                .update();
        files.seal(item);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        ClockUtil.reset();
        Map<String, String> documents = unpacked(
                loggedIn(HEAD).download("/items/" + item + "/closed-file", null).body());
        assertThat(documents.get("0-item.json"))
                .contains("账目不清。", "本问题其他整改事项的内容由其责任单位查看")
                .doesNotContain("张某");
        assertThat(jdbc.sql("select count(*) from access_log where actor = ? and kind = 'CONFIDENTIAL_READ'"
                                + " and detail = '销号档案'")
                        .param(HEAD)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isForThoseWhoReadTheItem() {
        long item = closed();
        String path = "/items/" + item + "/closed-file";
        assertThat(loggedIn(OTHER_UNIT).statusOf(path)).isEqualTo(404);
        assertThat(new Visitor(port).statusOf(path)).isEqualTo(302);
        long open = cycle.itemInWork();
        ClockUtil.reset();
        assertThat(loggedIn(OFFICE).statusOf("/items/" + open + "/closed-file")).isEqualTo(404);
    }
}
