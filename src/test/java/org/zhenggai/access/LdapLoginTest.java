package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.zhenggai.access.LoginTest.location;
import static org.zhenggai.access.LoginTest.sentence;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.zhenggai.access.login.LdapPasswords;
import org.zhenggai.access.login.LoginSettings;
import org.zhenggai.kernel.log.AccessKind;

/** Passwords that a directory service checks; the rights stay ours. */
class LdapLoginTest extends ForeignLoginTest {

    @Autowired
    private JdbcClient jdbc;

    private String user;

    @BeforeEach
    void addUser() {
        user = "ldap" + item;
        addAccount(user);
        addPerson(user);
    }

    @Test
    void passwordIsTheirsAndRightsAreOurs() {
        Visitor visitor = visitor();
        assertThat(location(visitor.logIn(user, LDAP_PASSWORD))).endsWith("/");
        assertThat(visitor.get("/").body()).contains("测试-" + user, "整改办").doesNotContain("修改密码");
        assertThat(visitor.statusOf("/intake")).isEqualTo(200);
        assertThat(visitor.statusOf(TASKLIST)).isEqualTo(200);
        assertThat(visitor.get(ENGINE + "/user/" + user + "/profile").body()).contains(user);
        assertThat(visitor.get("/account/password").statusCode()).isEqualTo(422);
        assertThat(new AccessLines(jdbc).details(user, AccessKind.SIGNED_IN)).containsExactly("统一目录");
        jdbc.sql("update person set active = false where username = ?")
                .param(user)
                .update();
        assertThat(location(visitor.get("/"))).endsWith("/login?ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "test-only"})
    void anotherPasswordIsRefused(String password) {
        assertThat(location(visitor().logIn(user, password))).endsWith("/login?error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ldap*", "x)(uid=*", "nobody"})
    void nameIsNoPattern(String name) {
        assertThat(location(visitor().logIn(URLEncoder.encode(name, StandardCharsets.UTF_8), LDAP_PASSWORD)))
                .endsWith("/login?error");
    }

    @Test
    void guessingLocks() {
        for (int n = 1; n <= 5; n++) {
            visitor().logIn(user, "wrong");
        }
        assertThat(location(visitor().logIn(user, LDAP_PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void guessingElsewhereLocksNobodyOut() {
        for (int n = 1; n <= 5; n++) {
            visitor().from("10.0.0.66").logIn(user, "wrong");
        }
        assertThat(location(visitor().from("10.0.0.66").logIn(user, LDAP_PASSWORD)))
                .endsWith("/login?locked");
        assertThat(location(visitor().from("10.0.0.1").logIn(user, LDAP_PASSWORD)))
                .endsWith("/");
    }

    @Test
    void whoIsNotInOurDirectoryIsRefused() {
        String stranger = "stranger" + item;
        addAccount(stranger);
        Visitor visitor = visitor();
        assertThat(location(visitor.logIn(stranger, LDAP_PASSWORD))).endsWith("/login?directory");
        assertThat(sentence(visitor.get("/login?directory"))).contains("您不在本系统的在岗人员名册中");
        assertThat(visitor.statusOf("/")).isEqualTo(302);
        assertThat(new AccessLines(jdbc).details(stranger, AccessKind.SIGN_IN_FAILED))
                .containsExactly("不在人员名册");
    }

    @Test
    void passwordHereGoesFirst() {
        String both = office("both");
        addAccount(both);
        assertThat(location(visitor().logIn(both, LDAP_PASSWORD))).endsWith("/login?error");
        assertThat(loggedIn(both).get("/").body()).contains("修改密码");
        assertThat(location(visitor().logIn(ADMINISTRATOR, ADMINISTRATORS_PASSWORD)))
                .endsWith("/");
    }

    @Test
    void saysThatTheServiceIsDown() throws LDAPException {
        LDAP.shutDown(true);
        try {
            Visitor visitor = visitor();
            for (int n = 1; n <= 5; n++) {
                assertThat(location(visitor.logIn(user, LDAP_PASSWORD))).endsWith("/login?unavailable");
            }
            assertThat(sentence(visitor.get("/login?unavailable"))).contains("统一目录暂时连接不上");
            loggedIn(office("local"));
        } finally {
            LDAP.startListening();
        }
        assertThat(location(visitor().logIn(user, LDAP_PASSWORD))).endsWith("/");
    }

    @Test
    void restTakesThePasswordToo() {
        jdbc.sql("insert into person_role (username, role) values (?, 'process-designer')")
                .param(user)
                .update();
        assertThat(visitor().basic(user, LDAP_PASSWORD).statusOf("/engine-rest/engine"))
                .isEqualTo(200);
        assertThat(visitor().basic(user, "wrong").statusOf("/engine-rest/engine"))
                .isEqualTo(401);
    }

    /** Without a search: the name is put into a pattern. */
    @ParameterizedTest
    @CsvSource({"ldap-only, true", "wrong, false"})
    void patternNeedsNoManager(String password, boolean isRight) {
        assertThat(byPattern(ldapAddress()).matches(user, password)).isEqualTo(isRight);
        assertThat(byPattern(ldapAddress()).matches(user + ",ou=people", password))
                .isFalse();
    }

    @Test
    void unreachableServiceIsNoWrongPassword() {
        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> byPattern("ldap://127.0.0.1:1").matches(user, LDAP_PASSWORD));
    }

    private static LdapPasswords byPattern(String url) {
        return new LdapPasswords(new LoginSettings.Ldap(url, BASE, "uid={0},ou=people", "", "", "", ""));
    }
}
