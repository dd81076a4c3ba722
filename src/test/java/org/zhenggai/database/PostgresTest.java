package org.zhenggai.database;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.process.EngineTest;

/** Closes its application at once: the server is gone before Spring closes what it keeps for other tests. */
@EngineTest
@DirtiesContext
class PostgresTest extends DatabaseTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @Override
    String product() {
        return "PostgreSQL";
    }
}
