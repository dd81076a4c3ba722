package org.zhenggai.notice;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.database.Postgres;

/** The same on the database of real use, whose locks differ from H2's; closes its application at once. */
@DirtiesContext
class OutageOnPostgresTest extends OutageTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
