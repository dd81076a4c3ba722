package org.zhenggai.people;

import java.time.LocalDateTime;
import java.util.Set;

/**
 * How an active person stands now; what a login and each later request rest on.
 *
 * @param groups as {@link Directory#groupsOf} tells them
 * @param mustChange whether the password here has to be changed before anything else
 * @param passwordSetAt when the password here was set; null for somebody without one
 */
public record Standing(Set<String> groups, boolean mustChange, LocalDateTime passwordSetAt) {}
