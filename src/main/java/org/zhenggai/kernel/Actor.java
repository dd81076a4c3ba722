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

    /** User name under which the server itself acts. */
    public static final String SYSTEM = "system";

    /** What people read for it. */
    public static final String SYSTEM_WORD = "系统";

    /** Both user names, or the one. */
    public Set<String> names() {
        return Stream.of(user, actsFor).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * The name of who did something, as an expression of SQL: that of the person, for one who is none the user name.
     *
     * @param user the column of the user name
     * @param person alias of the person who is outer joined by it
     */
    public static String nameIn(String user, String person) {
        return "case when %1$s = '%3$s' then '%4$s' else coalesce(%2$s.name, %1$s) end"
                .formatted(user, person, SYSTEM, SYSTEM_WORD);
    }
}
