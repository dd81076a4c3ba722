package org.zhenggai.ledger.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.zhenggai.kernel.web.PagesData.FINANCE;
import static org.zhenggai.kernel.web.PagesData.ROADS;
import static org.zhenggai.kernel.web.PagesData.ofUnit;
import static org.zhenggai.kernel.web.PagesData.office;
import static org.zhenggai.kernel.web.PagesData.withRole;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.bulletin.BulletinCompiled;
import org.zhenggai.kernel.web.PagesData;
import org.zhenggai.kernel.web.PagesTest;
import org.zhenggai.people.Role;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events.Touched;
import org.zhenggai.round.Recorded;

/** The pages of the dashboard, and that each of their figures is the number of the rows it leads to. */
@PagesTest
class DashboardTest {

    private static final String TEAM = "pages-" + Role.INSPECTION_TEAM.code();

    @Autowired
    private MockMvc pages;

    @Autowired
    private RoundReaders readers;

    @Autowired
    private PagesData data;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private Clock clock;

    private long round;

    /** Item 1 of finance is overdue, stalls and was silent, 2 and 3-1 of roads are in order, 3-2 is closed in time since. */
    @BeforeEach
    void aRoundWithOnePeriod() {
        LocalDate today = LocalDate.now(clock);
        round = data.plannedRound();
        data.readByInspectionTeam(round);
        data.assign(item("1"), FINANCE, today.minusDays(5));
        data.assign(item("2"), ROADS, today.plusDays(3));
        data.assign(item("3-1"), ROADS, today.plusDays(60));
        data.assign(item("3-2"), ROADS, today.plusDays(60));
        jdbc.sql("insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed) values (?, 1, 'CUT_OFF', now(), now(), 0, 0, 0, 0, 0, 0)")
                .param(round)
                .update();
        long period = jdbc.sql("select max(id) from reporting_period")
                .query(Long.class)
                .single();
        jdbc.sql("insert into fortnightly_report (period, item, sequence, state, unit, has_moved)"
                        + " values (?, ?, 1, 'MISSING', ?, false)")
                .params(period, item("1"), FINANCE)
                .update();
        jdbc.sql("insert into stall (period, item, reasons) values (?, ?, '逾期')")
                .params(period, item("1"))
                .update();
        jdbc.sql("insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " values (?, ?, ?, 2, 5, now())")
                .params(item("1"), period, period)
                .update();
        publisher.publishEvent(new BulletinCompiled(period));
        jdbc.sql("update item set state = 'CLOSED', closed_at = now() where id = ?")
                .param(item("3-2"))
                .update();
        publisher.publishEvent(new Touched(round));
    }

    private long item(String number) {
        return data.item(round, number);
    }

    private Document page(String path, RequestPostProcessor viewer) throws Exception {
        return Jsoup.parse(pages.perform(get(java.net.URI.create(path)).with(viewer))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"RECTIFICATION_OFFICE", "LEADING_GROUP", "SECRETARY", "DISCIPLINE", "INSPECTION_TEAM"})
    void everyFigureIsTheNumberOfItsRows(Role role) throws Exception {
        makeConfidential("2");
        for (String period : List.of("0", "1")) {
            Document page = page("/rounds/" + round + "/dashboard?period=" + period, withRole(role));
            List<Element> links =
                    page.select("td[data-value] a, .figure-card").stream().toList();
            assertThat(links).hasSizeGreaterThan(20);
            for (Element link : links) {
                String figure = link.hasClass("figure-card") ? link.select("b").text() : link.text();
                if (!link.attr("href").matches(".*figure=(RETURNED|REPORTS|MISSED|AMOUNT).*")) {
                    assertThat(page(link.attr("href"), withRole(role))
                                    .select("td.number")
                                    .size())
                            .as(link.attr("href"))
                            .isEqualTo(Integer.parseInt(figure));
                }
            }
        }
    }

    /** The rows of all rounds, on as many pages as they need. */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"RECTIFICATION_OFFICE", "LEADING_GROUP"})
    void everyFigureOfAllRoundsIsTheNumberOfItsRows(Role role) throws Exception {
        makeConfidential("2");
        for (String day : List.of("", LocalDate.now(clock).toString())) {
            Document page = page("/dashboard?day=" + day, withRole(role));
            List<Element> links = page.select("[href^=/dashboard/rows]").stream()
                    .filter(link -> !link.attr("href").matches(".*figure=(RETURNED|REPORTS|MISSED|AMOUNT).*"))
                    .toList();
            assertThat(links).hasSizeGreaterThan(10);
            for (Element link : links) {
                String figure = link.hasClass("figure-card") ? link.select("b").text() : link.text();
                assertThat(page(link.attr("href"), withRole(role))
                                .select("main > p.faint")
                                .text())
                        .as(link.attr("href"))
                        .containsPattern("共" + figure + "[项次]");
            }
        }
    }

    private void makeConfidential(String number) {
        jdbc.sql("update item set confidential = true where id = ?")
                .param(item(number))
                .update();
        publisher.publishEvent(new Recorded(0, round, item(number), "office1", EventKind.CONFIDENTIAL_SET));
        publisher.publishEvent(new Touched(round));
    }

    @Test
    void thePastIsShownAsItWas() throws Exception {
        Document now = page("/rounds/" + round + "/dashboard", office());
        Document then = page("/rounds/" + round + "/dashboard?period=1", office());
        assertThat(now.select(".numbers").text()).startsWith("4整改事项 1已销号 3在办 1已逾期 1停滞");
        assertThat(then.select(".numbers").text()).startsWith("4整改事项 0已销号 4在办 1已逾期 1停滞");
        assertThat(then.text()).contains("此后的办理不计入");
        assertThat(now.select("[data-name=各期进展] tbody th").eachText())
                .first()
                .asString()
                .startsWith("第1期");
        assertThat(now.select(".forecast").text()).contains("推算不出：至少要有4期通报");
        pages.perform(get("/rounds/" + round + "/dashboard?period=7").with(office()))
                .andExpect(status().isNotFound());
    }

    /** A referral shows as the step below, here too. */
    @Test
    void aReferralIsNotTold() throws Exception {
        assertThat(page("/rounds/" + round + "/dashboard", office())
                        .select("[data-name=督办] tbody tr")
                        .eachText())
                .containsExactly("通报 0", "提醒函 0", "约谈 0", "专项督办 1");
    }

    @Test
    void allRoundsAreListedToWhoMayReadThem() throws Exception {
        String own = "a[href^=/rounds/" + round + "/dashboard]";
        assertThat(page("/dashboard", office()).select("#members " + own)).isNotEmpty();
        assertThat(page("/dashboard", withRole(Role.INSPECTION_TEAM)).select("#members " + own))
                .isNotEmpty();
        readers.remove(round, TEAM);
        assertThat(page("/dashboard", withRole(Role.INSPECTION_TEAM)).select("#members " + own))
                .isEmpty();
        assertThat(page("/dashboard?day=" + LocalDate.now(clock), office()).select("#members " + own))
                .isNotEmpty();
        assertThat(page("/dashboard?day=1999-01-01", office()).text()).contains("还没有可以查看的数据");
    }

    @Test
    void unitsAndOtherTeamsDoNotGetIn() throws Exception {
        for (String path : List.of(
                "/dashboard",
                "/dashboard/rows",
                "/rounds/" + round + "/dashboard",
                "/rounds/" + round + "/dashboard/rows")) {
            pages.perform(get(path).with(ofUnit(FINANCE))).andExpect(status().isForbidden());
        }
        readers.remove(round, TEAM);
        pages.perform(get("/rounds/" + round + "/dashboard").with(withRole(Role.INSPECTION_TEAM)))
                .andExpect(status().isForbidden());
        pages.perform(get("/rounds/" + round + "/dashboard/rows").with(withRole(Role.INSPECTION_TEAM)))
                .andExpect(status().isForbidden());
    }
}
