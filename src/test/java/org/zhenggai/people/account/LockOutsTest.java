package org.zhenggai.people.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.database.Slice.MONDAY;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhenggai.database.Slice;
import org.zhenggai.people.account.LockOuts.Limit;
import org.zhenggai.people.account.LockOuts.Limits;
import org.zhenggai.people.account.LockOuts.Scope;

/** From which wrong password on somebody is kept out, until when, and what begins the count anew. */
class LockOutsTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limits LIMITS = new Limits(
            new Limit(3, HOUR, QUARTER), new Limit(6, HOUR, QUARTER), new Limit(9, HOUR, QUARTER), Duration.ofDays(30));
    private static final LocalDateTime NOW = MONDAY.atTime(9, 0);

    private static final Slice slice = new Slice();
    private static final LockOuts locks = slice.make(LockOuts.class);

    private final Attempt attempt = new Attempt("zhang", "10.0.0.1");

    @BeforeEach
    void nothingCounted() {
        slice.at(NOW);
        slice.jdbc().sql("delete from sign_in_count").update();
        slice.jdbc().sql("delete from sign_in_address").update();
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            locks.failed(attempt, LIMITS);
        }
    }

    private boolean isLocked() {
        return locks.lock(attempt, LIMITS).isPresent();
    }

    @Test
    void theThirdWrongPasswordLocksForAQuarterOfAnHour() {
        fail(2);
        assertThat(isLocked()).isFalse();
        assertThat(locks.failed(attempt, LIMITS)).containsExactly(Scope.PAIR);
        assertThat(locks.lock(attempt, LIMITS).orElseThrow().until()).isEqualTo(NOW.plus(QUARTER));
        slice.at(NOW.plus(QUARTER).minusSeconds(1));
        assertThat(isLocked()).isTrue();
        slice.at(NOW.plus(QUARTER));
        assertThat(isLocked()).isFalse();
    }

    @Test
    void theCountBeginsAnewWhenItsTimeIsOver() {
        fail(2);
        slice.at(NOW.plus(HOUR).minusSeconds(1));
        fail(1);
        assertThat(isLocked()).isTrue();
        nothingCounted();
        fail(2);
        slice.at(NOW.plus(HOUR));
        fail(1);
        assertThat(isLocked()).isFalse();
    }

    @Test
    void afterALockTheCountBeginsAnew() {
        fail(3);
        slice.at(NOW.plus(QUARTER));
        fail(2);
        assertThat(isLocked()).isFalse();
        fail(1);
        assertThat(locks.lock(attempt, LIMITS).orElseThrow().scope()).isEqualTo(Scope.PAIR);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnesBefore() {
        fail(2);
        assertThat(locks.passed(attempt, LIMITS)).isEmpty();
        fail(2);
        assertThat(isLocked()).isFalse();
    }

    @Test
    void anotherNameFromTheSameAddressIsNotLockedByThePair() {
        fail(3);
        assertThat(locks.lock(new Attempt("li", "10.0.0.1"), LIMITS)).isEmpty();
        assertThat(locks.lock(new Attempt("zhang", "10.0.0.2"), LIMITS)).isEmpty();
        for (int n = 0; n < 3; n++) {
            locks.failed(new Attempt("n" + n, "10.0.0.1"), LIMITS);
        }
        assertThat(locks.lock(new Attempt("li", "10.0.0.1"), LIMITS)
                        .orElseThrow()
                        .scope())
                .isEqualTo(Scope.ADDRESS);
    }

    @Test
    void whereTheOwnerHasSignedInOfLateHisNameIsNotSlowedDown() {
        locks.remember(attempt, LIMITS);
        for (int n = 0; n < 9; n++) {
            locks.failed(new Attempt("zhang", "10.0.1." + n), LIMITS);
        }
        assertThat(isLocked()).isFalse();
        assertThat(locks.lock(new Attempt("zhang", "10.0.2.2"), LIMITS)).isPresent();
        locks.unlock("zhang");
        assertThat(locks.lock(new Attempt("zhang", "10.0.2.2"), LIMITS)).isEmpty();
    }
}
