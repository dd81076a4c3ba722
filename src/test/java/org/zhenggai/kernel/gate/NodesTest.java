package org.zhenggai.kernel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.access.Visitor;
import org.zhenggai.database.Postgres;

/** Two nodes that start at the same moment on an empty PostgreSQL: one waits for the other, and both come up. */
class NodesTest {

    /** Locks of this kind in the database, that are held or waited for. */
    private static final String TURNS = "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
            + " where d.datname = current_database() and l.locktype = 'advisory' and l.classid = "
            + (StartInTurn.TURN >>> 32) + " and l.objid = " + (StartInTurn.TURN & 0xFFFFFFFFL) + " and l.granted = ";

    @Test
    void startOneAfterTheOtherAndBothAnswer() throws Exception {
        String database = Postgres.emptyDatabase();
        try (Connection connection = DriverManager.getConnection(database, "postgres", null);
                Statement starter = connection.createStatement()) {
            // Nobody starts before both are there.
            starter.execute("select pg_advisory_lock(" + StartInTurn.TURN + ")");
            List<CompletableFuture<ServletWebServerApplicationContext>> nodes = new ArrayList<>();
            try {
                for (int node = 1; node <= 2; node++) {
                    nodes.add(start(database));
                    // The second begins when the first waits: in one JVM both set up one and the same log.
                    int waiting = node;
                    await().atMost(Duration.ofMinutes(2))
                            .until(() -> isOver(nodes) || count(starter, false) == waiting);
                }
                starter.execute("select pg_advisory_unlock(" + StartInTurn.TURN + ")");
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> isOver(nodes) || count(starter, true) == 1 && count(starter, false) == 1);
                assertThat(nodes)
                        .as("waits while the other starts")
                        .noneMatch(CompletableFuture::isCompletedExceptionally);
                for (CompletableFuture<ServletWebServerApplicationContext> node : nodes) {
                    Visitor visitor = new Visitor(node.get().getWebServer().getPort());
                    assertThat(visitor.statusOf("/login")).isEqualTo(200);
                    // Asks the database for the user.
                    assertThat(visitor.logIn("nobody", "wrong-password").statusCode())
                            .isEqualTo(302);
                }
                assertThat(count(starter, true) + count(starter, false)).isZero();
                assertThat(number(starter, "select max(version_) from act_re_procdef"))
                        .as("each model deployed once")
                        .isEqualTo(1);
            } finally {
                nodes.forEach(NodesTest::stop);
            }
        }
    }

    private static CompletableFuture<ServletWebServerApplicationContext> start(String database) {
        return CompletableFuture.supplyAsync(
                () -> (ServletWebServerApplicationContext) new SpringApplicationBuilder(ZhenggaiApplication.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=postgres",
                                "--ZHENGGAI_ADMIN_USER=guanli",
                                "--ZHENGGAI_ADMIN_PASSWORD=test-only-password"),
                work -> new Thread(work, "node").start());
    }

    private static boolean isOver(List<CompletableFuture<ServletWebServerApplicationContext>> nodes) {
        return nodes.stream().anyMatch(CompletableFuture::isDone);
    }

    private static void stop(CompletableFuture<ServletWebServerApplicationContext> node) {
        try {
            node.get().close();
        } catch (InterruptedException | ExecutionException e) {
            // It has not come up, which the test has said.
        }
    }

    private static int count(Statement statement, boolean isHeld) throws SQLException {
        return number(statement, TURNS + isHeld);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
