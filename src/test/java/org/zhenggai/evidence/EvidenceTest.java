package org.zhenggai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.evidence.SampleFiles.*;
import static org.zhenggai.process.Cycle.*;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.evidence.store.Contents;
import org.zhenggai.evidence.store.DatabaseStore;
import org.zhenggai.evidence.store.FolderStore;
import org.zhenggai.evidence.store.StoredContent;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.people.Viewer;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.EngineTest;
import org.zhenggai.round.Events;

/** Evidence in both stores: kept once, given back as it came, withdrawn and never erased. */
@EngineTest
class EvidenceTest {

    private static final Viewer UNIT = unit(HANDLER, false);
    private static final Viewer UNIT_HEAD = unit(HEAD, true);
    private static final Viewer OFFICER = above(OFFICE, Role.RECTIFICATION_OFFICE);

    @TempDir
    private Path folder;

    @Autowired
    private Cycle cycle;

    @Autowired
    private EvidenceTable table;

    @Autowired
    private Events events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Directory directory;

    @Autowired
    private Clock clock;

    private long item;
    private Contents contents;
    private EvidenceFiles files;

    @BeforeEach
    void prepare() {
        item = cycle.items(cycle.startedRound(1)).get(0);
        cycle.toWork(item);
        use("database");
    }

    @AfterEach
    void leavesNothingHalfWritten() throws IOException {
        ClockUtil.reset();
        assertThat(filesIn(folder.resolve("incoming"))).isEmpty();
        assertThat(count("evidence_content where sha256 is null")).isZero();
        assertThat(count("evidence_chunk c where not exists (select 1 from evidence_content e where e.id = c.content)"))
                .isZero();
    }

    @Test
    void anUploadDoesNotOutliveTheRightToIt() {
        byte[] bytes = text("清理账目");
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                jdbc.sql("update item set confidential = true where id = ?")
                        .param(item)
                        .update();
                return super.read(target, offset, length);
            }
        };
        assertThatThrownBy(() -> add(UNIT, "账目.txt", slow)).isInstanceOf(AccessDeniedException.class);
        assertThat(files.list(OFFICER, owner())).isEmpty();
    }

    /** What the application does with this configuration. */
    private void use(String store) {
        EvidenceSettings settings =
                new EvidenceSettings(store, folder, DataSize.ofMegabytes(50), EnumSet.allOf(FileKind.class));
        contents = new Contents(List.of(new DatabaseStore(jdbc), new FolderStore(settings)), settings, jdbc, clock);
        files = new EvidenceFiles(
                new Reception(settings, clock),
                new Inspector(settings),
                contents,
                table,
                events,
                transactions,
                access,
                directory,
                clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "file"})
    void givesAFileBackAsItCame(String store) throws IOException {
        use(store);
        byte[] large = text("整改台账\n" + "清理账目，建立台账。".repeat(40_000) + System.nanoTime());
        long id = add(UNIT, "台账.txt", large);
        Evidence kept = files.list(UNIT, owner()).get(0);
        assertThat(kept.id()).isEqualTo(id);
        assertThat(kept.name()).isEqualTo("台账.txt");
        assertThat(kept.bytes()).isEqualTo(large.length);
        assertThat(kept.by()).isEqualTo("测试-" + HANDLER);
        StoredContent content = content(id);
        assertThat(content.store()).isEqualTo(store);
        try (InputStream all = contents.open(content)) {
            assertThat(all.readAllBytes()).isEqualTo(large);
        }
        try (InputStream part = contents.open(content)) {
            part.skipNBytes(Reception.PIECE - 1L);
            assertThat(part.readNBytes(3)).containsExactly(at(large, Reception.PIECE - 1, 3));
            assertThat(part.read()).isEqualTo(large[Reception.PIECE + 2] & 0xff);
            part.skipNBytes(large.length - Reception.PIECE - 3L);
            assertThat(part.read()).isEqualTo(-1);
        }
        assertThat(history()).last().asString().isEqualTo("EVIDENCE_ADDED 台账.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "file"})
    void keepsTheSameFileOnce(String store) throws IOException {
        use(store);
        byte[] bytes = text("同一份材料" + System.nanoTime());
        long first = add(UNIT, "材料.txt", bytes);
        long second = add(OFFICER, "同一份.txt", bytes);
        assertThat(content(first)).isEqualTo(content(second));
        assertThatThrownBy(() -> add(OFFICER, "材料.txt", bytes))
                .isInstanceOf(Refusal.class)
                .hasMessage("文件“材料.txt”已在本事项的佐证材料中，不必重复上传。");
        assertThat(files.list(UNIT, owner())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "file"})
    void takesTheSameFileFromManyAtOnce(String store) throws Exception {
        use(store);
        byte[] bytes = text("大家同时上传" + "同".repeat(400_000) + System.nanoTime());
        int people = 4;
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Callable<Long>> uploads = new ArrayList<>();
            for (int n = 0; n < people; n++) {
                String name = "材料" + n + ".txt";
                uploads.add(() -> {
                    start.await();
                    return add(UNIT, name, bytes);
                });
            }
            for (Future<Long> upload : threads.invokeAll(uploads)) {
                try (InputStream content = contents.open(content(upload.get()))) {
                    assertThat(content.readAllBytes()).isEqualTo(bytes);
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files.list(UNIT, owner())).hasSize(people);
        assertThat(files.list(UNIT, owner()).stream().map(Evidence::sha256).distinct())
                .hasSize(1);
    }

    @Test
    void readsWhatWasKeptBeforeTheStoreChanged() throws IOException {
        byte[] bytes = text("先存数据库" + System.nanoTime());
        long early = add(UNIT, "早.txt", bytes);
        use("file");
        add(UNIT, "晚.txt", text("后存文件夹" + System.nanoTime()));
        try (InputStream content = contents.open(content(early))) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void neverHasMoreThanAPieceInMemory() throws IOException {
        Endless body = new Endless(50L * 1024 * 1024);
        long id = add(UNIT, "大文件.txt", body);
        assertThat(body.longestRead).isEqualTo(Reception.PIECE);
        assertThat(content(id).size()).isEqualTo(50L * 1024 * 1024);
        assertThat(jdbc.sql("select max(octet_length(bytes)) from evidence_chunk where content = ?")
                        .param(content(id).id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Reception.PIECE);
        assertThatThrownBy(() -> add(UNIT, "过大.txt", new Endless(50L * 1024 * 1024 + 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("过大.txt")
                .hasMessageContaining("超过50 MB");
    }

    @Test
    void leavesNothingOfABrokenOrEmptyUpload() throws IOException {
        long contentsBefore = count("evidence_content");
        InputStream broken = new InputStream() {
            private int left = 700_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new EOFException("the connection is gone");
                }
                left--;
                return 'x';
            }
        };
        assertThatThrownBy(() -> add(UNIT, "断.txt", broken)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> add(UNIT, "空.txt", new byte[0]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("0字节");
        assertThatThrownBy(() -> add(UNIT, "程序.exe", executable())).isInstanceOf(Refusal.class);
        assertThat(files.list(UNIT, owner())).isEmpty();
        assertThat(count("evidence_content")).isEqualTo(contentsBefore);
    }

    @Test
    void provesAMeasureOfTheItem() throws IOException {
        long measure = table.measures(item).get(1).id();
        files.add(UNIT, owner(), "台账.txt", measure, "第一季度", new ByteArrayInputStream(text("台账" + item)));
        Evidence kept = files.list(UNIT, owner()).get(0);
        assertThat(kept.measure()).isEqualTo(2);
        assertThat(kept.note()).isEqualTo("第一季度");
        assertThat(history()).last().isEqualTo("EVIDENCE_ADDED 台账.txt（措施2）：第一季度");
        long other = cycle.items(cycle.startedRound(1)).get(0);
        cycle.toWork(other);
        long foreign = table.measures(other).get(0).id();
        assertThatThrownBy(() -> files.add(UNIT, owner(), "x.txt", foreign, "", new ByteArrayInputStream(text("x"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void withdrawsWithAReasonAndErasesNothing() throws IOException {
        byte[] bytes = text("传错了" + System.nanoTime());
        long id = add(UNIT, "传错.txt", bytes);
        assertThat(files.list(UNIT, owner()).get(0).mayWithdraw()).isTrue();
        assertThat(files.list(unit("colleague", false), owner()).get(0).mayWithdraw())
                .isFalse();
        assertThatThrownBy(() -> withdraw(unit("colleague", false), id, "我来撤"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> withdraw(UNIT, id, " ")).isInstanceOf(Refusal.class);
        withdraw(UNIT_HEAD, id, "与本事项无关");
        Evidence withdrawn = files.list(OFFICER, owner()).get(0);
        assertThat(withdrawn.withdrawn().reason()).isEqualTo("与本事项无关");
        assertThat(withdrawn.withdrawn().by()).isEqualTo("测试-" + HEAD);
        assertThat(withdrawn.mayWithdraw()).isFalse();
        assertThatThrownBy(() -> withdraw(OFFICER, id, "再撤")).isInstanceOf(Refusal.class);
        try (InputStream content = contents.open(content(id))) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(history()).last().isEqualTo("EVIDENCE_WITHDRAWN 传错.txt：与本事项无关");
        add(UNIT, "传错.txt", bytes);
        assertThat(files.list(UNIT, owner())).hasSize(2);
    }

    @Test
    void isClosedWithTheItem() throws IOException {
        cycle.openPeriod(cycle.roundOf(item));
        long id = add(UNIT, "台账.txt", text("台账" + item));
        assertThat(files.list(UNIT, owner()).get(0).period()).isEqualTo(1);
        cycle.complete("reportProgress", item, HANDLER, done());
        add(UNIT, "补充.txt", text("补充" + item));
        keeps(id, "待核验");
        cycle.complete("verifyItem", item, DISCIPLINE, Map.of("decision", "passed", "method", "desk", "opinion", "属实"));
        assertThatThrownBy(() -> add(UNIT, "晚.txt", text("晚")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("待销号审批");
        add(above(DISCIPLINE, Role.DISCIPLINE), "现场.txt", text("现场核查" + item));
        keeps(id, "待销号审批");
        cycle.complete("signOffLeader", item, LEADER, Map.of("decision", "approved"));
        cycle.complete("signOffSecretary", item, SECRETARY, Map.of("decision", "approved"));
        cycle.runJobs();
        assertThatThrownBy(() -> add(OFFICER, "晚.txt", text("晚")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已销号");
        assertThatThrownBy(() -> withdraw(OFFICER, id, "晚")).isInstanceOf(Refusal.class);
        assertThat(files.list(OFFICER, owner())).hasSize(3).noneMatch(Evidence::mayWithdraw);
    }

    /** Neither who brought the file nor the office takes it back, and both read why. */
    private void keeps(long id, String state) {
        for (Viewer viewer : List.of(UNIT, UNIT_HEAD, OFFICER)) {
            assertThatThrownBy(() -> withdraw(viewer, id, "换一份"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(state)
                    .hasMessageContaining("不能撤回");
            assertThat(files.list(viewer, owner()))
                    .noneMatch(Evidence::mayWithdraw)
                    .filteredOn(file -> file.id() == id)
                    .singleElement()
                    .extracting(Evidence::whyKept)
                    .asString()
                    .contains(state, "不能撤回");
        }
        assertThat(files.list(unit("colleague", false), owner())).noneMatch(file -> file.whyKept() != null);
    }

    @Test
    void newFilesOfAUnitAreMovement() throws IOException {
        long round = cycle.roundOf(item);
        assertThat(moved(round, () -> {})).isTrue();
        assertThat(moved(round, () -> {})).isFalse();
        assertThat(moved(round, () -> add(UNIT, "台账.txt", text("台账" + item)))).isTrue();
        assertThat(moved(round, () -> add(UNIT, "换个名字.txt", text("台账" + item)))).isFalse();
        assertThat(moved(round, () -> add(OFFICER, "来文.txt", text("来文" + item))))
                .isFalse();
    }

    private interface Preparation {
        void run() throws IOException;
    }

    /** Whether the next report, which says nothing new by itself, counts as progress. */
    private boolean moved(long round, Preparation preparation) throws IOException {
        cycle.openPeriod(round);
        preparation.run();
        cycle.complete("reportProgress", item, HANDLER, report(30));
        cycle.cutOff(round);
        return jdbc.sql("select has_moved from fortnightly_report where item = ? order by id desc limit 1")
                .param(item)
                .query(Boolean.class)
                .single();
    }

    private static Viewer unit(String user, boolean isHead) {
        return new Viewer(
                user,
                "测试-" + user,
                Set.of(Role.INSPECTED_UNIT),
                Set.of("unit1"),
                isHead ? Set.of("unit1") : Set.of(),
                Set.of(user));
    }

    private static Viewer above(String user, Role role) {
        return new Viewer(user, "测试-" + user, Set.of(role), Set.of(), Set.of(), Set.of(user));
    }

    private EvidenceTable.Owner owner() {
        return table.owner(item).orElseThrow();
    }

    private long add(Viewer viewer, String name, byte[] bytes) throws IOException {
        return add(viewer, name, new ByteArrayInputStream(bytes));
    }

    private long add(Viewer viewer, String name, InputStream body) throws IOException {
        return files.add(viewer, owner(), name, null, "", body);
    }

    private void withdraw(Viewer viewer, long id, String reason) {
        files.withdraw(viewer, owner(), table.row(item, id).orElseThrow(), reason);
    }

    private StoredContent content(long id) {
        return contents.get(table.row(item, id).orElseThrow().content());
    }

    private List<String> history() {
        return jdbc.sql("select kind || ' ' || text from event where item = ? order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static byte[] at(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** As much text as wanted, made while it is read; remembers the largest piece anybody asked for. */
    private static final class Endless extends InputStream {

        private final Random letters = new Random(1);
        private long left;
        private int longestRead;

        private Endless(long size) {
            left = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            longestRead = Math.max(longestRead, length);
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int n = 0; n < count; n++) {
                target[offset + n] = (byte) ('a' + letters.nextInt(26));
            }
            left -= count;
            return count;
        }
    }
}
