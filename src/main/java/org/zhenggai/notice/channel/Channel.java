package org.zhenggai.notice.channel;

/** A way out of the system. */
public interface Channel {

    ChannelKind kind();

    /** Whether this installation has it. */
    boolean isOn();

    /**
     * Hands a message over. When this returns, the receiving server has taken it.
     *
     * @throws Unreachable when nobody answers, whatever the message: the others wait as well
     * @throws Rejected when the other side does not take this message
     */
    void send(Message message) throws Unreachable, Rejected;

    /** The other side cannot be reached. */
    final class Unreachable extends Exception {

        private static final long serialVersionUID = 1;

        Unreachable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The other side does not take the message, or broke off while taking it. */
    final class Rejected extends Exception {

        private static final long serialVersionUID = 1;

        Rejected(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
