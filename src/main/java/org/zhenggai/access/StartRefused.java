package org.zhenggai.access;

/** The server cannot start as it is set up; the message says in Chinese how to set it up. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }
}
