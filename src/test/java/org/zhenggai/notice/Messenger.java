package org.zhenggai.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.notice.channel.WebhookChannel;

/** The gateway of an instant messenger: takes signed calls as docs/operations.md tells it to. */
final class Messenger {

    static final String SECRET = "sixteen-letters-or-more";
    static final int PORT = Post.freePort();

    private static final int OLDEST_SECONDS = 300;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final List<String> bodies = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Clock clock;
    private HttpServer server;
    private int answer = 204;

    Messenger(Clock clock) {
        this.clock = clock;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", PORT), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::take);
        server.start();
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** From now on whoever is allowed in gets this answer; nothing but 204 keeps what was sent. */
    void answer(int status) {
        answer = status;
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String timestamp = exchange.getRequestHeaders().getFirst("X-Zhenggai-Timestamp");
        String signature = exchange.getRequestHeaders().getFirst("X-Zhenggai-Signature");
        int status = check(body, timestamp, signature);
        if (status == 204) {
            bodies.add(body);
        }
        exchange.getResponseHeaders().add("Location", "http://localhost:" + PORT + "/hook/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int check(String body, String timestamp, String signature) {
        String expected = "sha256=" + WebhookChannel.signature(SECRET, timestamp + "." + body);
        if (signature == null || !MessageDigest.isEqual(expected.getBytes(), signature.getBytes())) {
            return 401;
        }
        if (Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > OLDEST_SECONDS) {
            return 403;
        }
        if (answer != 204) {
            return answer;
        }
        Matcher id = ID.matcher(body);
        return id.find() && seen.add(id.group(1)) ? 204 : 409;
    }
}
