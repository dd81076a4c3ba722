package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.access.LoginTest.sentence;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.people.account.LockOuts;

/** Wrong passwords lock a name for a while, where they come from. */
class LockOutTest extends VisitedServer {

    private static final long LOCK = 15 * 60_000;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LockOuts lockOuts;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fifthWrongPasswordLocksTheName(boolean isKnown) {
        String user = isKnown ? office("locked") : "nobody" + item;
        Visitor visitor = visitor();
        for (int n = 1; n <= 4; n++) {
            assertThat(location(visitor.logIn(user, "wrong"))).endsWith("/login?error");
        }
        assertThat(location(visitor.logIn(user, "wrong"))).endsWith("/login?locked");
        assertThat(sentence(visitor.get("/login?locked"))).containsPattern("已暂时锁定到\\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d。");
        assertThat(location(visitor.logIn(user, PASSWORD))).endsWith("/login?locked");
        assertThat(new AccessLines(jdbc).details(user, AccessKind.LOCKED)).containsExactly("连续5次输错密码");
    }

    @Test
    void lockRunsOut() {
        String user = office("patient");
        lock(user);
        ClockUtil.offset(LOCK - 60_000);
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
        ClockUtil.offset(LOCK + 1000);
        assertThat(location(visitor().logIn(user, "wrong"))).endsWith("/login?error");
        loggedIn(user);
    }

    @Test
    void rightPasswordForgetsTheWrongOnes() {
        String user = office("forgetful");
        for (int round = 1; round <= 2; round++) {
            for (int n = 1; n <= 4; n++) {
                visitor().logIn(user, "wrong");
            }
            loggedIn(user);
        }
    }

    @Test
    void restIsLockedAsWell() {
        String user = office("robot");
        jdbc.sql("insert into person_role (username, role) values (?, 'process-designer')")
                .param(user)
                .update();
        for (int n = 1; n <= 5; n++) {
            assertThat(visitor().basic(user, "wrong").statusOf("/engine-rest/engine"))
                    .isEqualTo(401);
        }
        assertThat(visitor().basic(user, PASSWORD).statusOf("/engine-rest/engine"))
                .isEqualTo(401);
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void attemptsSentAtOnceAreAllCounted() throws Exception {
        String user = office("rushed");
        Callable<String> attempt = () -> location(visitor().logIn(user, "wrong"));
        ExecutorService crowd = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> answers =
                    crowd.invokeAll(Stream.generate(() -> attempt).limit(12).toList());
            int wrong = 0;
            for (Future<String> answer : answers) {
                wrong += answer.get().endsWith("?error") ? 1 : 0;
            }
            assertThat(wrong).isLessThan(5);
        } finally {
            crowd.shutdown();
        }
        assertThat(new AccessLines(jdbc).details(user, AccessKind.LOCKED)).hasSize(1);
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void anotherSpellingIsTheSameName() {
        String user = office("spelled");
        lock(user.toUpperCase(Locale.ROOT));
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    /** Nobody told this server that there is a proxy, so whoever names another address stays where he is. */
    @Test
    void anAddressThatIsOnlySaidIsNotBelieved() {
        String user = office("spoofed");
        for (int n = 1; n <= 5; n++) {
            visitor().from("10.9.8." + n).logIn(user, "wrong");
        }
        assertThat(location(visitor().from("10.9.8.7").logIn(user, PASSWORD))).endsWith("/login?locked");
        assertThat(location(visitor().logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void administratorsUnlock() {
        String user = office("freed");
        lock(user);
        lockOuts.unlock(user);
        loggedIn(user);
    }

    private void lock(String user) {
        for (int n = 1; n <= 5; n++) {
            visitor().logIn(user, "wrong");
        }
        assertThat(lockOuts.lockedUntil(user)).isPresent();
    }
}
