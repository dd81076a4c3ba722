package org.zhenggai.notice;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an installation sets under {@code zhenggai.notice}; docs/operations.md has the table.
 *
 * @param enabled whether notices are written, into inboxes too, and sent at all
 * @param schedule whether this node sweeps and sends by itself
 * @param sender address that mails come from
 * @param remindAt from when on a working day due dates are looked at
 * @param digestAt when the daily digest is made
 * @param quietFrom begin of the quiet hours of people who chose none
 * @param dueSoonDays working days before a due date on which to remind
 * @param overdueDays working days after a due date on which to remind
 * @param attempts how often a message that is refused is tried before it has failed
 * @param firstRetry time until the second attempt; it doubles with each one
 * @param longestRetry bound of that time
 * @param lease how long a worker may take for a message before another one takes it over; longer than all its time-outs
 * @param keepDays days after which what was sent is deleted
 */
@ConfigurationProperties("zhenggai.notice")
public record NoticeSettings(
        boolean enabled,
        boolean schedule,
        String sender,
        LocalTime remindAt,
        LocalTime digestAt,
        LocalTime quietFrom,
        LocalTime quietUntil,
        List<Integer> dueSoonDays,
        List<Integer> overdueDays,
        int attempts,
        Duration firstRetry,
        Duration longestRetry,
        Duration lease,
        int keepDays,
        Webhook webhook) {

    /**
     * Where the web hook goes.
     *
     * @param url empty for none
     * @param secret key of the signature
     * @param allowHttp whether another machine may be called without TLS
     */
    public record Webhook(String url, String secret, boolean allowHttp) {

        private static final int SHORTEST_SECRET = 16;
        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        public Webhook {
            if (!url.isBlank()) {
                URI address = URI.create(url);
                boolean isSafe = "https".equals(address.getScheme())
                        || "http".equals(address.getScheme())
                                && (allowHttp || THIS_MACHINE.contains(address.getHost()));
                if (!isSafe) {
                    throw new IllegalArgumentException("zhenggai.notice.webhook.url 须以 https:// 开头；确需明文传送的，请设置"
                            + " zhenggai.notice.webhook.allow-http=true。");
                }
                if (secret.length() < SHORTEST_SECRET) {
                    throw new IllegalArgumentException(
                            "zhenggai.notice.webhook.secret 少于" + SHORTEST_SECRET + "位，请换一个更长的密钥。");
                }
            }
        }

        public boolean isSet() {
            return !url.isBlank();
        }
    }
}
