package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.access.LoginTest.sentence;

import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhenggai.access.login.LoginSettings;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.people.account.Attempt;
import org.zhenggai.people.account.LockOuts;

/** Whoever types wrong passwords locks himself out, and not the owner of the name. */
@TestPropertySource(properties = "server.forward-headers-strategy=framework")
class LockOutAddressTest extends VisitedServer {

    private static final String ATTACKER = "10.0.0.66";
    private static final String DESK = "10.0.0.1";
    private static final int NAME_FAILURES = 100;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LockOuts lockOuts;

    @Autowired
    private LoginSettings settings;

    @BeforeEach
    void nothingIsCounted() {
        jdbc.sql("delete from sign_in_count").update();
    }

    @Test
    void anAttackerLocksOnlyHisOwnPair() {
        String user = office("victim");
        String colleague = office("colleague");
        for (int n = 1; n <= 4; n++) {
            assertThat(location(at(ATTACKER).logIn(user, "wrong"))).endsWith("/login?error");
        }
        assertThat(location(at(ATTACKER).logIn(user, "wrong"))).endsWith("/login?locked");
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD))).endsWith("/login?locked");
        assertThat(location(at(DESK).logIn(user, PASSWORD))).endsWith("/");
        assertThat(location(at(ATTACKER).logIn(colleague, PASSWORD))).endsWith("/");
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD)))
                .as("what is right elsewhere opens nothing here")
                .endsWith("/login?locked");
        assertThat(jdbc.sql("select address from access_log where actor = ? and kind = 'LOCKED'")
                        .param(user)
                        .query(String.class)
                        .list())
                .containsExactly(ATTACKER);
    }

    /** He goes on for an hour, as fast as the locks let him. */
    @Test
    void anAttackerAtOneAddressNeverSlowsTheNameDown() {
        String user = office("besieged");
        for (int minute = 0; minute <= 60; minute += 15) {
            ClockUtil.offset(Duration.ofMinutes(minute).plusSeconds(minute).toMillis());
            for (int n = 1; n <= 6; n++) {
                at(ATTACKER).logIn(user, "wrong");
            }
            assertThat(location(at("10.0.1." + minute).logIn(user, PASSWORD))).endsWith("/");
        }
    }

    @Test
    void restIsLockedInTheSameWay() {
        String user = office("program");
        jdbc.sql("insert into person_role (username, role) values (?, 'process-designer')")
                .param(user)
                .update();
        String path = "/engine-rest/engine";
        for (int n = 1; n <= 5; n++) {
            assertThat(at(ATTACKER).basic(user, "wrong").statusOf(path)).isEqualTo(401);
        }
        assertThat(at(ATTACKER).basic(user, PASSWORD).statusOf(path)).isEqualTo(401);
        assertThat(at(DESK).basic(user, PASSWORD).statusOf(path)).isEqualTo(200);
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void onePasswordTriedOnManyNamesLocksTheAddress() {
        String user = office("sprayed");
        for (int n = 1; n < settings.addressFailures(); n++) {
            lockOuts.failed(new Attempt("spray" + n, ATTACKER), settings.limits());
        }
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD)))
                .as("a right password does not begin the count anew")
                .endsWith("/");
        Visitor attacker = at(ATTACKER);
        assertThat(location(attacker.logIn("nobody" + item, "wrong"))).endsWith("/login?address");
        assertThat(sentence(attacker.get("/login?address")))
                .containsPattern("从您所在的网络地址输错密码的次数过多，已暂停登录到\\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d。");
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD))).endsWith("/login?address");
        assertThat(location(at(ATTACKER).logIn("nobody-else" + item, PASSWORD))).endsWith("/login?address");
        assertThat(location(at(DESK).logIn(user, PASSWORD))).endsWith("/");
        ClockUtil.offset(settings.addressLock().plusSeconds(1).toMillis());
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD))).endsWith("/");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyAddressesTogetherAreSlowedDownAndNotLocked(boolean isKnown) {
        String user = isKnown ? office("hunted") : "nobody" + item;
        if (isKnown) {
            assertThat(location(at(DESK).logIn(user, PASSWORD))).endsWith("/");
        }
        for (int n = 1; n < NAME_FAILURES; n++) {
            lockOuts.failed(new Attempt(user, "10.1.1." + n), settings.limits());
        }
        assertThat(location(at("10.1.2.1").logIn(user, "wrong"))).endsWith("/login?slowed");
        Visitor stranger = at("10.1.2.2");
        assertThat(location(stranger.logIn(user, PASSWORD))).endsWith("/login?slowed");
        assertThat(sentence(stranger.get("/login?slowed")))
                .containsPattern("这个用户名近来输错密码的次数过多，登录已放慢，请稍候到\\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d再试；");
        assertThat(new AccessLines(jdbc).details(user, AccessKind.LOCKED)).containsExactly("该用户名在各地址共输错密码100次，放慢登录");
        if (isKnown) {
            assertThat(location(at(DESK).logIn(user, PASSWORD)))
                    .as("where he is known")
                    .endsWith("/");
        }
        ClockUtil.offset(settings.namePause().plusSeconds(1).toMillis());
        assertThat(location(at("10.1.2.3").logIn(user, PASSWORD))).endsWith(isKnown ? "/" : "/login?slowed");
        assertThat(location(at("10.1.2.4").logIn(user, "wrong"))).endsWith("/login?slowed");
        ClockUtil.offset(settings.namePause().multipliedBy(2).plusSeconds(2).toMillis());
        assertThat(location(at("10.1.2.5").logIn(user, "wrong"))).endsWith("/login?slowed");
        assertThat(new AccessLines(jdbc).details(user, AccessKind.LOCKED)).hasSize(1);
        ClockUtil.offset(settings.window().plusMinutes(2).toMillis());
        assertThat(location(at("10.1.2.6").logIn(user, "wrong"))).endsWith("/login?error");
    }

    @Test
    void anotherNodeCountsTheSameAndUnlocksForAll(@Autowired AutowireCapableBeanFactory beans) {
        String user = office("nodes");
        LockOuts node = beans.createBean(LockOuts.class);
        assertThat(node).isNotSameAs(lockOuts);
        for (int n = 1; n <= 4; n++) {
            node.failed(new Attempt(user, ATTACKER), settings.limits());
        }
        assertThat(location(at(ATTACKER).logIn(user, "wrong"))).endsWith("/login?locked");
        assertThat(node.lock(new Attempt(user, ATTACKER), settings.limits())).isPresent();
        assertThat(node.lock(new Attempt(user, DESK), settings.limits())).isEmpty();
        node.unlock(user);
        assertThat(location(at(ATTACKER).logIn(user, PASSWORD))).endsWith("/");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "[2001:DB8:1:2::7], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::ffff:10.0.0.1, 10.0.0.1",
        "no:address, no:address",
        "proxy.example, proxy.example"
    })
    void allMachinesOfANetworkAreOneAddress(String address, String counted) {
        assertThat(new Attempt("x", address).address()).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 100", "5, 5, 100", "5, 100, 25"})
    void figuresThatDoNotFitAreRefusedAtTheStart(int failures, int ofAddress, int ofName) {
        Duration quarter = Duration.ofMinutes(15);
        assertThatThrownBy(() -> new LoginSettings(
                        failures,
                        quarter,
                        Duration.ofDays(1),
                        Duration.ofHours(1),
                        ofAddress,
                        quarter,
                        ofName,
                        Duration.ofMinutes(1),
                        Duration.ofDays(30),
                        null,
                        null))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("zhenggai.login.");
    }

    private Visitor at(String address) {
        return visitor().from(address);
    }
}
