package org.zhenggai.kernel.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.zhenggai.database.Postgres;

/**
 * What looking for words costs among 100,000 items, by index and line by line, on both databases; run by
 * {@code benchmark/search}.
 */
public final class SearchBenchmark {

    private static final int ITEMS = 100_000;
    private static final int TIMES = 5;

    /** The items stand in a hundred rounds; the last is large and holds half of them. */
    private static final int ROUNDS = 100;

    private static final List<String> TYPED = List.of("99999", "三资", "医保 收费", "资", "第一议题", "管理不规范", "查无此事");

    private final JdbcTemplate jdbc;
    private final String numbers;

    private SearchBenchmark(DataSource database, String numbers) {
        this.jdbc = new JdbcTemplate(database);
        this.numbers = numbers;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("search");
        measure("H2", "jdbc:h2:file:" + folder.resolve("search") + ";WRITE_DELAY=0", "system_range(1, %d) as n (x)");
        measure("PostgreSQL", Postgres.emptyDatabase(), "generate_series(1, %d) as n (x)");
        System.exit(0);
    }

    private static void measure(String name, String address, String numbers) {
        String user = name.equals("H2") ? "sa" : "postgres";
        SingleConnectionDataSource database = new SingleConnectionDataSource(address, user, "", true);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/vendor/" + name.toLowerCase())
                .load()
                .migrate();
        new SearchBenchmark(database, numbers).run(name);
        database.destroy();
    }

    private void run(String name) {
        fill();
        System.out.println("## " + name);
        time("words of " + ITEMS + " items written, once", 1, () -> {
            new ItemWords(jdbc).addFrom(0);
            return jdbc.queryForObject("select count(*) from item_gram", Integer.class);
        });
        jdbc.execute("analyze");
        for (String typed : TYPED) {
            for (Long round : Arrays.asList(1L, (long) ROUNDS, null)) {
                String where = round == null ? "all rounds" : "round of " + size(round);
                time(typed + ", " + where + ", by index", TIMES, () -> count(typed, round));
            }
            time(typed + ", all rounds, line by line", TIMES, () -> countByLine(typed));
        }
        explain();
    }

    private void fill() {
        jdbc.update(
                "insert into round (version, title, short_name, state, rule_set, document_name, document_sha256, document_text,"
                        + " created_at, created_by) select 1, '轮次' || x, '轮次' || x, 'IN_WORK', (select min(code) from rule_set), 'a.txt',"
                        + " lpad(cast(x as varchar), 64, '0'), '', now(), 'me' from " + numbers.formatted(ROUNDS));
        jdbc.update("insert into area (round, number, title) select r.id, x, '关于第' || x || '类医保资金管理方面'"
                + " from round r cross join " + numbers.formatted(20));
        jdbc.update("insert into finding (round, area, number, title, line, text) select a.round, a.id, x,"
                + " '针对“' || case when mod(x, 3) = 0 then '医疗收费' when mod(x, 3) = 1 then '党建责任' else '工程监管' end"
                + " || '落实不到位，执行标准不统一' || x || '”的问题', x, '' from " + numbers.formatted(ITEMS)
                + " join area a on a.number = mod(x, 20) + 1 and a.round = case when x > " + ITEMS / 2 + " then "
                + ROUNDS
                + " else mod(x, " + (ROUNDS - 1) + ") + 1 end");
        jdbc.update("insert into item (version, round, finding, position, number, title, state, state_since, major,"
                + " progress, returned) select 1, f.round, f.id, f.number, cast(f.number as varchar), '关于' || case"
                + " when mod(f.number, 1000) = 7 then '“三资”管理不规范' when mod(f.number, 1000) = 8 then '第一议题制度未坚持'"
                + " else '台账登记与日常管理不规范' end || '，第' || f.number || '项', 'IN_WORK', now(), false, 0, false"
                + " from finding f");
    }

    private int size(long round) {
        return jdbc.queryForObject("select count(*) from item where round = ?", Integer.class, round);
    }

    private int count(String typed, Long round) {
        Wanted wanted = Wanted.of(typed);
        Map<String, Object> parameters = new HashMap<>(ItemSearch.parameters(wanted));
        parameters.put("round", round);
        return JdbcClient.create(jdbc)
                .sql("select count(*) from item i where " + (round == null ? "1 = 1" : "i.round = :round")
                        + ItemSearch.condition(wanted))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** As it was before: a function and a pattern for each line, and the width of what was typed mattered. */
    private int countByLine(String typed) {
        String pattern = "%" + typed + "%";
        return jdbc.queryForObject(
                "select count(*) from item i join finding f on f.id = i.finding where lower(i.number) like ?"
                        + " or lower(i.title) like ? or lower(f.title) like ?",
                Integer.class,
                pattern,
                pattern,
                pattern);
    }

    private void explain() {
        Wanted wanted = Wanted.of("三资");
        JdbcClient.create(jdbc)
                .sql("explain select count(*) from item i where i.round = 100" + ItemSearch.condition(wanted))
                .params(ItemSearch.parameters(wanted))
                .query(String.class)
                .list()
                .forEach(System.out::println);
    }

    private static void time(String what, int times, Supplier<Integer> work) {
        long[] taken = new long[times];
        int found = 0;
        for (int n = 0; n < times; n++) {
            long start = System.nanoTime();
            found = work.get();
            taken[n] = System.nanoTime() - start;
        }
        Arrays.sort(taken);
        System.out.printf("| %s | %d | %.1f ms |%n", what, found, taken[times / 2] / 1e6);
    }
}
