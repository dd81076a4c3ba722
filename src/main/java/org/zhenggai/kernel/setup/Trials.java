package org.zhenggai.kernel.setup;

import java.util.List;

/** What there is to try in a demo; in real use there is none of it. */
public interface Trials {

    /**
     * Something to try.
     *
     * @param username as whom
     * @param role what he is
     * @param what to try, a sentence
     * @param page where it begins after the login
     */
    record Trial(String username, String role, String what, String page) {}

    List<Trial> all();

    /** The password of all people of the demo. */
    String password();
}
