package org.zhenggai.engine.models.check.bpmn;

import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.MessageEntry;
import org.zhenggai.engine.contract.Contract.ProcessEntry;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** What a process of an id may reach. */
@RequiredArgsConstructor
public final class Reach {

    private final Contract contract;

    Contract contract() {
        return contract;
    }

    /** What its business key is the id of; empty for a process of which nobody knows. */
    Optional<KeyKind> keyOf(String process) {
        return contract.process(process).map(ProcessEntry::key).or(() -> KeyKind.ofOwn(process));
    }

    boolean isOwn(String process) {
        return contract.process(process).isEmpty();
    }

    /** Names of delegates that a process may use. */
    String steps(String process) {
        return contract.steps().stream()
                .filter(step -> step.processes().isEmpty() || step.processes().contains(process))
                .map(StepEntry::name)
                .collect(Collectors.joining("、"));
    }

    /** Names of listeners that a process may use. */
    String listeners(String process) {
        return contract.tasks().stream()
                .filter(task -> task.process().equals(process))
                .map(TaskEntry::name)
                .collect(Collectors.joining("、"));
    }

    /** Names of views about what the process is about. */
    String views(String process) {
        return contract.views().stream()
                .filter(view -> keyOf(process).map(view.keys()::contains).orElse(true))
                .map(ViewEntry::name)
                .collect(Collectors.joining("、"));
    }

    /** Names of messages that a process may receive. */
    String messages(String process) {
        return contract.messages().stream()
                .filter(message -> keyOf(process).map(message.key()::equals).orElse(true))
                .map(MessageEntry::name)
                .collect(Collectors.joining("、"));
    }

    /** Whether a question is about what the process is about. */
    boolean mayAsk(String process, QuestionEntry question) {
        return question.gives() != Answer.FILTER
                && (question.keys().isEmpty()
                        || keyOf(process).map(question.keys()::contains).orElse(true));
    }

    String wordOf(String process) {
        return keyOf(process).map(KeyKind::word).orElse("不明");
    }
}
