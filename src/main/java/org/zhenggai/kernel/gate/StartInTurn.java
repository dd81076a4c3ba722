package org.zhenggai.kernel.gate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Lets the nodes of one PostgreSQL start one after the other, since each start updates schema, models, rights and people.
 * The turn is an advisory lock held by a connection of its own, so that a node that dies gives it back. An H2 file has one process anyway.
 */
final class StartInTurn implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StartInTurn.class);

    /** "zhenggai" as a number. */
    static final long TURN = 0x7A68656E67676169L;

    private Connection holder;

    /** Waits until no other node is starting on this database. */
    void take(HikariDataSource pool) {
        if (holder != null || pool.getJdbcUrl() == null || !pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            return;
        }
        try {
            holder = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            try (Statement lock = holder.createStatement()) {
                if (!isTaken(lock)) {
                    LOG.info("另一个节点正在启动，等它启动完再继续");
                    lock.execute("select pg_advisory_lock(" + TURN + ")");
                }
            }
        } catch (SQLException e) {
            destroy();
            throw new CannotGetJdbcConnectionException("no turn to start", e);
        }
    }

    private static boolean isTaken(Statement lock) throws SQLException {
        try (ResultSet taken = lock.executeQuery("select pg_try_advisory_lock(" + TURN + ")")) {
            return taken.next() && taken.getBoolean(1);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        destroy();
    }

    /** Also when the start fails. */
    @Override
    public void destroy() {
        try {
            if (holder != null) {
                holder.close();
            }
        } catch (SQLException e) {
            LOG.warn("启动顺序锁没有正常释放：{}", e.getMessage());
        }
        holder = null;
    }
}
