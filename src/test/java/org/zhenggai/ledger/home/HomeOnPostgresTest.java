package org.zhenggai.ledger.home;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.database.Postgres;
import org.zhenggai.kernel.web.PagesTest;

/** The same on PostgreSQL. */
@PagesTest
@DirtiesContext
class HomeOnPostgresTest extends HomePagesTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Postgres::emptyDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
