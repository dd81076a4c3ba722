package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** When the daily digest is made. */
@Component
public class Digests {

    private final NoticeSettings settings;
    private final Clock clock;

    Digests(NoticeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The next time of the digest after now. */
    public LocalDateTime next() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime today = now.toLocalDate().atTime(settings.digestAt());
        return today.isAfter(now) ? today : today.plusDays(1);
    }
}
