package org.zhenggai.kernel.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The address under which people reach the server, {@code zhenggai.base-url}, and what follows from it. */
@Component
public class Site {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    private final Set<String> names = new HashSet<>();
    private final boolean isSecure;

    Site(@Value("${zhenggai.base-url}") String base, @Value("${zhenggai.hosts:}") List<String> others) {
        URI address = URI.create(base.strip());
        if (address.getHost() == null) {
            throw new IllegalArgumentException(
                    "zhenggai.base-url 须为完整网址，如 https://zhenggai.example.cn，现为“" + base + "”。");
        }
        names.add(address.getHost().toLowerCase(Locale.ROOT));
        others.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        isSecure = "https".equalsIgnoreCase(address.getScheme());
    }

    /** Whether people reach it by TLS, which a proxy may end before it. */
    public boolean isSecure() {
        return isSecure;
    }

    /**
     * Whether a request names this server, by the header of the proxy where that is believed. The port does not count: it
     * differs behind a proxy. From the machine itself {@code localhost} will do, for health checks.
     */
    boolean isMeantBy(HttpServletRequest request) {
        String name = request.getServerName().toLowerCase(Locale.ROOT);
        boolean isOwn = names.contains(name);
        return isOwn || LOOPBACK.contains(name) && (isLocal() || isLoopback(request.getLocalAddr()));
    }

    private boolean isLocal() {
        return names.stream().anyMatch(LOOPBACK::contains);
    }

    /** No look-up of names: the address is one in digits. */
    private static boolean isLoopback(String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
