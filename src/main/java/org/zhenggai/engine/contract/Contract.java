package org.zhenggai.engine.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/**
 * What a model may name. It is generated from the marks in Java ({@link org.zhenggai.kernel.contract}) into {@code
 * models/contract.json} by {@code ContractTest}, which fails when the two differ; the guard of running models, the check of
 * new ones, the catalogue and the templates for Modeler read it and nothing else.
 */
public record Contract(
        List<ProcessEntry> processes,
        List<StepEntry> steps,
        List<TaskEntry> tasks,
        List<ViewEntry> views,
        List<QuestionEntry> questions,
        List<MessageEntry> messages,
        List<GroupEntry> groups,
        List<VariableEntry> variables,
        List<DutyEntry> duties,
        List<DecisionEntry> decisions) {

    /** A process of the cycle. @param callers those whose call activities start it; none where the application does */
    public record ProcessEntry(String id, KeyKind key, List<String> callers) {}

    /**
     * A delegate, {@code ${name}} of a service task.
     *
     * @param processes those that may use it; empty for any
     * @param answers what it may answer in {@code outcome}
     * @param inputs input parameters by name, with what they mean
     */
    public record StepEntry(
            String name,
            String what,
            List<String> processes,
            List<String> answers,
            Map<String, String> inputs,
            boolean canBeUndone) {}

    /**
     * A listener of the event <em>complete</em> of a user task.
     *
     * @param duty the duty that its task must carry
     * @param fields keys that it reads from the form, with the label it gives them; empty where it names none
     * @param answers what it takes as {@code decision}
     * @param gives what it may answer to the gateway beside those
     * @param by to whom its task may be offered: groups, questions that give groups or people, or {@code member}
     * @param at the state of the item that its task works in; empty for any
     */
    public record TaskEntry(
            String name,
            String what,
            String process,
            String duty,
            Map<String, String> fields,
            List<String> answers,
            List<String> gives,
            List<String> by,
            String at) {}

    /**
     * A view.
     *
     * @param kind what it is for
     * @param isWholeRound whether it names the confidential items of a round
     */
    public record ViewEntry(String name, String what, List<KeyKind> keys, ViewKind kind, boolean isWholeRound) {}

    /** What a view is for. */
    public enum ViewKind {
        /** Says what a task is about; a task's first view. */
        SUBJECT,
        /** Shown above the form. */
        CASE,
        /** Fills a field in or offers choices; has the key of the field or of the choices. */
        FIELD
    }

    /**
     * A question of expressions.
     *
     * @param name such as {@code responsible.unit}
     * @param keys what its first parameter is the id of; empty for a question about no case
     * @param parameters how many it takes
     */
    public record QuestionEntry(String name, String what, List<KeyKind> keys, int parameters, Answer gives) {}

    /** A message that the application sends. @param starts whether an instance begins with it */
    public record MessageEntry(String name, String what, String process, boolean starts) {}

    /** A group that may be a task's candidate by its name. @param seesWholeRounds whether it may see confidential items */
    public record GroupEntry(String code, String word, boolean seesWholeRounds) {}

    /** What an instance may carry. @param values all it may be; empty for any number or name */
    public record VariableEntry(String name, String what, List<String> values) {}

    /** A duty of a user task. */
    public record DutyEntry(String code, String word, String what) {}

    /** A decision table that Java asks. */
    public record DecisionEntry(String id, List<String> inputs, List<String> outputs) {}

    /** The contract of this release. */
    public static Contract load() {
        try (InputStream file = Contract.class.getResourceAsStream("/models/contract.json")) {
            return new ObjectMapper().readValue(file, Contract.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<ProcessEntry> process(String id) {
        return find(processes, ProcessEntry::id, id);
    }

    public Optional<StepEntry> step(String name) {
        return find(steps, StepEntry::name, name);
    }

    public Optional<TaskEntry> task(String listener) {
        return find(tasks, TaskEntry::name, listener);
    }

    public Optional<ViewEntry> view(String name) {
        return find(views, ViewEntry::name, name);
    }

    public Optional<QuestionEntry> question(String name) {
        return find(questions, QuestionEntry::name, name);
    }

    public Optional<MessageEntry> message(String name) {
        return find(messages, MessageEntry::name, name);
    }

    public Optional<GroupEntry> group(String code) {
        return find(groups, GroupEntry::code, code);
    }

    public Optional<VariableEntry> variable(String name) {
        return find(variables, VariableEntry::name, name);
    }

    public Optional<DutyEntry> duty(String code) {
        return find(duties, DutyEntry::code, code);
    }

    private static <T> Optional<T> find(Collection<T> all, Function<T, String> name, String wanted) {
        Predicate<T> isWanted = one -> name.apply(one).equals(wanted);
        return all.stream().filter(isWanted).findFirst();
    }
}
