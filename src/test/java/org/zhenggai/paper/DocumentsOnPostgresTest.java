package org.zhenggai.paper;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.database.Postgres;
import org.zhenggai.process.EngineTest;

/** The same on PostgreSQL. */
@EngineTest
@DirtiesContext
class DocumentsOnPostgresTest extends DocumentsTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
