package org.zhenggai.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A database as an older release left it, made anew for each test that starts on it; see databases/README.md. */
public enum OlderDatabase {
    H2 {
        @Override
        String[] restore(InputStream kept, Path folder, String name) throws IOException {
            Files.copy(kept, folder.resolve(name + ".mv.db"));
            return connection("jdbc:h2:file:" + folder.resolve(name), "zhenggai");
        }
    },
    POSTGRESQL {
        @Override
        String[] restore(InputStream kept, Path folder, String name) throws IOException {
            // Lines that begin with a backslash are for psql alone.
            String script = new String(kept.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\\"))
                    .collect(Collectors.joining("\n"));
            String url = Postgres.emptyDatabase();
            try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute(script);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return connection(url, "postgres");
        }
    };

    abstract String[] restore(InputStream kept, Path folder, String name) throws IOException;

    /**
     * Makes a copy to start on.
     *
     * @param name such as {@code demo-4acf4cc}
     * @param folder an empty one that the test forgets
     * @return arguments that make the application use it
     */
    public String[] restore(String name, Path folder) {
        String file = "/databases/" + name + (this == H2 ? ".mv.db.gz" : ".sql.gz");
        try (InputStream kept = new GZIPInputStream(OlderDatabase.class.getResourceAsStream(file))) {
            return restore(kept, folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String[] connection(String url, String user) {
        return new String[] {"--spring.datasource.url=" + url, "--spring.datasource.username=" + user};
    }
}
