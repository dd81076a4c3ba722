package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.access.Visitor;
import org.zhenggai.notice.Post.Mail;
import org.zhenggai.notice.channel.Channel;
import org.zhenggai.notice.channel.Deliveries;
import org.zhenggai.notice.channel.Postman;
import org.zhenggai.process.Cycle;

/** A server with mail and a web hook; everybody has an address, nobody takes web hooks unless a test says so. */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ZHENGGAI_ADMIN_USER=guanli",
            "ZHENGGAI_ADMIN_PASSWORD=test-only-password",
            "zhenggai.notice.enabled=true",
            "zhenggai.notice.webhook.secret=" + Messenger.SECRET,
            "zhenggai.base-url=http://zhenggai.town.test",
            "spring.mail.host=localhost"
        })
@ActiveProfiles("test")
abstract class NoticeServerTest {

    static final String ADMINISTRATOR = "guanli";

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> Post.PORT);
        properties.add("zhenggai.notice.webhook.url", () -> "http://localhost:" + Messenger.PORT + "/hook");
    }

    @LocalServerPort
    private int port;

    @Autowired
    Cycle cycle;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Letters letters;

    @Autowired
    NoticeSettings settings;

    @Autowired
    List<Channel> channels;

    final Post post = Post.office();
    Postman postman;

    @BeforeEach
    void beginAnew() {
        cycle.people();
        post.forget();
        postman = worker();
        for (String table : List.of(
                "notice", "notice_inbox", "notice_preference", "notice_template", "notice_calendar", "absence")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update notice_sweep set done_on = '2000-01-01'").update();
        jdbc.sql("update person set email = username || '@town.test', active = true")
                .update();
        jdbc.sql("insert into notice_preference (person, mail, webhook, digest, quiet_from, quiet_until)"
                        + " select username, true, false, false, 1320, 420 from person")
                .update();
    }

    /** Titles, reasons and texts of cases stay inside, whatever a test has sent. */
    @AfterEach
    void nothingOfTheCaseWentOut() {
        ClockUtil.reset();
        assertThat(post.mails())
                .allSatisfy(mail -> assertThat(mail.subject() + mail.body())
                        .doesNotContain("账目不清")
                        .doesNotContain("台账不全")
                        .doesNotContain("责任落实")
                        .doesNotContain("保密理由"));
    }

    /** A worker of a node that has just started. */
    Postman worker() {
        return new Postman(deliveries, letters, channels, settings, clock);
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    Visitor loggedIn(String user) {
        Visitor visitor = visitor();
        visitor.logIn(user, user.equals(ADMINISTRATOR) ? "test-only-password" : "test-only");
        return visitor;
    }

    /** Sends what is due and gives the subjects of the mails that somebody has had so far. */
    List<String> subjectsTo(String username) {
        postman.run();
        return post.mailsTo(username).stream().map(Mail::subject).toList();
    }

    /** The same of the mails with this in them; the database has open tasks of other tests too. */
    List<String> subjectsTo(String username, String words) {
        postman.run();
        return post.mailsTo(username).stream()
                .filter(mail -> mail.body().contains(words))
                .map(Mail::subject)
                .toList();
    }

    /** How many notices are in this state. */
    int count(String state) {
        return jdbc.sql("select count(*) from notice where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    void at(int day, int hour, int minute) {
        cycle.at(LocalDateTime.of(2024, 3, day, hour, minute));
    }
}
