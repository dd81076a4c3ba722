package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.notice.calendar.CalendarAddresses;

/** The calendar at a secret address: what its owner has to do, as long as it is his, and nothing for anybody else. */
class CalendarTest extends NoticeServerTest {

    private static final String HOST = "@zhenggai.town.test";
    private static final Pattern ADDRESS = Pattern.compile("http://zhenggai.town.test(/calendar/[\\w-]{43}\\.ics)");

    @Autowired
    private CalendarAddresses addresses;

    /** Makes an address on the page; it is shown once. */
    private String subscribe(String user) {
        Visitor visitor = loggedIn(user);
        visitor.form("/notices/calendar", "confirmed=true", visitor.token("/notices"));
        Matcher address = ADDRESS.matcher(visitor.get("/notices").body());
        assertThat(address.find()).isTrue();
        assertThat(visitor.get("/notices").body())
                .doesNotContain(address.group(1))
                .contains("现用地址生成于");
        return address.group(1);
    }

    private static Map<String, VEvent> events(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain("账目不清", "责任落实");
        Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        calendar.validate();
        List<VEvent> events = calendar.getComponents("VEVENT");
        return events.stream().collect(Collectors.toMap(event -> value(event, "UID"), Function.identity()));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    void aUnitSeesItsTasksAndDeadlines() throws Exception {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String round = cycle.nameOf(cycle.roundOf(item));
        String address = subscribe(HANDLER);
        HttpResponse<String> answer = visitor().get(address);
        String id = cycle.task("acceptItem", item).getId();
        VEvent task = events(answer).get("task-" + id + HOST);
        assertThat(value(task, "SUMMARY")).isEqualTo(round + " 1 签收整改事项");
        assertThat(value(task, "URL")).isEqualTo("http://zhenggai.town.test" + Links.task(id));
        assertThat(value(task, "DTEND")).isEqualTo("20240306T173000");
        assertThat(task.getProperty("DTEND")
                        .orElseThrow()
                        .getParameter("TZID")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Asia/Shanghai");
        VEvent deadline = events(answer).get("item-" + item + HOST);
        assertThat(value(deadline, "SUMMARY")).isEqualTo(round + " 1 整改期限");
        assertThat(value(deadline, "DTSTART")).isEqualTo("20240830");
        assertThat(answer.body()).contains("BEGIN:VTIMEZONE");
        assertThat(events(visitor().get(address)))
                .as("the same entries each time")
                .containsOnlyKeys(events(answer).keySet().toArray(String[]::new));
    }

    @Test
    void aStrangerHasNothingOfIt() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String stranger = visitor().get(subscribe(OTHER_UNIT)).body();
        assertThat(stranger)
                .doesNotContain("UID:item-" + item + HOST)
                .doesNotContain(cycle.task("acceptItem", item).getId());
    }

    @Test
    void whatIsNoLongerHisVanishes() {
        long item = cycle.items(cycle.startedRound(1)).get(0);
        String address = subscribe(HANDLER);
        String mark = "UID:item-" + item + HOST;
        assertThat(visitor().get(address).body()).contains(mark);
        jdbc.sql("update item set confidential = true where id = ?").param(item).update();
        assertThat(visitor().get(address).body()).doesNotContain(mark);
        assertThat(visitor().get(subscribe(HEAD)).body()).contains(mark);
        assertThat(visitor().get(subscribe(LEADER)).body()).contains(mark);
        jdbc.sql("update item set confidential = false, lead_unit = 'unit2' where id = ?")
                .param(item)
                .update();
        assertThat(visitor().get(address).body()).doesNotContain(mark);
    }

    @Test
    void leadersSeeTheirMeetings() {
        long round = cycle.roundOf(cycle.itemInWork());
        cycle.cutOff(round);
        cycle.complete("checkBulletin", cycle.period(round), OFFICE, Map.of());
        String meeting = cycle.nameOf(round) + " 第1期 听取汇报并审定通报";
        assertThat(visitor().get(subscribe(LEADER)).body()).contains("SUMMARY:" + meeting);
        assertThat(visitor().get(subscribe(SECRETARY)).body()).contains("SUMMARY:" + meeting);
        assertThat(visitor().get(subscribe(HANDLER)).body()).doesNotContain(meeting);
    }

    @Test
    void aWrongARevokedAndAReplacedAddressAreAllTheSame() {
        String address = subscribe(HANDLER);
        String newer = subscribe(HANDLER);
        assertNothing(address);
        assertThat(visitor().statusOf(newer)).isEqualTo(200);
        Visitor handler = loggedIn(HANDLER);
        assertThat(handler.form("/notices/calendar/revoke", "", handler.token("/notices"))
                        .body())
                .contains("停用日历地址吗", "不能恢复");
        assertThat(visitor().statusOf(newer)).isEqualTo(200);
        handler.form("/notices/calendar/revoke", "confirmed=true", handler.token("/notices"));
        assertNothing(newer);
        assertNothing("/calendar/x.ics");
        assertNothing("/calendar/" + "A".repeat(43) + ".ics");

        String last = subscribe(HANDLER);
        jdbc.sql("update person set active = false where username = ?")
                .param(HANDLER)
                .update();
        assertNothing(last);
    }

    private void assertNothing(String address) {
        HttpResponse<String> answer = visitor().get(address);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void onlyAHashIsKeptAndReadingIsLoggedOnceADay() {
        at(4, 10, 0);
        String secret = addresses.create(HANDLER);
        assertThat(jdbc.sql("select sha256 from notice_calendar where person = ?")
                        .param(HANDLER)
                        .query(String.class)
                        .single())
                .isNotEqualTo(secret)
                .hasSize(64);
        int before = readings();
        for (int hour = 10; hour < 14; hour++) {
            at(4, hour, 0);
            assertThat(addresses.owner(secret)).hasValue(HANDLER);
        }
        assertThat(readings()).isEqualTo(before + 1);
        at(5, 10, 0);
        addresses.owner(secret);
        assertThat(readings()).isEqualTo(before + 2);
    }

    private int readings() {
        return jdbc.sql("select count(*) from access_log where kind = 'EXPORTED' and subject = '日历' and actor = ?")
                .param(HANDLER)
                .query(Integer.class)
                .single();
    }
}
