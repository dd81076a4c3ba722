package org.zhenggai.access;

import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Role;

/** The first administrator comes from the environment; without one the server says how and stops. */
@Component
@Profile("!demo & !replay & !rules")
class FirstAdministrator implements SmartInitializingSingleton {

    private static final int SHORTEST_PASSWORD = 12;

    private final Directory directory;
    private final String username;
    private final String password;

    FirstAdministrator(
            Directory directory,
            @Value("${ZHENGGAI_ADMIN_USER:}") String username,
            @Value("${ZHENGGAI_ADMIN_PASSWORD:}") String password) {
        this.directory = directory;
        this.username = username;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (directory.hasAdministrator()) {
            return;
        }
        if (username.isBlank() || password.isBlank()) {
            throw new StartRefused("还没有管理员。请设置环境变量 ZHENGGAI_ADMIN_USER（用户名）和 ZHENGGAI_ADMIN_PASSWORD" + "（至少"
                    + SHORTEST_PASSWORD + "位），再启动一次；只想试用请加 --demo。");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new StartRefused("ZHENGGAI_ADMIN_PASSWORD 少于" + SHORTEST_PASSWORD + "位，请换一个更长的密码再启动。");
        }
        directory.addPerson(
                new Directory.Person(username, "管理员", "admin", null, null, Set.of(Role.CAMUNDA_ADMIN)), password);
    }
}
