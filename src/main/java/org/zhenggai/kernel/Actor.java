package org.zhenggai.kernel;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who does something. What a substitute does counts as done by both, so that delegation does not get around the
 * separation of duties.
 *
 * @param user who does it
 * @param actsFor the absent person whose right he uses, or null when it is his own
 */
public record Actor(String user, String actsFor) {

    /** Both user names, or the one. */
    public Set<String> names() {
        return Stream.of(user, actsFor).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
