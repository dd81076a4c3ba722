package org.zhenggai.people.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody tries a password: the name as typed and the address he comes from, both as they are counted.
 *
 * @param name without capitals: LDAP does not tell ZHANG from zhang, so a lock must not either
 * @param address of IPv6 the first half only, since every machine has all of the other one
 */
public record Attempt(String name, String address) {

    private static final int LONGEST = 64;
    private static final int NETWORK_BYTES = 8;

    /** What can only be a literal, so that no name is ever looked up. */
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%[^\\]]*)?]?");

    public Attempt {
        name = cut(name.strip().toLowerCase(Locale.ROOT));
        address = cut(network(address == null ? "" : address.strip()));
    }

    private static String network(String address) {
        var ipv6 = IPV6.matcher(address);
        if (!ipv6.matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(ipv6.group(1)).getAddress();
            return bytes.length <= NETWORK_BYTES
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
