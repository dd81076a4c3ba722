package org.zhenggai.engine.models.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.answer.AnswerRules;
import org.zhenggai.engine.models.check.answer.AskedAnswers;
import org.zhenggai.engine.models.check.answer.ReasonRules;
import org.zhenggai.engine.models.check.bpmn.BpmnRules;
import org.zhenggai.engine.models.check.form.FormRules;
import org.zhenggai.engine.models.check.table.TableRules;

/**
 * Finds what is wrong with models, tables and forms without a server. What the given files refer to and do not bring
 * along is taken from those that stand behind them.
 */
public final class ModelCheck {

    private final Contract contract;
    private final Map<String, Set<String>> workingDays;

    /** With the figures of the rule sets of this release. */
    public ModelCheck(Contract contract) {
        this(contract, PackagedModels.workingDays());
    }

    /** @param workingDays by rule set, the tasks that it gives a number of working days */
    public ModelCheck(Contract contract, Map<String, Set<String>> workingDays) {
        this.contract = contract;
        this.workingDays = workingDays;
    }

    /** With all that models may name in this release. */
    public static ModelCheck standard() {
        return new ModelCheck(Contract.load());
    }

    /** What is wrong with these files beside the models of this release. */
    public List<ModelFinding> check(ModelFiles files) {
        return check(files, PackagedModels.files());
    }

    /**
     * What is wrong with these files beside others, in order of severity, file and element.
     *
     * @param base what runs now; a file of it counts where the given ones have none of its kind and id
     */
    public List<ModelFinding> check(ModelFiles files, ModelFiles base) {
        Findings findings = new Findings();
        ModelSet models = new ModelReading(findings).read(files, base, workingDays);
        new BpmnRules(contract, findings).check(models);
        new FormRules(contract, findings).check(models);
        new TableRules(contract, findings).check(models);
        new AnswerRules(contract, models, findings).check();
        new AskedAnswers(contract, models, findings).check();
        new ReasonRules(models, findings).check();
        schema(files, findings);
        return findings.sorted();
    }

    /** What the engine would still refuse of files of which nothing worse is known: its words are for those who know XML. */
    private static void schema(ModelFiles files, Findings findings) {
        Set<String> wrong = findings.filesWithErrors();
        files.files().forEach((name, text) -> {
            if (ModelReading.isProcess(name) && !wrong.contains(name)) {
                SchemaCheck.faults(text).forEach(fault -> findings.add("xml-schema", Place.of(name), fault));
            }
        });
    }
}
