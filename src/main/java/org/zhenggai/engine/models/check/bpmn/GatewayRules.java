package org.zhenggai.engine.models.check.bpmn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.VariableEntry;
import org.zhenggai.engine.models.check.Findings;

/** A gateway asks a question, and each way out of it is an answer, one of them for whatever else is said. */
@RequiredArgsConstructor
final class GatewayRules {

    private static final Pattern COMPARED =
            Pattern.compile("\\b([a-zA-Z]\\w*)\\s*(?:==|!=|eq|ne)\\s*(?:'([^']*)'|\"([^\"]*)\")");

    private final Reach reach;
    private final Findings findings;

    void check(BpmnFile file) {
        file.all("exclusiveGateway", "inclusiveGateway").stream()
                .filter(gateway -> gateway.outgoing().size() > 1)
                .forEach(this::gateway);
        file.all("sequenceFlow").forEach(this::values);
    }

    private void gateway(Part gateway) {
        List<Part> answers = gateway.outgoing();
        if (!gateway.name().endsWith("？")) {
            findings.add("gateway-question", gateway.place());
        }
        String fallback = gateway.attribute("default");
        boolean isThere = answers.stream().anyMatch(flow -> flow.id().equals(fallback));
        if (fallback.isEmpty()) {
            findings.add("gateway-no-default", gateway.place());
        } else if (!isThere) {
            findings.add("gateway-default-lost", gateway.place(), fallback);
        }
        for (Part answer : answers) {
            if (answer.name().isEmpty()) {
                findings.add("flow-no-name", answer.place(), gateway.name());
            }
            if (answer.condition().isEmpty() && !answer.id().equals(fallback)) {
                findings.add("flow-no-condition", answer.place(), gateway.name());
            }
            boolean isTwice = gateway.is("exclusiveGateway")
                    && !answer.condition().isEmpty()
                    && answers.stream()
                            .takeWhile(other -> !other.equals(answer))
                            .anyMatch(other -> same(other.condition(), answer.condition()));
            if (isTwice) {
                findings.add("condition-twice", answer.place(), answer.condition());
            }
        }
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
    }

    /** A variable is compared with a value that it can have. */
    private void values(Part flow) {
        Matcher compared = COMPARED.matcher(flow.condition());
        while (compared.find()) {
            String value = compared.group(2) == null ? compared.group(3) : compared.group(2);
            List<String> values = reach.contract()
                    .variable(compared.group(1))
                    .map(VariableEntry::values)
                    .orElse(List.of());
            if (!values.isEmpty() && !values.contains(value)) {
                findings.add("value-unknown", flow.place(), compared.group(1), value, String.join("、", values));
            }
        }
    }
}
