package org.zhenggai.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.process.Cycle.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhenggai.access.Visitor;
import org.zhenggai.notice.Post.Mail;
import org.zhenggai.notice.channel.ChannelKind;
import org.zhenggai.notice.channel.Deliveries.Candidate;
import org.zhenggai.notice.channel.Deliveries.Claim;
import org.zhenggai.notice.channel.Postman;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Directory.Person;
import org.zhenggai.people.DirectoryReader;
import org.zhenggai.people.Role;
import org.zhenggai.people.absence.Absences;

/** Whatever happens to servers and workers, every notice goes out once. */
class OutageTest extends NoticeServerTest {

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryReader reader;

    @Autowired
    private Absences absences;

    @Test
    void stoppingTheMailServerLosesAndDoublesNothing() {
        List<Long> items = cycle.items(cycle.startedRound(3));
        postman.run();
        int before = post.mails().size();
        assertThat(before).isPositive();

        post.stop();
        for (long item : items) {
            cycle.complete("acceptItem", item, HEAD, Map.of("decision", "accepted"));
        }
        for (int minute = 0; minute < 60; minute++) {
            at(4, 11, minute);
            postman.run();
        }
        assertThat(count("WAITING")).isEqualTo(6);
        assertThat(jdbc.sql("select max(last_error) from notice where state = 'WAITING'")
                        .query(String.class)
                        .single())
                .startsWith("连不上邮件服务器");
        // A worker that starts while the server is away
        postman = worker();
        at(4, 11, 59);
        postman.run();

        post.start();
        at(5, 10, 0);
        postman.run();
        postman.run();
        assertThat(count("WAITING")).isZero();
        assertThat(count("FAILED")).isZero();
        assertThat(post.mails()).hasSize(before + 6);
        assertEveryNoticeOnce();
    }

    @Test
    void anOutageOfDaysGivesNothingUp() {
        cycle.startedRound(1);
        post.stop();
        for (int day = 4; day < 20; day++) {
            for (int hour = 8; hour < 20; hour++) {
                at(day, hour, 0);
                postman.run();
            }
        }
        post.start();
        at(21, 10, 0);
        postman.run();
        assertThat(post.mailsTo(HANDLER)).hasSize(1);
        assertEveryNoticeOnce();
    }

    @Test
    void twoWorkersAtOnceSendEachOnce() {
        cycle.startedRound(20);
        Postman other = worker();
        CompletableFuture.allOf(CompletableFuture.runAsync(postman::run), CompletableFuture.runAsync(other::run))
                .join();
        assertThat(post.mailsTo(HANDLER)).hasSize(20);
        assertThat(post.mailsTo(HEAD)).hasSize(20);
        assertEveryNoticeOnce();
    }

    @Test
    void accountsAndAbsencesAreToldOnce() {
        at(4, 10, 0);
        Person handler = reader.person(HANDLER).orElseThrow().person();
        Set<Role> roles = Set.of(Role.INSPECTED_UNIT, Role.LEADING_GROUP);
        directory.changePerson(
                new Person(HANDLER, handler.name(), handler.post(), handler.unit(), handler.email(), roles),
                ADMINISTRATOR);
        directory.changePerson(handler, ADMINISTRATOR);
        LocalDate day = LocalDate.of(2024, 3, 5);
        absences.set(HANDLER, HEAD, day, day, OFFICE);
        absences.end(absences.of(HANDLER).get(0).id(), OFFICE);
        Postman other = worker();
        CompletableFuture.allOf(CompletableFuture.runAsync(postman::run), CompletableFuture.runAsync(other::run))
                .join();
        assertThat(post.mailsTo(HANDLER)).hasSize(3);
        assertThat(post.mailsTo(HEAD)).hasSize(2);
        assertThat(post.mailsTo(OFFICE)).hasSize(1);
        assertThat(post.mailsTo(DISCIPLINE)).hasSize(1);
        assertThat(post.mails()).extracting(Mail::id).doesNotHaveDuplicates();
        jdbc.sql("delete from account_act").update();
        jdbc.sql("delete from absence").update();
    }

    @Test
    void whatADeadWorkerHadClaimedIsTakenOver() {
        cycle.startedRound(1);
        Candidate first = deliveries.due(ChannelKind.MAIL).stream()
                .filter(candidate -> candidate.person().equals(HANDLER))
                .findFirst()
                .orElseThrow();
        assertThat(deliveries.claim(ChannelKind.MAIL, first).lines()).hasSize(1);
        assertThat(deliveries.claim(ChannelKind.MAIL, first).lines()).isEmpty();
        postman.run();
        assertThat(post.mailsTo(HANDLER)).isEmpty();
        assertThat(post.mailsTo(HEAD)).hasSize(1);

        cycle.at(LocalDateTime.now(clock).plus(settings.lease()));
        postman.run();
        postman.run();
        assertThat(post.mailsTo(HANDLER)).hasSize(1);
        assertEveryNoticeOnce();
    }

    @Test
    void aMessageSentTwiceByACrashHasTheSameId() throws Exception {
        cycle.startedRound(1);
        Candidate first = deliveries.due(ChannelKind.MAIL).stream()
                .filter(candidate -> candidate.person().equals(HANDLER))
                .findFirst()
                .orElseThrow();
        Claim claim = deliveries.claim(ChannelKind.MAIL, first);
        channels.stream()
                .filter(channel -> channel.kind() == ChannelKind.MAIL)
                .findFirst()
                .orElseThrow()
                .send(letters.of(claim));
        // Here the worker dies: the server has the mail and the table does not know.
        cycle.at(LocalDateTime.now(clock).plus(settings.lease()));
        postman.run();
        assertThat(post.mailsTo(HANDLER))
                .hasSize(2)
                .extracting(Mail::id)
                .containsOnly(post.mailsTo(HANDLER).get(0).id())
                .allMatch(id -> id.endsWith("@zhenggai.town.test>"));
    }

    @Test
    void whatTheServerRefusesIsGivenUpAndCanBeSentAgain() {
        jdbc.sql("update person set email = 'nobody at all' where username = ?")
                .param(HANDLER)
                .update();
        cycle.startedRound(1);
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            assertThat(count("FAILED")).isZero();
            postman.run();
            cycle.at(LocalDateTime.now(clock).plus(Duration.ofHours(24)));
        }
        assertThat(count("FAILED")).isEqualTo(1);
        postman.run();
        assertThat(post.mailsTo(HEAD)).hasSize(1);

        String list = loggedIn(ADMINISTRATOR).get("/administration/notices").body();
        assertThat(list).contains("未送达 1", "测试-handler1", "邮件写不成");
        jdbc.sql("update person set email = 'handler1@town.test' where username = ?")
                .param(HANDLER)
                .update();
        Visitor administrator = loggedIn(ADMINISTRATOR);
        administrator.form("/administration/notices/resend", "", administrator.token("/administration/notices"));
        postman.run();
        assertThat(post.mailsTo(HANDLER)).hasSize(1);
        assertThat(count("FAILED")).isZero();
    }

    private void assertEveryNoticeOnce() {
        assertThat(post.mails()).extracting(Mail::id).doesNotHaveDuplicates();
        assertThat(post.mails()).extracting(mail -> mail.to() + mail.body()).doesNotHaveDuplicates();
        assertThat(count("SENT")).isEqualTo(post.mails().size());
    }
}
