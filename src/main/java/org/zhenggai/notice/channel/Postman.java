package org.zhenggai.notice.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.Letters;
import org.zhenggai.notice.NoticeSettings;
import org.zhenggai.notice.channel.Channel.Rejected;
import org.zhenggai.notice.channel.Channel.Unreachable;
import org.zhenggai.notice.channel.Deliveries.Candidate;
import org.zhenggai.notice.channel.Deliveries.Claim;

/**
 * Sends waiting messages. One that the other side refuses is tried again, later each time, and given up after some
 * attempts. While the other side cannot be reached at all, everything waits, for as long as it takes; nothing is given
 * up for that.
 */
@Component
@RequiredArgsConstructor
public class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** Part of a waiting time by which it is made longer or shorter, so that not all come back at once. */
    private static final double JITTER = 0.2;

    private static final int STEEPEST = 20;

    private final Deliveries deliveries;
    private final Letters letters;
    private final List<Channel> channels;
    private final NoticeSettings settings;
    private final Clock clock;
    private final Map<ChannelKind, Pause> pauses = new EnumMap<>(ChannelKind.class);

    /** A channel that could not be reached rests. */
    private record Pause(LocalDateTime until, int failures) {}

    /** Sends everything that is due now. */
    public void run() {
        if (settings.enabled()) {
            channels.stream().filter(Channel::isOn).forEach(this::run);
        }
    }

    private void run(Channel channel) {
        for (Candidate candidate : deliveries.due(channel.kind())) {
            if (isPaused(channel.kind())) {
                return;
            }
            Claim claim = letters.current(deliveries.claim(channel.kind(), candidate));
            if (!claim.lines().isEmpty()) {
                deliver(channel, claim);
            }
        }
    }

    private synchronized boolean isPaused(ChannelKind channel) {
        Pause pause = pauses.get(channel);
        return pause != null && pause.until().isAfter(LocalDateTime.now(clock));
    }

    private void deliver(Channel channel, Claim claim) {
        try {
            channel.send(letters.of(claim));
        } catch (Unreachable e) {
            deliveries.postponed(claim, pause(channel.kind(), e), e.getMessage());
            return;
        } catch (Rejected | RuntimeException e) {
            refused(claim, e);
            return;
        }
        deliveries.sent(claim);
        reached(channel.kind());
    }

    private synchronized LocalDateTime pause(ChannelKind channel, Unreachable reason) {
        int failures = pauses.containsKey(channel) ? pauses.get(channel).failures() + 1 : 1;
        Pause pause = new Pause(later(failures), failures);
        pauses.put(channel, pause);
        LOG.warn("{}通知暂停发送，{}后再试：{}", channel.word(), pause.until(), reason.getMessage());
        return pause.until();
    }

    private synchronized void reached(ChannelKind channel) {
        pauses.remove(channel);
    }

    private void refused(Claim claim, Exception reason) {
        int attempt = claim.lines().get(0).attempts() + 1;
        String error = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        if (attempt >= settings.attempts()) {
            LOG.warn("通知{}发给{}失败{}次，不再发送：{}", claim.key(), claim.person(), attempt, error);
            deliveries.failed(claim, error);
        } else {
            deliveries.refused(claim, later(attempt), error);
        }
    }

    /** When to try again after so many failures. */
    private LocalDateTime later(int failures) {
        Duration wait = settings.firstRetry().multipliedBy(1L << Math.min(failures - 1, STEEPEST));
        long millis = Math.min(wait.toMillis(), settings.longestRetry().toMillis());
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return LocalDateTime.now(clock).plus(Duration.ofMillis((long) (millis * factor)));
    }
}
