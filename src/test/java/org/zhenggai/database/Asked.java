package org.zhenggai.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that counts how often it is asked. */
public final class Asked extends DelegatingDataSource {

    private final AtomicInteger times = new AtomicInteger();

    public Asked(DataSource database) {
        super(database);
    }

    public int times() {
        return times.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection one = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, with) -> {
                    if (method.getName().equals("prepareStatement")) {
                        times.incrementAndGet();
                    }
                    try {
                        return method.invoke(one, with);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
