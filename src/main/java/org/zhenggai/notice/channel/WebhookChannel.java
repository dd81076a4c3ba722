package org.zhenggai.notice.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.NoticeSettings;

/**
 * A signed POST to one address of the installation, for the gateway of an instant messenger. The signature is
 * HMAC-SHA256 over the time stamp, a full stop and the body; with the id it lets the receiver refuse a replay.
 */
@Component
public class WebhookChannel implements Channel {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int HAS_IT_ALREADY = 409;
    private static final Set<Integer> BUSY = Set.of(408, 429, 502, 503, 504);

    private final NoticeSettings.Webhook settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookChannel(NoticeSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings.webhook();
        this.json = json;
        this.clock = clock;
    }

    /** What is posted. */
    record Call(String id, String time, String person, String kind, String number, String text, String link) {}

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public boolean isOn() {
        return settings.isSet();
    }

    @Override
    public void send(Message message) throws Unreachable, Rejected {
        int status = post(body(message));
        if (BUSY.contains(status)) {
            throw new Unreachable("接收方暂时不可用（" + status + "）", null);
        }
        if (status / 100 != 2 && status != HAS_IT_ALREADY) {
            throw new Rejected("接收方没有收下（" + status + "）", null);
        }
    }

    private int post(String body) throws Unreachable {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Zhenggai-Timestamp", timestamp)
                .header("X-Zhenggai-Signature", "sha256=" + signature(settings.secret(), timestamp + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException e) {
            throw new Unreachable("连不上接收方：" + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("发送被中断", e);
        }
    }

    private String body(Message message) throws Rejected {
        OffsetDateTime time =
                clock.instant().atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        try {
            return json.writeValueAsString(new Call(
                    message.id(),
                    time.toString(),
                    message.username(),
                    message.kind().name(),
                    message.number(),
                    message.subject(),
                    message.link()));
        } catch (JsonProcessingException e) {
            throw new Rejected("消息写不成：" + e.getMessage(), e);
        }
    }

    /** HMAC-SHA256 in lower case hexadecimal digits. */
    public static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
