package org.zhenggai.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.access.Visitor;
import org.zhenggai.database.Postgres;
import org.zhenggai.process.Cycle;

/** What all benchmarks do: a server on an empty database, visitors, and medians as lines of a table. */
public final class Bench implements AutoCloseable {

    private static final int TIMES = 7;
    private static final int WARM_UP = 3;
    private static final String PASSWORD = "test-only";

    private final ConfigurableApplicationContext application;

    private Bench(String... database) {
        this.application = new SpringApplicationBuilder(ZhenggaiApplication.class, Cycle.class)
                .profiles("test")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--ZHENGGAI_ADMIN_USER=guanli",
                                        "--ZHENGGAI_ADMIN_PASSWORD=test-only-password"),
                                Stream.of(database))
                        .toArray(String[]::new));
        bean(Cycle.class).people();
    }

    /** On PostgreSQL, in a process of its own. */
    public static Bench onPostgres() {
        return new Bench(
                "--spring.datasource.url=" + Postgres.emptyDatabase(), "--spring.datasource.username=postgres");
    }

    /** On H2 in this process, in a file below the folder. */
    static Bench onH2(String folder) {
        return new Bench("--spring.datasource.url=jdbc:h2:file:" + folder + "/benchmark");
    }

    /** What is timed. */
    public interface Work {
        void run() throws Exception;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Somebody of {@link Cycle}, logged in. */
    public Visitor visitor(String username) {
        Visitor visitor = new Visitor(application.getEnvironment().getProperty("local.server.port", Integer.class));
        visitor.logIn(username, PASSWORD);
        return visitor;
    }

    /** The median of some requests after some that do not count. */
    public void page(String name, Visitor visitor, String path) throws Exception {
        time(name, () -> {
            int status = visitor.get(path).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " was answered with " + status);
            }
        });
    }

    public void time(String name, Work work) throws Exception {
        for (int n = 0; n < WARM_UP; n++) {
            work.run();
        }
        long[] times = new long[TIMES];
        for (int n = 0; n < TIMES; n++) {
            times[n] = nanos(work);
        }
        Arrays.sort(times);
        line(name, times[TIMES / 2]);
    }

    /** What can be done only once. */
    public void once(String name, Work work) throws Exception {
        line(name + ", once", nanos(work));
    }

    private static long nanos(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static void line(String name, long nanos) {
        System.out.println(String.format(Locale.ROOT, "| %s | %d |", name, nanos / 1_000_000));
    }

    @Override
    public void close() {
        application.close();
    }
}
