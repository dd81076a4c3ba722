package org.zhenggai.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhenggai.database.Slice;
import org.zhenggai.notice.NoticeSettings;
import org.zhenggai.notice.NoticeSettings.Webhook;

/** The minute at which quiet hours begin and end, over midnight too, and when a message is free for a worker. */
class DeliveriesTest {

    private static final Slice slice = new Slice();
    private static final Deliveries deliveries;

    static {
        slice.use(
                NoticeSettings.class,
                new NoticeSettings(
                        true,
                        true,
                        "a@b.cn",
                        LocalTime.of(8, 30),
                        LocalTime.of(9, 0),
                        LocalTime.of(20, 0),
                        LocalTime.of(7, 0),
                        List.of(),
                        List.of(),
                        5,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        90,
                        new Webhook("", "", false)));
        deliveries = slice.make(Deliveries.class);
        slice.person("reader", null);
    }

    private long notice;

    @BeforeEach
    void notice() {
        slice.jdbc().sql("delete from notice").update();
        slice.jdbc().sql("delete from notice_preference").update();
        notice = slice.insert(
                "notice",
                "event_key",
                "k",
                "person",
                "reader",
                "channel",
                "MAIL",
                "kind",
                "TASK",
                "number",
                "1",
                "reason",
                "签收",
                "path",
                "/",
                "state",
                "WAITING",
                "message",
                "k",
                "attempts",
                0,
                "next_attempt_at",
                MONDAY.atStartOfDay(),
                "created_at",
                MONDAY.atStartOfDay());
    }

    private boolean isDue(LocalDateTime time) {
        slice.at(time);
        return !deliveries.due(ChannelKind.MAIL).isEmpty();
    }

    private void quiet(int from, int until) {
        slice.insert(
                "notice_preference",
                "person",
                "reader",
                "mail",
                true,
                "webhook",
                true,
                "digest",
                false,
                "quiet_from",
                from * 60,
                "quiet_until",
                until * 60);
    }

    @ParameterizedTest
    @CsvSource({"19:59, true", "20:00, false", "23:59, false", "00:00, false", "06:59, false", "07:00, true"})
    void quietHoursGoOverMidnight(LocalTime time, boolean isDue) {
        assertThat(isDue(MONDAY.plusDays(1).atTime(time))).isEqualTo(isDue);
    }

    @ParameterizedTest
    @CsvSource({"11:59, true", "12:00, false", "13:59, false", "14:00, true", "23:00, true"})
    void whoChoseHisOwnHasThem(LocalTime time, boolean isDue) {
        quiet(12, 14);
        assertThat(isDue(MONDAY.plusDays(1).atTime(time))).isEqualTo(isDue);
    }

    @Test
    void sameEndsAreNoQuietHours() {
        quiet(12, 12);
        assertThat(isDue(MONDAY.atTime(12, 0))).isTrue();
    }

    @Test
    void whatIsCompulsoryComesAtNight() {
        slice.set("notice", notice, "kind", "ACCOUNT");
        assertThat(isDue(MONDAY.plusDays(1).atTime(3, 0))).isTrue();
    }

    @Test
    void aMessageIsFreeWhenItsTimeHasComeAndItsWorkerHasHadHis() {
        slice.set("notice", notice, "next_attempt_at", MONDAY.atTime(9, 0));
        assertThat(isDue(MONDAY.atTime(8, 59))).isFalse();
        assertThat(isDue(MONDAY.atTime(9, 0))).isTrue();
        slice.at(MONDAY.atTime(9, 0));
        assertThat(deliveries
                        .claim(
                                ChannelKind.MAIL,
                                deliveries.due(ChannelKind.MAIL).get(0))
                        .lines())
                .hasSize(1);
        assertThat(isDue(MONDAY.atTime(9, 4, 59))).isFalse();
        assertThat(isDue(MONDAY.atTime(9, 5))).isTrue();
        slice.set("notice", notice, "state", "SENT");
        assertThat(isDue(MONDAY.atTime(9, 6))).isFalse();
    }

    @Test
    void onlyARefusalCountsAsAnAttempt() {
        slice.at(MONDAY.atTime(9, 0));
        Deliveries.Claim claim = deliveries.claim(
                ChannelKind.MAIL, deliveries.due(ChannelKind.MAIL).get(0));
        deliveries.postponed(claim, MONDAY.atTime(9, 0), "忙");
        assertThat(slice.get("notice", notice, "attempts", Integer.class)).isZero();
        claim = deliveries.claim(
                ChannelKind.MAIL, deliveries.due(ChannelKind.MAIL).get(0));
        deliveries.refused(claim, MONDAY.atTime(9, 10), "拒收");
        assertThat(slice.get("notice", notice, "attempts", Integer.class)).isEqualTo(1);
        assertThat(isDue(MONDAY.atTime(9, 9))).isFalse();
    }
}
