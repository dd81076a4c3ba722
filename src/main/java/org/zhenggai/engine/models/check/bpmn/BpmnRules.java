package org.zhenggai.engine.models.check.bpmn;

import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.ProcessEntry;
import org.zhenggai.engine.contract.Keeping;
import org.zhenggai.engine.models.check.Findings;
import org.zhenggai.engine.models.check.ModelSet;
import org.zhenggai.engine.models.check.flow.LoopRules;
import org.zhenggai.engine.models.check.flow.MultitudeRules;
import org.zhenggai.engine.models.check.flow.ThrownRules;
import org.zhenggai.engine.models.check.flow.TokenRules;
import org.zhenggai.kernel.contract.KeyKind;

/** All rules on processes. */
@RequiredArgsConstructor
public final class BpmnRules {

    private final Contract contract;
    private final Findings findings;

    public void check(ModelSet models) {
        Reach reach = new Reach(contract);
        MessageRules messages = new MessageRules(models, reach, findings);
        for (BpmnFile file : models.processes()) {
            alone(file, findings);
            new ProcessRules(reach, findings).check(file);
            new DrawingRules(findings).check(file);
            new FlowRules(findings).check(file);
            new TimerRules(findings).check(file);
            new GatewayRules(reach, findings).check(file);
            new ExpressionRules(models, reach, findings).check(file);
            new BindingRules(models, reach, findings).check(file);
            new ReminderRules(reach, findings).check(file);
            new TaskRules(models, reach, findings).check(file);
            new TwiceRules(findings).check(file);
            new TemplateRules(reach, findings).check(file);
            messages.check(file);
            new ThrownRules(models, findings).check(file);
            new TokenRules(findings).check(file);
            file.processes().forEach(process -> home(models, reach, process));
        }
        messages.unheard();
        new LoopRules(models, findings).check();
        new MultitudeRules(models, findings).check();
        for (ProcessEntry process : contract.processes()) {
            if (models.process(process.id()).isEmpty()) {
                findings.add("process-gone", Findings.Place.of("processes"), process.id());
            }
        }
    }

    /** What a file keeps whatever stands beside it. */
    public static void alone(BpmnFile file, Findings findings) {
        new CodeRules(findings).check(file);
        for (Part process : file.processes()) {
            String kept = process.camunda("historyTimeToLive");
            if (!Keeping.isLongEnough(kept)) {
                findings.add("time-to-live", process.place(), kept);
            }
        }
    }

    /** A process that the application does not know is called by one of ours, with a key of the kind that its id says. */
    private void home(ModelSet models, Reach reach, Part process) {
        if (!reach.isOwn(process.id())) {
            return;
        }
        if (KeyKind.ofOwn(process.id()).isEmpty()) {
            findings.add("process-unknown", process.place(), process.id());
        } else if (models.all("callActivity")
                .noneMatch(call -> call.attribute("calledElement").equals(process.id()))) {
            findings.add("process-uncalled", process.place(), process.id());
        }
    }
}
