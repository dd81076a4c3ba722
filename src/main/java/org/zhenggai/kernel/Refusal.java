package org.zhenggai.kernel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * An action is refused for a reason its user can mend.
 * The message is a Chinese sentence that says what is wrong, where, and the way out; nothing was changed.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }

    /** Refuses with the message unless the condition holds; days among the arguments are written as everywhere. */
    public static void unless(boolean condition, String message, Object... arguments) {
        if (!condition) {
            throw new Refusal(
                    arguments.length == 0
                            ? message
                            : String.format(
                                    message,
                                    Arrays.stream(arguments)
                                            .map(Refusal::inWords)
                                            .toArray()));
        }
    }

    private static Object inWords(Object argument) {
        return argument instanceof LocalDate day
                ? Days.words(day)
                : argument instanceof LocalDateTime time ? Days.words(time) : argument;
    }
}
