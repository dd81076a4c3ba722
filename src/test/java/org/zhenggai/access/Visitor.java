package org.zhenggai.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhenggai.VisibleDays;

/** Somebody with a browser's cookies, who follows no redirect by himself. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String basic;
    private String token;
    private String proxied;
    private boolean readsOlderTexts;

    public Visitor(int port) {
        server = "http://localhost:" + port;
    }

    /** Reads what was written before days were written as people read them: history is not written anew. */
    public Visitor ofOlderTexts() {
        readsOlderTexts = true;
        return this;
    }

    /** Logs in by the form as people do; the answer is a redirect. */
    public HttpResponse<String> logIn(String user, String password) {
        return form("/login", "username=" + user + "&password=" + password, token("/login"));
    }

    /** Sends the name and password with every request, as programs do. */
    public Visitor basic(String user, String password) {
        basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Comes through a proxy that says so, from this address. */
    public Visitor from(String address) {
        proxied = address;
        return this;
    }

    /** Reads like a browser, which prefers pages. */
    public HttpResponse<String> get(String path) {
        return send(request(path)
                .header("Accept", "text/html, application/json;q=0.9, */*;q=0.8")
                .GET());
    }

    public int statusOf(String path) {
        return get(path).statusCode();
    }

    /** Sends JSON, with the web apps' CSRF token where there is one. */
    public HttpResponse<String> json(String method, String path, String body) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        return send(withWebAppsToken(request));
    }

    /** Keeps the token of a page for {@link #ask}. */
    void keepToken(String page) {
        token = token(page);
    }

    /** Asks for something empty, with all tokens he has, so that nothing but the doors refuses. */
    HttpResponse<String> ask(String method, String path) {
        HttpRequest.Builder request = request(path).header("Accept", "text/html, application/json;q=0.9, */*;q=0.8");
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        request.method(method, hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (hasBody) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("X-CSRF-TOKEN", token);
        }
        return send(withWebAppsToken(request));
    }

    /** Asks as our own scripts in pages do, which want JSON; with this CSRF token of ours, or none. */
    public HttpResponse<String> script(String method, String path, String body, String token) {
        HttpRequest.Builder request = request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("X-CSRF-TOKEN", token));
    }

    /** The same for a click, which has a key or none. */
    public HttpResponse<String> keyed(String path, String body, String token, String key) {
        HttpRequest.Builder request = request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body));
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    /** Posts a form with this CSRF token, or none. */
    public HttpResponse<String> form(String path, String fields, String token) {
        String body = token == null ? fields : fields + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Deploys a file under a name. */
    public HttpResponse<String> upload(String path, String name, String file, String content) {
        return upload(path, name, Map.of(file, content));
    }

    /** Deploys files, each by its name, together. */
    public HttpResponse<String> upload(String path, String name, Map<String, String> files) {
        String line = "--part\r\nContent-Disposition: form-data; name=";
        StringBuilder body = new StringBuilder(line + "\"deployment-name\"\r\n\r\n" + name + "\r\n");
        // The engine keeps the last of several parts that have the same name.
        files.forEach((file, content) -> body.append(line + "\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body + "--part--\r\n")));
    }

    /** Deploys one file as it is on a disk, whatever its bytes and name are, with all tokens he has. */
    public HttpResponse<String> deploy(String path, String name, byte[] content) {
        byte[] head = ("--part\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nprobe\r\n"
                        + "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8);
        return send(withWebAppsToken(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArrays(java.util.List.of(head, content, end)))));
    }

    /** Asks by any method, with nothing in it, past what a browser would tidy up in the address. */
    public HttpResponse<String> plain(String method, String path) {
        return send(withWebAppsToken(request(path).method(method, BodyPublishers.noBody())));
    }

    /** Sends a file as our scripts do, with the token they ask for. */
    public HttpResponse<String> octets(String path, HttpRequest.BodyPublisher file) {
        return send(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-TOKEN", scriptToken())
                .POST(file));
    }

    /** Posts something of a type, with the token of our pages. */
    HttpResponse<String> broken(String path, String type, String body) {
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", scriptToken())
                .POST(BodyPublishers.ofString(body)));
    }

    /** The line of a head that carries the web apps' token. */
    String webAppsHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(cookie -> "X-XSRF-TOKEN: " + cookie.getValue() + "\r\n")
                .findFirst()
                .orElse("");
    }

    /** The CSRF token that scripts outside of our pages ask for. */
    public String scriptToken() {
        return get("/csrf").body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    /** Takes a file, whole or a part such as {@code bytes=0-9}. */
    public HttpResponse<byte[]> download(String path, String range) {
        HttpRequest.Builder request = request(path);
        return send(range == null ? request : request.header("Range", range), BodyHandlers.ofByteArray());
    }

    /** How many bytes a file has, taken piece by piece and kept nowhere. */
    public long size(String path) {
        try (InputStream file =
                send(request(path), BodyHandlers.ofInputStream()).body()) {
            return file.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cookies of his session, for a request that goes past this class. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The CSRF token in a page's form. */
    public String token(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no token in " + page);
        }
        return token.group(1);
    }

    private HttpRequest.Builder withWebAppsToken(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(found -> request.header("X-XSRF-TOKEN", found));
        return request;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        if (proxied != null) {
            request.header("X-Forwarded-For", proxied);
        }
        return basic == null ? request : request.header("Authorization", "Basic " + basic);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (!readsOlderTexts
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            VisibleDays.ofPage(answer.uri().getPath(), answer.body());
        }
        return answer;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> answer) {
        try {
            return http.send(request.build(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
