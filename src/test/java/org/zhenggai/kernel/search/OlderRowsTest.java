package org.zhenggai.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;

/** What was there before is found like what comes now; nothing is lost or doubled when it is done twice. */
@PagesTest
class OlderRowsTest {

    private static final List<String> TABLES = List.of(
            "select item, words from item_words order by item",
            "select gram, item from item_gram order by item, gram",
            "select code, words from unit order by code",
            "select username, words from person order by username",
            "select id, words, text_words from finding order by id",
            "select line, words from access_log_words order by line");

    @Autowired
    private PagesData data;

    @Autowired
    private AccessLog log;

    @Autowired
    private V56__WordsOfOlderRows migration;

    @Autowired
    private V65_2__WordsOfOlderTexts texts;

    @Autowired
    private DataSource database;

    @Autowired
    private Flyway flyway;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void getTheirWords() throws Exception {
        long item = data.item(data.importedRound(), "3-1");
        log.record(PagesData.OFFICE, AccessKind.EXPORTED, "台账", "“全部”");
        List<List<List<Object>>> words = words();
        assertThat(jdbc.sql("select words from item_words where item = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .contains("·3-1\n", "关于现场管理\n", "工程监管不到位", "工程建设方面");

        for (String forget : List.of(
                "delete from item_words",
                "delete from item_gram",
                "update unit set words = null",
                "update person set words = null",
                "update finding set words = null, text_words = null",
                "delete from access_log_words")) {
            jdbc.sql(forget).update();
        }
        migrate();
        assertThat(words()).isEqualTo(words);
        migrate();
        assertThat(words()).isEqualTo(words);
    }

    @Test
    void areAsManyAsThereAre() {
        assertThatCode(this::migrate).doesNotThrowAnyException();
        assertThat(flyway.info().applied()).anyMatch(applied -> "56".equals(applied.getVersion() + ""));
    }

    private void migrate() throws Exception {
        try (Connection connection = database.getConnection()) {
            Context context = new Context() {
                @Override
                public Configuration getConfiguration() {
                    return flyway.getConfiguration();
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            };
            migration.migrate(context);
            texts.migrate(context);
        }
    }

    private List<List<List<Object>>> words() {
        return TABLES.stream()
                .map(table -> jdbc.sql(table).query().listOfRows().stream()
                        .map(row -> List.copyOf(row.values()))
                        .toList())
                .toList();
    }
}
