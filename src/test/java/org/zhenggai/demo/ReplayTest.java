package org.zhenggai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.VisibleDays;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.database.Postgres;

/** The whole sample round, told twice: on H2 as the command {@code replay} does, and on PostgreSQL. */
class ReplayTest {

    private static final int ITEMS = 61;

    private static Told h2;
    private static Told postgres;

    /** What a replay printed, and its files by name. */
    private record Told(String printed, Map<String, String> files) {}

    @BeforeAll
    static void tellTwice(@TempDir Path folder) throws IOException {
        h2 = tell(folder.resolve("h2"), "jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=500", "zhenggai");
        postgres = tell(folder.resolve("postgres"), Postgres.emptyDatabase(), "postgres");
    }

    @Test
    void bothDatabasesTellTheSame() {
        assertThat(postgres.printed()).isEqualTo(h2.printed());
        assertThat(postgres.files()).isEqualTo(h2.files());
    }

    @Test
    void bulletinsWriteDaysAsPeopleReadThem() {
        h2.files().forEach((name, text) -> {
            if (name.startsWith("bulletin")) {
                VisibleDays.ofText(name, text);
            }
        });
    }

    @Test
    void everyItemIsClosedOrListedAsUnfinished() {
        MatchResult totals = found("合计 +(\\d+) +(\\d+) +(\\d+) +(\\d+)", h2.printed());
        MatchResult unfinished = found("未销号事项（(\\d+)项）[^\n]*\n((?:\\d+(?:-\\d+)? .+\n)+)", h2.printed());
        int closed = Integer.parseInt(totals.group(2));
        assertThat(totals.group(1)).isEqualTo("" + ITEMS);
        assertThat(Integer.parseInt(unfinished.group(1))).isPositive().isEqualTo(ITEMS - closed);
        assertThat(unfinished.group(2).lines()).hasSize(ITEMS - closed).allMatch(line -> !line.endsWith("｜"));
        assertThat(h2.files().get("ledger.csv").lines().filter(line -> line.contains(",已销号,")))
                .hasSize(closed);
    }

    @Test
    void everyCutOffHasItsBulletin() {
        assertThat(h2.files().keySet())
                .contains("ledger.csv", "bulletin-01.txt", "bulletin-12.txt")
                .hasSize(13);
        assertThat(h2.files().get("ledger.csv").lines()).hasSize(ITEMS + 1);
    }

    /** Item 24-2 is silent in the third and fourth fortnight and reports again in the fifth. */
    @Test
    void firstFortnightOfStallIsNamedAndTheSecondBringsTheLetter() {
        assertThat(slow(2)).noneMatch(line -> line.startsWith("24-2 "));
        assertThat(slow(3)).anyMatch(line -> line.matches("24-2 .*未按期报告；已停滞1期，督办级别：通报。"));
        assertThat(slow(4)).anyMatch(line -> line.matches("24-2 .*未按期报告；已停滞2期，督办级别：提醒函。"));
        assertThat(slow(5)).noneMatch(line -> line.startsWith("24-2 "));
    }

    @Test
    void whatIsForbiddenWasTriedAndRefusedInTheStory() {
        assertThat(h2.printed())
                .contains("职责分离：试办3次，全部被拒并记入审计")
                .contains("填报过该事项的报告，不能核验", "核验过该事项，不能审批销号", "已以责任领导身份审批过该事项")
                .containsPattern("表单核对：\\d+种表单共\\d{3,}份")
                .containsPattern("办理审计：办理经过\\d{3,}条.*被拒的操作3条；只增不改");
    }

    /** Every decision ends somehow or is open, some came back, and the bulletins say so. */
    @Test
    void whatMeetingsDecideIsCarriedOutDroppedOrComesBack() {
        List<List<Integer>> rows = found("曾再次列入通报\n((?:.+\n)+)", h2.printed())
                .group(1)
                .lines()
                .filter(line -> line.matches(" ?\\d+  (\\S+)(  .*)"))
                .map(line -> Pattern.compile(" \\d+(?= |$)")
                        .matcher(line.substring(16))
                        .results()
                        .map(figure -> Integer.parseInt(figure.group().strip()))
                        .toList())
                .toList();
        assertThat(rows).hasSize(12).allSatisfy(row -> {
            assertThat(row).hasSize(7);
            assertThat(row.get(2) + row.get(3) + row.get(4) + row.get(5))
                    .as("done, dropped, ended and open of %s", row)
                    .isEqualTo(row.get(1));
        });
        for (int column : new int[] {0, 1, 2, 3, 6}) {
            assertThat(rows.stream().mapToInt(row -> row.get(column)).sum())
                    .as("column " + column)
                    .isPositive();
        }
        assertThat(h2.files().get("bulletin-02.txt")).contains("第1-1号 事项", "首次列入通报", "八、会议决定（");
        assertThat(h2.files().get("bulletin-03.txt")).contains("第2次列入通报");
    }

    @Test
    void signOffIsPrintedAsItHappened() {
        MatchResult routes = found("按路线销号：一般(\\d+)项，重大(\\d+)项，涉及资金(\\d+)项，长期坚持(\\d+)项", h2.printed());
        MatchResult totals = found("合计 +(\\d+) +(\\d+) +(\\d+) +(\\d+)", h2.printed());
        int sum = 0;
        for (int route = 1; route <= routes.groupCount(); route++) {
            assertThat(Integer.parseInt(routes.group(route))).isPositive();
            sum += Integer.parseInt(routes.group(route));
        }
        assertThat(sum).isEqualTo(Integer.parseInt(totals.group(2)));
        assertThat(h2.printed())
                .containsPattern("审批退回：重新核验1次，继续整改1次；党委会决议[4-9]件，资金核实7项")
                .containsPattern("批量签批：[1-9]\\d*批，签[1-9]\\d*项，拒[1-9]\\d*项")
                .containsPattern("长期坚持：复核系列\\d+个，已复核[2-9]次，反弹1项（重新打开）")
                .containsPattern("销号档案：\\d+份，含文件\\d{3,}份；问题全部销号[1-9]\\d*个");
    }

    private static List<String> slow(int period) {
        String bulletin = h2.files().get("bulletin-%02d.txt".formatted(period));
        return found("三、进展缓慢事项\n((?:.+\n)+)", bulletin).group(1).lines().toList();
    }

    private static MatchResult found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in\n" + text));
    }

    private static Told tell(Path folder, String url, String user) throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ConfigurableApplicationContext replay = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles("replay")
                .run("--spring.datasource.url=" + url, "--spring.datasource.username=" + user)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            replay.getBean(Replay.class).run(folder);
        } finally {
            System.setOut(console);
            ClockUtil.reset();
        }
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return new Told(printed.toString(StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER"), files);
    }
}
