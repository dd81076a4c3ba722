package org.zhenggai.kernel.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcBuilderCustomizer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.zhenggai.VisibleDays;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.calendar.ClockConfiguration;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;
import org.zhenggai.work.plan.Plans;

/** Units, people and rounds for tests of pages; every round comes from a document of its own. */
@TestComponent
public class PagesData {

    public static final LocalDate FEEDBACK = LocalDate.of(2023, 7, 6);
    public static final String OFFICE = "pages-office";
    public static final String LEADER = "pages-leader";

    /** The units that there are. */
    public static final String FINANCE = "pages-finance";

    public static final String ROADS = "pages-roads";

    private static final long A_MINUTE = 60_000;

    private static final AtomicInteger DOCUMENTS = new AtomicInteger();

    private final Directory directory;
    private final IntakeService intake;
    private final Plans plans;
    private final RoundReaders readers;
    private final JdbcClient jdbc;

    PagesData(Directory directory, IntakeService intake, Plans plans, RoundReaders readers, JdbcClient jdbc) {
        this.directory = directory;
        this.intake = intake;
        this.plans = plans;
        this.readers = readers;
        this.jdbc = jdbc;
    }

    /** Every page that a test looks at writes days as people read them. */
    @Bean
    static MockMvcBuilderCustomizer visibleDays() {
        return pages -> pages.alwaysDo(result -> {
            MockHttpServletResponse answer = result.getResponse();
            if (answer.getContentType() != null && answer.getContentType().startsWith("text/html")) {
                VisibleDays.ofPage(
                        result.getRequest().getRequestURI(), answer.getContentAsString(StandardCharsets.UTF_8));
            }
        });
    }

    /** Comes after the application has set up its groups. */
    @EventListener(ApplicationStartedEvent.class)
    void addPeople() {
        directory.addUnit(new Directory.Unit(FINANCE, "测试财政分局", "department", null));
        directory.addUnit(new Directory.Unit(ROADS, "测试工程中心", "department", null));
        person(OFFICE, "测试整改办", Role.RECTIFICATION_OFFICE);
        person(LEADER, "测试班子", Role.LEADING_GROUP);
        person("pages-" + Role.INSPECTION_TEAM.code(), "测试巡察组", Role.INSPECTION_TEAM);
    }

    private void person(String username, String name, Role role) {
        Set<Role> roles = EnumSet.of(role);
        directory.addPerson(new Directory.Person(username, name, "handler", null, null, roles), "secret-" + username);
    }

    /** Somebody of the office, as MockMvc logs him in. */
    public static RequestPostProcessor office() {
        return user(OFFICE).roles(Role.RECTIFICATION_OFFICE.code());
    }

    /** Somebody with one role above the units. */
    public static RequestPostProcessor withRole(Role role) {
        return user("pages-" + role.code()).roles(role.code());
    }

    /** Somebody of a unit. */
    public static RequestPostProcessor ofUnit(String unit) {
        return user("pages-handler").roles(Role.INSPECTED_UNIT.code(), Role.groupOfUnit(unit));
    }

    /** A document that was never imported, with two areas and three findings, the last of two parts; like no other. */
    public static byte[] document() {
        int number = DOCUMENTS.incrementAndGet();
        return ("""
                关于第%d次巡察的反馈意见

                （一）关于财务管理方面
                1.针对“票据审核不严”的问题。有的票据没有经手人签名。
                2.针对“资产底数不清”的问题。部分资产没有登记。%s。
                （二）关于工程建设方面
                3.针对“工程监管不到位”的问题。
                （1）关于现场管理。现场没有记录。%s。
                （2）关于竣工验收。验收走过场。
                """).formatted(number, words(2 * number), words(2 * number + 1)).getBytes(StandardCharsets.UTF_8);
    }

    /** Characters that stand in no other document in this order. */
    private static String words(int seed) {
        return new Random(seed).ints(60, '一', '龥').mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** A round that has just been imported: four items 1, 2, 3-1 and 3-2. */
    public long importedRound() {
        return intake.commit("反馈意见.txt", document(), FEEDBACK, OFFICE);
    }

    /** A round whose plan can be edited, studied the day after its feedback, with half a year to put things right. */
    public long plannedRound() {
        long round = importedRound();
        boolean isMoved = Math.abs(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis()) > A_MINUTE;
        Date now = ClockUtil.getCurrentTime();
        at(FEEDBACK.plusDays(1));
        plans.study(round, OFFICE, FEEDBACK.plusDays(1), "已传达学习", FEEDBACK.plusMonths(6));
        ClockUtil.reset();
        if (isMoved) {
            ClockUtil.setCurrentTime(now);
        }
        return round;
    }

    /** Lets it be ten o'clock of this day until {@code ClockUtil.reset()}. */
    public static void at(LocalDate day) {
        ClockUtil.setCurrentTime(
                Date.from(day.atTime(10, 0).atZone(ClockConfiguration.ZONE).toInstant()));
    }

    /** Lets the inspection team of {@link #withRole} read a round. */
    public void readByInspectionTeam(long round) {
        readers.add(round, "pages-" + Role.INSPECTION_TEAM.code());
    }

    /** The id of an item by its number. */
    public long item(long round, String number) {
        return jdbc.sql("select id from item where round = ? and number = ?")
                .params(round, number)
                .query(Long.class)
                .single();
    }

    /** Gives an item to a unit as if it were assigned. */
    public void assign(long item, String unit, LocalDate deadline) {
        jdbc.sql("update item set state = 'IN_WORK', lead_unit = ?, leader = ?, kind = 'DATED', deadline = ?,"
                        + " original_deadline = ? where id = ?")
                .params(unit, LEADER, deadline, deadline, item)
                .update();
    }

    /** Lets an item of a round without periods have stalled for this many fortnights, and be as far up the ladder. */
    public void stalled(long item, int fortnights) {
        jdbc.sql("insert into reporting_period (round, number, state, opens_at, cut_off, open_items, reported, silent,"
                        + " stalled, returned, closed)"
                        + " select round, 1, 'OPEN', now(), now(), 0, 0, 0, 0, 0, 0 from item where id = ?")
                .param(item)
                .update();
        jdbc.sql("insert into escalation_episode (item, first_period, last_period, fortnights, level, started_at)"
                        + " select i.id, p.id, p.id, ?, ?, now() from reporting_period p"
                        + " join item i on i.round = p.round where i.id = ?")
                .params(fortnights, fortnights, item)
                .update();
    }
}
