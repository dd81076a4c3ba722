package org.zhenggai.people.account;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords and keeps out whoever has typed too many, for all nodes in the database. Who guesses at a name
 * locks it for his own address only; whoever has it signs in from his. Every statement stands alone, so that attempts
 * sent at once are all counted, and none is lost with the transaction of a refused login.
 */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class LockOuts {

    private final SignInCounts counts;
    private final Clock clock;

    /** What wrong passwords are counted for. */
    public enum Scope {
        /** One name from one address: locked, and counted anew when the lock has run out. */
        PAIR,
        /** One address over all names, against whoever tries one password on many: locked in the same way. */
        ADDRESS,
        /**
         * One name over all addresses, against many machines that guess together: a short pause after each further
         * failure, and none where the name's owner has signed in of late. A right password does not begin it anew.
         */
        NAME
    }

    /**
     * When somebody is kept out.
     *
     * @param failures wrong passwords that do it
     * @param within they are counted for this long, from the first
     * @param lock how long he is kept out
     */
    public record Limit(int failures, Duration within, Duration lock) {}

    /**
     * The limits of all scopes.
     *
     * @param knownFor how long an address is known after a right password
     */
    public record Limits(Limit pair, Limit address, Limit name, Duration knownFor) {

        public Limit of(Scope scope) {
            return switch (scope) {
                case PAIR -> pair;
                case ADDRESS -> address;
                case NAME -> name;
            };
        }

        private Duration longest() {
            return List.of(pair, address, name).stream()
                    .map(Limit::within)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Why somebody is kept out, and until when. */
    public record Lock(Scope scope, LocalDateTime until) implements Serializable {}

    /** What keeps this name out at this address now, if anything. */
    public Optional<Lock> lock(Attempt attempt, Limits limits) {
        LocalDateTime now = now();
        return counts.locks(attempt, now).stream()
                .filter(lock -> lock.scope() != Scope.NAME || !counts.isKnown(attempt, now.minus(limits.knownFor())))
                .min(Comparator.comparing(Lock::scope));
    }

    /** Counts a wrong password; the scopes that this one locked, so that each lock is told of once. */
    public List<Scope> failed(Attempt attempt, Limits limits) {
        LocalDateTime now = now();
        counts.forget(now.minus(limits.longest()), now);
        List<Scope> locked = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            if (counts.failed(scope, attempt, limits.of(scope), now)) {
                locked.add(scope);
            }
        }
        return locked;
    }

    /**
     * Forgets the wrong passwords of a name at an address before a right one; those of the whole address and of the name
     * elsewhere still count.
     *
     * @return what has locked it meanwhile: of guesses sent at once, none counts that comes after the wrong ones
     */
    public Optional<Lock> passed(Attempt attempt, Limits limits) {
        counts.forgive(attempt, now());
        return lock(attempt, limits);
    }

    /** Keeps in mind that the name's owner signs in from here. */
    public void remember(Attempt attempt, Limits limits) {
        LocalDateTime now = now();
        counts.remember(attempt, now, now.minus(limits.knownFor()));
    }

    /** Until when the name is locked at any address, or slowed down at all of them. */
    public Optional<LocalDateTime> lockedUntil(String name) {
        return counts.lockedUntil(new Attempt(name, ""), now());
    }

    /** Opens a name at once, at all addresses. */
    public void unlock(String name) {
        counts.delete(new Attempt(name, ""));
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
