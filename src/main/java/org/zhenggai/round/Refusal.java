package org.zhenggai.round;

/**
 * An action is refused for a reason its user can mend.
 * The message is a Chinese sentence that says what is wrong, where, and the way out; nothing was changed.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }

    /** Refuses with the message unless the condition holds. */
    public static void unless(boolean condition, String message, Object... arguments) {
        if (!condition) {
            throw new Refusal(arguments.length == 0 ? message : String.format(message, arguments));
        }
    }
}
