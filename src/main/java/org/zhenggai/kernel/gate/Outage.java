package org.zhenggai.kernel.gate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionSystemException;

/**
 * Whether the database cannot be reached. The first failed connection sets it; until one works again, which a thread tries,
 * the gate answers every request at once instead of letting it wait.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Of H2: closed, at its shutdown, input and output, and the store below it. */
    private static final Set<Integer> H2_IS_AWAY = Set.of(90028, 90031, 90098, 90121, 50000);

    private static final String AWAY = "系统的数据库暂时不能使用，这一步没有办成，已经保存的内容不受影响。请稍候再试；五分钟后仍不能使用，请联系管理员。";
    private static final String FULL = "服务器的磁盘满了，这一步没有保存；此前已经保存的内容都在。请告诉管理员腾出空间，有了空间就能继续办理，不用重新启动。";

    /** PostgreSQL's code for a full disk. */
    private static final String DISK_FULL = "53100";

    private static final Pattern NO_SPACE =
            Pattern.compile("No space left on device|Disk quota exceeded|not enough space on the disk|磁盘空间不足|设备上没有空间");

    /** What the pool says of a connection that it has let go of since it failed. */
    private static final String POOL_LET_GO = "Connection is closed";

    private final AtomicBoolean isOn = new AtomicBoolean();
    private volatile String sentence = AWAY;

    /** A connection pool that tells of its failures. */
    DataSource watch(DataSource pool) {
        return new DelegatingDataSource(pool) {

            @Override
            public Connection getConnection() throws SQLException {
                try {
                    return super.getConnection();
                } catch (SQLException failure) {
                    if (!isFull(failure)) {
                        begin(failure, pool);
                    }
                    throw failure;
                }
            }
        };
    }

    boolean isOn() {
        return isOn.get();
    }

    /** What is said to everybody while it lasts. */
    String sentence() {
        return sentence;
    }

    /** What is said to whoever had this failure. */
    static String sentence(Throwable failure) {
        return causes(failure).anyMatch(Outage::isDiskFull) ? FULL : AWAY;
    }

    private static boolean isDiskFull(Throwable cause) {
        return cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                || NO_SPACE.matcher(String.valueOf(cause.getMessage())).find();
    }

    /** A pool whose connections are all in use is busy, and its database there: it knows of no failure. */
    private static boolean isFull(SQLException failure) {
        return failure instanceof SQLTransientConnectionException && failure.getCause() == null;
    }

    private void begin(SQLException failure, DataSource pool) {
        sentence = sentence(failure);
        if (isOn.compareAndSet(false, true)) {
            LOG.warn("数据库不能使用，在恢复之前各项请求应答503：{}", cause(failure));
            Thread watcher = new Thread(() -> waitFor(pool), "outage");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    private void waitFor(DataSource pool) {
        while (!isThere(pool)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        isOn.set(false);
        LOG.warn("数据库已经恢复");
    }

    private static boolean isThere(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            // A connection to an H2 that had to close itself calls itself valid; only a statement tells.
            connection.createStatement().execute("select 1");
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    /** Whether a request failed since it got no connection, or lost it. */
    static boolean explains(Throwable failure) {
        return causes(failure).anyMatch(Outage::isAway);
    }

    /** Whether this failure says that the database is away, or that the connection is lost. */
    static boolean isAway(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return true;
        }
        if (!(cause instanceof SQLException failure)) {
            return false;
        }
        if (POOL_LET_GO.equals(failure.getMessage())) {
            return true;
        }
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || H2_IS_AWAY.contains(failure.getErrorCode());
    }

    /** What is at the bottom of it, in one line; that a disk is full stands there. */
    private static String cause(Throwable failure) {
        Throwable last = causes(failure).reduce((one, next) -> next).orElse(failure);
        return String.valueOf(last.getMessage())
                .lines()
                .findFirst()
                .orElse(last.getClass().getName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Outage::next).limit(20);
    }

    /** Where a rollback failed as well, what it was for says more. */
    private static Throwable next(Throwable failure) {
        return failure instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : failure.getCause();
    }
}
