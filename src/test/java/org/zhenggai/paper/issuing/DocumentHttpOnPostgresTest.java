package org.zhenggai.paper.issuing;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.database.Postgres;

/** The same on PostgreSQL. */
@DirtiesContext
class DocumentHttpOnPostgresTest extends DocumentHttpTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
