package org.zhenggai.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.zhenggai.access.audit.AccessLogSearch;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;

/** The log of access: written, found again, taken out as a file, and changed by nothing. */
@PagesTest
class AccessLogTest {

    @Autowired
    private MockMvc pages;

    @Autowired
    private AccessLog log;

    @Autowired
    private AccessLogSearch search;

    @Autowired
    private Clock clock;

    private final String marker = "log" + System.nanoTime();

    @BeforeEach
    void write() {
        log.record(PagesData.OFFICE, AccessKind.EXPORTED, marker + " 台账", "=1+1");
        log.record("typed-" + marker, AccessKind.SIGN_IN_FAILED, "登录页", "100%_!");
    }

    @Test
    void administratorFindsLinesByPersonKindDayAndText() throws Exception {
        pages.perform(get("/administration/access-log")
                        .param("text", marker)
                        .with(PagesData.withRole(Role.CAMUNDA_ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("测试整改办"), containsString("登录失败"), containsString("共2条"))));
        assertThat(found(null, null, null, "TYPED-" + marker))
                .extracting(AccessLogSearch.Line::subject)
                .containsExactly("登录页");
        assertThat(found(null, null, AccessKind.EXPORTED, marker)).hasSize(1);
        LocalDate today = LocalDate.now(clock);
        assertThat(found(today, today, null, marker)).hasSize(2);
        assertThat(found(today.plusDays(1), null, null, marker)).isEmpty();
        assertThat(found(null, today.minusDays(1), null, marker)).isEmpty();
    }

    @Test
    void signsOfPatternsAreLookedForAsTheyAre() {
        assertThat(found(null, null, null, "100%_!"))
                .extracting(AccessLogSearch.Line::actor)
                .contains("typed-" + marker);
        assertThat(found(null, null, null, "1__%_!")).isEmpty();
    }

    @Test
    void fileHoldsWhatWasFoundAndRunsNothing() throws Exception {
        pages.perform(get("/administration/access-log.csv")
                        .param("text", marker)
                        .with(PagesData.withRole(Role.CAMUNDA_ADMIN)))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("'=1+1"), containsString("typed-" + marker))));
        assertThat(found(null, null, AccessKind.EXPORTED, "访问日志"))
                .first()
                .satisfies(line -> assertThat(line.actor()).isEqualTo("pages-camunda-admin"));
    }

    @Test
    void longTextsAreCutNotRefused() {
        log.record("用".repeat(80), AccessKind.SIGN_IN_FAILED, marker + "长".repeat(300), "长".repeat(2000));
        assertThat(found(null, null, null, marker + "长")).singleElement().satisfies(line -> {
            assertThat(line.actor()).hasSize(64).endsWith("…");
            assertThat(line.subject()).hasSize(200);
            assertThat(line.detail()).hasSize(1000);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CAMUNDA_ADMIN")
    void nobodyElseReadsIt(Role role) throws Exception {
        for (String path : List.of("/administration/access-log", "/administration/access-log.csv")) {
            pages.perform(get(path).with(PagesData.withRole(role)))
                    .andExpect(status().isForbidden())
                    .andExpect(content().string(not(containsString(marker))));
        }
    }

    @Test
    void noStatementChangesOrDeletesALine() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(java|sql)"))
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file).toLowerCase())
                            .doesNotContainPattern("(update|delete from|truncate table)\\s+access_log"));
        }
    }

    /** A day that no database can hold is no fault of the server. */
    @Test
    void daysBeyondAllReachFindEverything() {
        assertThat(found(LocalDate.MIN, LocalDate.MAX, null, null)).isNotEmpty();
    }

    private List<AccessLogSearch.Line> found(LocalDate from, LocalDate until, AccessKind kind, String text) {
        return search.page(new AccessLogSearch.Query(from, until, kind, text), 1)
                .rows();
    }
}
