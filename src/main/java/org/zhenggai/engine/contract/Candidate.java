package org.zhenggai.engine.contract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/**
 * One of those to whom a task is offered, as the model writes it.
 *
 * @param text such as {@code secretary} or <code>${responsible.unit(execution.processBusinessKey)}</code>
 * @param isPerson whether it stands where people are named, and not groups
 */
public record Candidate(String text, boolean isPerson) {

    /** A question about the case itself, and about no other. */
    private static final Pattern QUESTION =
            Pattern.compile("[$#]\\{\\s*(\\w+\\.\\w+)\\(\\s*execution\\.processBusinessKey\\s*\\)\\s*}");

    private static final Pattern MEMBER = Pattern.compile("[$#]\\{\\s*member\\s*}");
    private static final Pattern NAME = Pattern.compile("^[$#]\\{\\s*(\\w+(?:\\.\\w+)?).*}$");

    /** All that the two attributes of a task name, in order. */
    public static List<Candidate> of(String groups, String people) {
        return Stream.concat(split(groups, false), split(people, true)).toList();
    }

    private static Stream<Candidate> split(String list, boolean arePeople) {
        return Stream.of(list.split(",(?![^(]*\\))"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Candidate(text, arePeople));
    }

    /** Whether it is a word and nothing to be worked out. */
    public boolean isLiteral() {
        return !text.contains("${") && !text.contains("#{");
    }

    /** A group by its code, a question or a variable by its name. */
    public String name() {
        return NAME.matcher(text).replaceFirst("$1");
    }

    /** Whether the contract knows it: a group, a question that gives groups or people, or the member who is asked. */
    public boolean isKnown(Contract contract) {
        if (isLiteral()) {
            return !isPerson && contract.group(text).isPresent();
        }
        Matcher question = QUESTION.matcher(text);
        return isPerson && MEMBER.matcher(text).matches()
                || question.matches()
                        && contract.question(question.group(1))
                                .filter(one -> one.gives() == (isPerson ? Answer.PEOPLE : Answer.GROUP))
                                .isPresent();
    }
}
