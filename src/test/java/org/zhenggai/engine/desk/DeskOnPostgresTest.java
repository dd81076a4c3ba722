package org.zhenggai.engine.desk;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.database.Postgres;

/** The same on PostgreSQL, which refuses to write where only reading was announced, and sorts what has no date elsewhere. */
@DirtiesContext
class DeskOnPostgresTest extends DeskTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
