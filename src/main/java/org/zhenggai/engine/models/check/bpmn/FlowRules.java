package org.zhenggai.engine.models.check.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.models.check.Findings;

/** How nodes and flows hang together, after bpmnlint's recommended rules, as far as an instance would go wrong. */
@RequiredArgsConstructor
final class FlowRules {

    private final Findings findings;

    void check(BpmnFile file) {
        file.all("sequenceFlow").forEach(this::flow);
        file.nodes().forEach(this::node);
        file.all("subProcess", "transaction").forEach(this::subprocess);
        file.all("boundaryEvent").forEach(this::boundary);
    }

    private void flow(Part flow) {
        if (flow.source().isEmpty() || flow.target().isEmpty()) {
            findings.add("flow-broken", flow.place());
            return;
        }
        Part source = flow.source().get();
        boolean isTwice = source.outgoing().stream()
                .anyMatch(other -> !other.equals(flow)
                        && other.target().equals(flow.target())
                        && other.condition().equals(flow.condition())
                        && other.id().compareTo(flow.id()) < 0);
        if (isTwice) {
            findings.add("flow-twice", flow.place());
        }
        if (!source.scope().equals(flow.target().get().scope())) {
            findings.add("flow-across", flow.place());
        }
        if (!flow.condition().isEmpty()
                && !Set.of("exclusiveGateway", "inclusiveGateway").contains(source.type())) {
            findings.add("condition-ignored", flow.place(), source.name());
        }
        if (!flow.condition().isEmpty() && flow.isDefault()) {
            findings.add("condition-on-default", flow.place());
        }
    }

    private void node(Part node) {
        int in = node.incoming().size();
        int out = node.outgoing().size();
        boolean begins = node.is("startEvent") || node.is("boundaryEvent") || node.isEventSubprocess();
        boolean isCompensation = node.attribute("isForCompensation").equals("true");
        boolean isLinkCatch = node.is("intermediateCatchEvent") && node.has("link");
        if (in == 0 && !begins && !isCompensation && !isLinkCatch) {
            findings.add("node-unreached", node.place());
        }
        if (out == 0 && !endsHere(node) && !isCompensation) {
            findings.add(node.isGateway() || node.is("startEvent") ? "node-dead-end" : "implicit-end", node.place());
        }
        if (out > 1 && !node.isGateway()) {
            findings.add("implicit-split", node.place(), out);
        }
        if (node.isGateway()) {
            gateway(node, in, out);
        }
        if (node.isEvent() && node.definitions().size() > 1) {
            findings.add("event-several", node.place());
        }
        if (node.is("endEvent") && out > 0 || node.is("startEvent") && in > 0) {
            findings.add("flow-wrong-end", node.place());
        }
        if (node.is("task")) {
            findings.add("task-plain", node.place());
        } else if (node.is("manualTask")) {
            findings.add("task-manual", node.place());
        } else if (node.is("intermediateCatchEvent") && node.definitions().isEmpty()) {
            findings.add("event-none", node.place());
        }
    }

    private static boolean endsHere(Part node) {
        boolean isCompensating = node.is("boundaryEvent") && node.has("compensate");
        boolean isLinkThrow = node.is("intermediateThrowEvent") && node.has("link");
        return node.is("endEvent") || node.isEventSubprocess() || isCompensating || isLinkThrow;
    }

    private void gateway(Part gateway, int in, int out) {
        if (in <= 1 && out == 1) {
            findings.add("gateway-superfluous", gateway.place());
        }
        boolean isParallel = gateway.is("parallelGateway") || gateway.is("inclusiveGateway");
        if (in > 1 && out > 1 && isParallel) {
            findings.add("gateway-join-fork", gateway.place());
        }
        if (gateway.is("eventBasedGateway")) {
            List<Part> next = gateway.next().toList();
            boolean isWrong = next.size() < 2
                    || next.stream().anyMatch(node -> !node.is("intermediateCatchEvent") && !node.is("receiveTask"));
            if (isWrong) {
                findings.add("event-gateway", gateway.place());
            }
        }
    }

    private void subprocess(Part subprocess) {
        List<Part> starts = subprocess.children("startEvent");
        if (starts.size() != 1) {
            findings.add("subprocess-start", subprocess.place(), starts.size());
            return;
        }
        boolean isTyped = !starts.get(0).definitions().isEmpty();
        if (subprocess.isEventSubprocess() && !isTyped) {
            findings.add("event-subprocess-start", starts.get(0).place());
        }
        if (!subprocess.isEventSubprocess() && isTyped) {
            findings.add("subprocess-typed-start", starts.get(0).place());
        }
        if (subprocess.isEventSubprocess() && !subprocess.incoming().isEmpty()) {
            findings.add("flow-wrong-end", subprocess.place());
        }
        if (subprocess.children("endEvent").isEmpty()) {
            findings.add("end-missing", subprocess.place());
        }
    }

    private void boundary(Part event) {
        Set<String> ids = new HashSet<>();
        event.file().nodes().stream().filter(Part::isActivity).forEach(node -> ids.add(node.id()));
        if (!ids.contains(event.attribute("attachedToRef"))) {
            findings.add("boundary-loose", event.place());
        }
        if (event.definitions().isEmpty()) {
            findings.add("event-none", event.place());
        }
    }
}
