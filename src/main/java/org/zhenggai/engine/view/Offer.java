package org.zhenggai.engine.view;

import java.util.List;
import java.util.Optional;

/**
 * The answers of a field: those that can be taken now, and those that cannot, each with the sentence that it would be
 * refused with. A form offers {@code open}, and its property {@code closed} names the others.
 */
public record Offer(List<Answer> all, List<Answer> open, List<Answer> closed) {

    /**
     * One answer.
     *
     * @param why it cannot be taken now; null when it can
     */
    public record Answer(String value, String label, String why) {

        public Answer(String value, String label) {
            this(value, label, (String) null);
        }

        public Answer(String value, String label, Optional<String> objection) {
            this(value, label, objection.orElse(null));
        }

        private boolean isOpen() {
            return why == null;
        }
    }

    public static Offer of(Answer... answers) {
        return of(List.of(answers));
    }

    public static Offer of(List<Answer> answers) {
        return new Offer(
                answers,
                answers.stream().filter(Answer::isOpen).toList(),
                answers.stream().filter(answer -> !answer.isOpen()).toList());
    }
}
