package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.DutyEntry;
import org.zhenggai.engine.contract.Contract.GroupEntry;
import org.zhenggai.engine.contract.Contract.MessageEntry;
import org.zhenggai.engine.contract.Contract.ProcessEntry;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.StepEntry;
import org.zhenggai.engine.contract.Contract.TaskEntry;
import org.zhenggai.engine.contract.Contract.ViewEntry;
import org.zhenggai.engine.models.check.words.Nearest;
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

    /** Delegates that a process may use, for somebody who wrote another name. */
    String steps(String process, String wrong) {
        List<StepEntry> known = contract.steps().stream()
                .filter(step -> step.processes().isEmpty() || step.processes().contains(process))
                .toList();
        return Nearest.of(wrong, known, StepEntry::name, StepEntry::what);
    }

    /** What of listeners to do for somebody who wrote another name. */
    String listeners(String process, String wrong) {
        List<TaskEntry> known = contract.tasks().stream()
                .filter(task -> task.process().equals(process))
                .toList();
        return known.isEmpty()
                ? "自建流程的任务不用监听器，删去它"
                : "从本流程的监听器中选：" + Nearest.of(wrong, known, TaskEntry::name, TaskEntry::what) + "；没有要登记的就不写监听器";
    }

    /** Views about what the process is about. */
    String views(String process, String wrong) {
        List<ViewEntry> known = contract.views().stream()
                .filter(view -> keyOf(process).map(view.keys()::contains).orElse(true))
                .toList();
        return Nearest.of(wrong, known, ViewEntry::name, ViewEntry::what);
    }

    /** Messages that a process may receive. */
    String messages(String process, String wrong) {
        List<MessageEntry> known = contract.messages().stream()
                .filter(message -> message.process().equals(process))
                .toList();
        return Nearest.of(wrong, known, MessageEntry::name, MessageEntry::what);
    }

    String groups(String wrong) {
        return Nearest.of(wrong, contract.groups(), GroupEntry::code, GroupEntry::word);
    }

    String duties(String wrong) {
        return Nearest.of(wrong, contract.duties(), DutyEntry::code, DutyEntry::word);
    }

    /** Questions that a process may ask, those of the same bean where it has some. */
    String questions(String process, String wrong) {
        List<QuestionEntry> known = contract.questions().stream()
                .filter(one -> mayAsk(process, one))
                .toList();
        String bean = wrong.replaceFirst("\\..*", ".");
        List<QuestionEntry> same =
                known.stream().filter(one -> one.name().startsWith(bean)).toList();
        return Nearest.of(wrong, same.isEmpty() ? known : same, QuestionEntry::name, QuestionEntry::what);
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
