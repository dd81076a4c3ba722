package org.zhenggai.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhenggai.people.Directory;
import org.zhenggai.process.Cycle;
import org.zhenggai.process.ServerTest;

/** A real server, one for all tests that extend this, and the visitors that come to it. */
@ServerTest
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
