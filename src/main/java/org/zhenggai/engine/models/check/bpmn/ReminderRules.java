package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.bpmn.Expression.Named;
import org.zhenggai.engine.models.check.bpmn.Expression.Unreadable;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** A reminder that a model writes says plain words to somebody who is there. */
@RequiredArgsConstructor
final class ReminderRules {

    private static final String REMINDER = "remindDelegate";
    private static final int LONGEST_TEXT = 100;

    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("serviceTask", "sendTask").stream()
                .filter(task -> task.delegate().equals(REMINDER))
                .flatMap(task -> task.extensions("inputOutput").stream())
                .flatMap(mapping -> mapping.children("inputParameter").stream())
                .forEach(this::input);
    }

    private void input(Part input) {
        String text = input.text();
        boolean isPlain =
                !text.contains("${") && !text.contains("#{") && input.children().isEmpty();
        if (input.name().equals("text") && (!isPlain || text.isEmpty() || text.length() > LONGEST_TEXT)) {
            findings.add("remind-text", input.place(), text);
        }
        if (input.name().equals("whom") && !(isPlain ? isGroup(text) : asksForGroup(text))) {
            findings.add("remind-whom", input.place(), text);
        }
    }

    private boolean isGroup(String text) {
        return text.equals("candidates") || reach.contract().group(text).isPresent();
    }

    private boolean asksForGroup(String text) {
        try {
            List<String> expressions = Expression.in(text);
            List<Named> named = expressions.size() == 1 ? Expression.named(expressions.get(0)) : List.of();
            return named.stream()
                    .filter(Named::isCall)
                    .flatMap(call -> reach.contract().question(String.join(".", call.path())).stream())
                    .map(QuestionEntry::gives)
                    .anyMatch(Answer.GROUP::equals);
        } catch (Unreadable e) {
            return false;
        }
    }
}
