package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.notice.Preferences.Preference;

/** What each person chose: no mail at night, one mail a day, or none. */
class QuietHoursTest extends NoticeServerTest {

    @Autowired
    private Preferences preferences;

    private long round;

    @BeforeEach
    void threeTasks() {
        round = cycle.plannedRound(3, row -> planned(row));
    }

    /** Three tasks for unit1 now. */
    private void start() {
        cycle.complete("preparePlan", round, OFFICE, Map.of());
        cycle.complete("approvePlan", round, SECRETARY, approvedOn(START.toLocalDate()));
        cycle.complete(
                "confirmPlan",
                round,
                SECRETARY,
                Map.of("decision", "approved", "heldOn", "2024-03-04", "resolution", "细化措施"));
        cycle.runJobs();
    }

    @Test
    void nothingIsSentInQuietHours() {
        at(4, 22, 0);
        start();
        assertThat(subjectsTo(HANDLER)).isEmpty();
        at(5, 6, 59);
        assertThat(subjectsTo(HANDLER)).isEmpty();
        at(5, 7, 0);
        assertThat(subjectsTo(HANDLER)).hasSize(3);
    }

    @Test
    void eachHasQuietHoursOfHisOwn() {
        preferences.save(HANDLER, new Preference(true, false, false, 12 * 60, 14 * 60));
        preferences.save(HEAD, new Preference(true, false, false, 0, 0));
        at(4, 23, 0);
        start();
        assertThat(subjectsTo(HANDLER)).hasSize(3);
        assertThat(subjectsTo(HEAD)).hasSize(3);
        jdbc.sql("update notice set state = 'WAITING' where person = ?")
                .param(HANDLER)
                .update();
        at(5, 13, 0);
        assertThat(subjectsTo(HANDLER)).hasSize(3);
    }

    @Test
    void aDigestIsOneMailADay() {
        preferences.save(HANDLER, new Preference(true, false, true, 22 * 60, 7 * 60));
        start();
        assertThat(subjectsTo(HANDLER)).isEmpty();
        assertThat(subjectsTo(HEAD)).hasSize(3);
        at(5, 8, 29);
        assertThat(subjectsTo(HANDLER)).isEmpty();
        at(5, 8, 30);
        assertThat(subjectsTo(HANDLER)).containsExactly("【整改】今日通知3条");
        assertThat(post.mailsTo(HANDLER).get(0).body())
                .contains("【整改】新任务 1：签收整改事项", "【整改】新任务 2：", "【整改】新任务 3：", "期限：2024年3月6日 17:30");
        at(6, 8, 30);
        assertThat(subjectsTo(HANDLER)).hasSize(1);
    }

    @Test
    void aDigestThatFailsComesWithTheSameLines() {
        preferences.save(HANDLER, new Preference(true, false, true, 0, 0));
        start();
        at(5, 8, 30);
        post.stop();
        postman.run();
        post.start();
        at(5, 12, 0);
        assertThat(subjectsTo(HANDLER)).containsExactly("【整改】今日通知3条");
        at(6, 12, 0);
        assertThat(subjectsTo(HANDLER)).hasSize(1);
    }

    @Test
    void whatWaitsFollowsAChangeOfMind() {
        preferences.save(HANDLER, new Preference(true, false, true, 0, 0));
        start();
        preferences.save(HANDLER, new Preference(true, false, false, 0, 0));
        preferences.save(HEAD, new Preference(false, false, false, 0, 0));
        assertThat(subjectsTo(HANDLER)).hasSize(3);
        assertThat(subjectsTo(HEAD)).isEmpty();
        assertThat(jdbc.sql("select count(*) from notice where person = ? and last_error = '本人关闭了此方式'")
                        .param(HEAD)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void everybodyChoosesOnHisOwnPage() {
        Visitor handler = loggedIn(HANDLER);
        String page = handler.get("/notices").body();
        assertThat(page).contains("发往 handler1@town.test", "value=\"22:00\"", "value=\"07:00\"");
        String fields = "webhook=true&digest=true&from=20:30&until=06:15";
        assertThat(handler.form("/notices", fields, handler.token("/notices")).statusCode())
                .isEqualTo(302);
        assertThat(preferences.of(HANDLER)).isEqualTo(new Preference(false, true, true, 20 * 60 + 30, 6 * 60 + 15));
        assertThat(handler.get("/notices").body()).contains("通知设置已保存", "value=\"20:30\"");
        assertThat(handler.form("/notices", fields, null).statusCode()).isEqualTo(403);
        assertThat(visitor().get("/notices").statusCode()).isEqualTo(302);
    }
}
