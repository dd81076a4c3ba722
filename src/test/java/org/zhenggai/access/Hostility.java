package org.zhenggai.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes requests that no browser would send, and sends them as they are. */
final class Hostility {

    private static final List<String> IDS = List.of(
            "0",
            "-1",
            "abc",
            "99999999999999999999",
            "%00",
            "%zz",
            "%",
            "%F0%9F",
            "%ff",
            "a%2fb",
            "..",
            "a;b=c",
            "%E6%95%B4",
            "nope",
            "1.5",
            "%EF%BF%BE",
            "0x10",
            "null",
            "<b>",
            "a".repeat(300));
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?a=%ZZ",
            "?page=-1",
            "?page=99999999999999999999",
            "?state=NOPE&sort=nope&unit=%00",
            "?%00=1",
            "?day=zz&kind=NOPE",
            "?q=%ff",
            "?sortBy=zz",
            "?firstResult=-5&maxResults=zz",
            "?q=" + "a".repeat(3000),
            "?" + "&".repeat(50));
    private static final List<String> HEADS = List.of(
            "",
            "",
            "",
            "",
            "Accept: garbage",
            "Accept: */*;q=zz",
            "Accept: image/png",
            "Accept: application/json",
            "Range: bytes=99999999999-",
            "Range: bytes=zz",
            "If-None-Match: zz",
            "If-Modified-Since: zz",
            "Cookie: =;;a=\u0001",
            "X-HTTP-Method-Override: DELETE",
            "Accept-Language: zz_;;q=9",
            "Accept-Charset: nope",
            "Expect: nope",
            "Accept-Encoding: zz;q=zz",
            "Transfer-Encoding: zz",
            "Transfer-Encoding: chunked",
            "Content-Encoding: gzip",
            "Upgrade: h2c",
            "X-Long: " + "a".repeat(9000),
            "X-Forwarded-Host: evil.example",
            "Host: evil.example",
            "Content-Length: -1",
            "Origin: null",
            "X-Requested-With: XMLHttpRequest");
    private static final List<String[]> BODIES = List.of(
            body("application/json", "{\"a\":"),
            body("application/json", "[[[[[["),
            body("application/json", "{\"a\":\"\\u0000\"}"),
            body("application/json; charset=nope", "{}"),
            body("application/x-www-form-urlencoded", "a=%ZZ"),
            body("application/x-www-form-urlencoded", "a=%00&=&&b"),
            body("application/x-www-form-urlencoded; charset=nope", "a=1"),
            body("multipart/form-data", "x"),
            body("multipart/form-data; boundary=x", "--x\r\nbroken"),
            body(
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u0001\"\r\n\r\n"),
            body("garbage", "zz"),
            body("text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            body("application/octet-stream", "\u0000\u0001"),
            body("", ""));
    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO");

    private final Random random;
    private final List<Doors.Door> doors;
    private final int port;
    private String last = "";

    Hostility(long seed, List<Doors.Door> doors, int port) {
        random = new Random(seed);
        this.doors = doors;
        this.port = port;
    }

    private static String[] body(String type, String text) {
        return new String[] {type, text};
    }

    /** Asks for something, in the name of whoever has these headers; the status of the answer, 0 where none came. */
    int send(String login) throws IOException {
        if (random.nextInt(100) == 0) {
            return status(one(List.of(
                    "GET /\u0001 HTTP/1.1\r\n\r\n",
                    "\u0000\u0001\r\n\r\n",
                    "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n")));
        }
        Doors.Door door = one(doors);
        String path = door.path().getPatternString();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]+}", one(IDS));
        }
        path = path.replace("**", one(IDS)) + one(QUERIES);
        boolean isKnown = !door.method().equals("*") && random.nextBoolean();
        String method = isKnown ? door.method() : one(METHODS);
        String[] body = method.equals("GET") || method.equals("HEAD") ? body("", "") : one(BODIES);
        return status(request(method, path, login, one(HEADS), body));
    }

    private static String request(String method, String path, String login, String head, String[] body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (!head.startsWith("Host:")) {
            request.append("Host: localhost\r\n");
        }
        if (!head.startsWith("Accept:")) {
            request.append("Accept: text/html,application/json;q=0.9,*/*;q=0.8\r\n");
        }
        request.append("Connection: close\r\n").append(login);
        if (!head.isEmpty()) {
            request.append(head).append("\r\n");
        }
        if (!body[0].isEmpty()) {
            request.append("Content-Type: ").append(body[0]).append("\r\n");
        }
        if (!body[1].isEmpty() && !head.startsWith("Content-Length") && !head.startsWith("Transfer")) {
            request.append("Content-Length: ").append(body[1].length()).append("\r\n");
        }
        return request.append("\r\n").append(body[1]).toString();
    }

    /** Asks for a page as it should be asked for. */
    int get(String path, String login) throws IOException {
        return status(request("GET", path, login, "", body("", "")));
    }

    /** What was asked last. */
    String last() {
        return last.length() > 400 ? last.substring(0, 400) : last;
    }

    private int status(String request) throws IOException {
        last = request;
        String head = raw(port, request);
        return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    }

    /** The whole answer to a request that is sent as it is; empty where none came. */
    static String raw(int port, String request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(answer);
        } catch (java.net.SocketException reset) {
            // The server may refuse before it has read everything.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
