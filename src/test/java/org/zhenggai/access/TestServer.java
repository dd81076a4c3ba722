package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.zhenggai.ZhenggaiApplication;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Cycle;

/** A real server, one for all tests that extend this, and the visitors that come to it. */
@SpringBootTest(
        classes = ZhenggaiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ZHENGGAI_ADMIN_USER=guanli", "ZHENGGAI_ADMIN_PASSWORD=test-only-password"})
@ActiveProfiles("test")
@Import(Cycle.class)
public abstract class TestServer {

    /** Of everybody whom tests enter. */
    protected static final String PASSWORD = "test-only";

    @LocalServerPort
    private int port;

    @Autowired
    protected Cycle cycle;

    @Autowired
    protected Directory directory;

    /** Somebody who has not logged in. */
    protected Visitor visitor() {
        return new Visitor(port);
    }

    protected Visitor loggedIn(String user) {
        Visitor visitor = visitor();
        assertThat(visitor.logIn(user, PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        return visitor;
    }
}
