package org.zhenggai.access;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Set;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** The server with a directory service and an identity provider beside it, both real and in this process. */
abstract class ForeignLoginTest extends VisitedServer {

    /** Their password in the directory service. */
    static final String LDAP_PASSWORD = "ldap-only";

    static final String BASE = "dc=town,dc=cn";
    static final String MANAGER = "cn=reader," + BASE;
    static final InMemoryDirectoryServer LDAP = directoryService();

    @LocalServerPort
    int serverPort;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.forward-headers-strategy", () -> "framework");
        settings.add("zhenggai.login.ldap.url", ForeignLoginTest::ldapAddress);
        settings.add("zhenggai.login.ldap.base", () -> BASE);
        settings.add("zhenggai.login.ldap.user-search-base", () -> "ou=people");
        settings.add("zhenggai.login.ldap.manager-dn", () -> MANAGER);
        settings.add("zhenggai.login.ldap.manager-password", () -> LDAP_PASSWORD);
        String client = "spring.security.oauth2.client.";
        settings.add(client + "provider.town.issuer-uri", IdentityProvider::address);
        settings.add(client + "registration.town.client-id", () -> IdentityProvider.CLIENT);
        settings.add(client + "registration.town.client-secret", () -> IdentityProvider.SECRET);
        settings.add(client + "registration.town.scope", () -> "openid,profile");
    }

    static String ldapAddress() {
        return "ldap://127.0.0.1:" + LDAP.getListenPort();
    }

    /** Adds an account to the directory service. */
    static void addAccount(String uid) {
        try {
            LDAP.add(
                    "dn: uid=" + uid + ",ou=people," + BASE,
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "cn: " + uid,
                    "sn: " + uid,
                    "userPassword: " + LDAP_PASSWORD);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds somebody of the office who has no password here. */
    void addPerson(String username) {
        directory.addPerson(new Directory.Person(
                username, "测试-" + username, "office", null, null, Set.of(Role.RECTIFICATION_OFFICE)));
    }

    private static InMemoryDirectoryServer directoryService() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials(MANAGER, LDAP_PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", freePort()));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: town");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.startListening();
            return server;
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fixed one, so that the service comes back where it was. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
