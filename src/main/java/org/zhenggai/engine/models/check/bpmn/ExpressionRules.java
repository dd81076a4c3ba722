package org.zhenggai.engine.models.check.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.w3c.dom.Attr;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.YesOrNo;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.PackagedModels;
import org.zhenggai.engine.models.check.bpmn.Expression.Named;
import org.zhenggai.engine.models.check.bpmn.Expression.Unreadable;
import org.zhenggai.engine.models.check.words.Nearest;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/** Expressions ask the questions of the contract about their own case, and read nothing else. */
@RequiredArgsConstructor
final class ExpressionRules {

    private static final String KEY = "execution.processBusinessKey";

    /** Texts that nobody evaluates. */
    private static final Set<String> PLAIN = Set.of("documentation", "text", "name", "id");

    /** Where only one kind of answer is of use. */
    private static final Map<String, Set<Answer>> WANTED = Map.ofEntries(
            Map.entry("candidateGroups", Set.of(Answer.GROUP)),
            Map.entry("candidateUsers", Set.of(Answer.PEOPLE)),
            Map.entry("collection", Set.of(Answer.PEOPLE)),
            Map.entry("loopCardinality", Set.of(Answer.NUMBER)),
            Map.entry("timeDate", Set.of(Answer.TIME)),
            Map.entry("timeDuration", Set.of()),
            Map.entry("timeCycle", Set.of(Answer.TIME)),
            Map.entry("dueDate", Set.of(Answer.TIME)));

    private static final Set<String> CONDITIONS = Set.of("conditionExpression", "completionCondition");

    private final ModelSet models;
    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        for (Part part : file.parts()) {
            if (PLAIN.contains(part.type())) {
                continue;
            }
            for (int i = 0; i < part.xml().getAttributes().getLength(); i++) {
                Attr attribute = (Attr) part.xml().getAttributes().item(i);
                String name = attribute.getLocalName();
                if (name.equals("delegateExpression") || PLAIN.contains(name)) {
                    continue;
                }
                text(part, name, attribute.getValue());
            }
            if (part.children().isEmpty()) {
                text(part, part.type(), part.text());
            }
        }
    }

    private void text(Part part, String where, String text) {
        try {
            List<String> expressions = Expression.in(text);
            if (where.equals("conditionExpression") && !isOne(text, expressions)) {
                findings.add("condition-no-expression", part.place(), text);
            }
            for (String expression : expressions) {
                List<Named> named = new ArrayList<>(Expression.named(expression));
                boolean isConstant = where.equals("conditionExpression") && named.isEmpty();
                if (isConstant) {
                    findings.add("condition-constant", part.place(), expression);
                }
                named.forEach(one -> name(part, one));
                answer(part, where, text, expression, named);
            }
        } catch (Unreadable e) {
            findings.add("expression-unreadable", part.place(), text);
        }
    }

    private static boolean isOne(String text, List<String> expressions) {
        return expressions.size() == 1
                && text.strip().length() == expressions.get(0).length() + 3;
    }

    /** One question stands by itself; a condition around it could give anything. */
    private void answer(Part part, String where, String text, String expression, List<Named> named) {
        if (CONDITIONS.contains(where)) {
            if (!named.isEmpty() && !new YesOrNo(reach.contract(), expression).isSure()) {
                findings.add("condition-unsure", part.place(), expression);
            }
            return;
        }
        if (!WANTED.containsKey(where)) {
            return;
        }
        boolean isAlone = isOne(text, List.of(expression)) && expression.strip().matches("\\w+\\.\\w+\\([^()]*\\)");
        boolean isMember = isOne(text, List.of(expression))
                && expression.strip().equals("member")
                && Set.of("candidateUsers", "candidateGroups").contains(where);
        Optional<Answer> gives = named.stream()
                .filter(Named::isCall)
                .findFirst()
                .flatMap(call -> reach.contract().question(String.join(".", call.path())))
                .map(QuestionEntry::gives);
        boolean isUnknown = isAlone && gives.isEmpty();
        boolean isFitting = isAlone && gives.filter(WANTED.get(where)::contains).isPresent();
        if (!isMember && !isUnknown && !isFitting) {
            findings.add("expression-place", part.place(), expression, where);
        }
    }

    private void name(Part part, Named named) {
        String text = named.text();
        String root = named.path().get(0);
        boolean isVariable = !named.isCall() && named.path().size() == 1 && isVariable(root);
        if (isVariable || !named.isCall() && text.equals(KEY)) {
            return;
        }
        if (root.equals("execution") || root.equals("task")) {
            findings.add("reach-engine", part.place(), text);
        } else if (isChained(named)) {
            findings.add("reach-chained", part.place(), text);
        } else if (named.isCall() && named.path().size() == 2) {
            question(part, named);
        } else if (named.path().size() > 1) {
            findings.add("reach-property", part.place(), text);
        } else {
            findings.add(isBean(root) ? "reach-bean" : "variable-unknown", part.place(), root, variables());
        }
    }

    private static boolean isChained(Named named) {
        return named.path().size() > 2
                || named.path().stream().anyMatch(step -> step.endsWith("()") || step.equals("[]"))
                || named.path().get(0).matches("['\"\\d].*");
    }

    private boolean isVariable(String name) {
        return reach.contract().variable(name).isPresent();
    }

    private boolean isBean(String name) {
        return name.endsWith("Delegate")
                || name.endsWith("Listener")
                || reach.contract().questions().stream()
                        .anyMatch(question -> question.name().startsWith(name + "."));
    }

    private String variables() {
        return String.join(
                "、",
                reach.contract().variables().stream().map(one -> one.name()).toList());
    }

    private void question(Part part, Named call) {
        String name = String.join(".", call.path());
        Optional<QuestionEntry> known = reach.contract().question(name).filter(one -> one.gives() != Answer.FILTER);
        if (known.isEmpty()) {
            boolean isBean = isBean(call.path().get(0));
            findings.add(
                    isBean ? "question-unknown" : "bean-unknown",
                    part.place(),
                    name,
                    reach.questions(part.process().id(), name));
            return;
        }
        QuestionEntry question = known.get();
        if (question.parameters() != call.arguments().size()) {
            findings.add(
                    "question-arguments",
                    part.place(),
                    name,
                    question.parameters(),
                    call.arguments().size());
        } else if (!question.keys().isEmpty()) {
            key(part, name, call.arguments().get(0), question.keys());
            figure(part, name, call.arguments());
        }
    }

    /** A question about working days names a figure that every rule set has. */
    private void figure(Part part, String name, List<String> arguments) {
        if (name.startsWith("workdays.")) {
            String figure = arguments.get(1).replaceAll("^['\"]|['\"]$", "");
            boolean isLiteral = figure.length() == arguments.get(1).length() - 2;
            boolean isKnown = models.workingDays().values().stream().allMatch(figures -> figures.contains(figure));
            if (!isLiteral || !isKnown) {
                findings.add("figure-unknown", part.place(), name, arguments.get(1), figures(figure));
            }
            if (arguments.size() > 2 && !arguments.get(2).matches("[1-9]\\d?")) {
                findings.add("figure-days", part.place(), name, arguments.get(2));
            }
        }
    }

    private String figures(String wrong) {
        Set<String> all = new TreeSet<>();
        models.workingDays().values().forEach(all::addAll);
        models.workingDays().values().forEach(all::retainAll);
        return Nearest.of(wrong, all, Function.identity(), PackagedModels::figure);
    }

    private void key(Part part, String name, String argument, List<KeyKind> kinds) {
        String process = part.process().id();
        if (!argument.equals(KEY)) {
            findings.add("reach-other-case", part.place(), name, argument);
        } else if (reach.keyOf(process).filter(kind -> !kinds.contains(kind)).isPresent()) {
            String wanted = String.join("、", kinds.stream().map(KeyKind::word).toList());
            findings.add("question-key", part.place(), name, wanted, reach.wordOf(process));
        }
    }
}
