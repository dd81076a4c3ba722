package org.zhenggai.notice;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of pages as they are reached from outside, by {@code zhenggai.base-url}. */
@Component
public class Links {

    private final String base;

    Links(@Value("${zhenggai.base-url}") String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    public String to(String path) {
        return base + path;
    }

    /** The name of this server, for ids that are unique in the world. */
    public String host() {
        String host = URI.create(base).getHost();
        return host == null ? "zhenggai" : host;
    }

    public static String task(String id) {
        return "/tasks/" + id;
    }

    public static String item(long id) {
        return "/items/" + id;
    }

    static String plan(long round) {
        return "/rounds/" + round + "/plan";
    }
}
