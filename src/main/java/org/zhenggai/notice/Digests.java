package org.zhenggai.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** When the daily digest is made. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Digests {

    private final NoticeSettings settings;
    private final Clock clock;

    /** The next time of the digest after now. */
    public LocalDateTime next() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime today = now.toLocalDate().atTime(settings.digestAt());
        return today.isAfter(now) ? today : today.plusDays(1);
    }
}
