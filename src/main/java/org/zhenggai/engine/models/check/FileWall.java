package org.zhenggai.engine.models.check;

import java.util.List;
import java.util.TreeMap;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.check.bpmn.BpmnRules;
import org.zhenggai.engine.models.check.form.FormRules;
import org.zhenggai.engine.models.check.table.TableRules;

/**
 * Those rules that a file keeps by itself, whatever stands beside it. The wall in the engine asks them again of whatever
 * comes in by whatever way, so that it lets nothing in that the check would have found in a file.
 */
public final class FileWall {

    private FileWall() {}

    /** What is wrong with the file, errors alone. */
    public static List<ModelFinding> errors(Contract contract, String name, String text) {
        Findings findings = new Findings();
        TreeMap<String, String> file = new TreeMap<>();
        file.put(name, text);
        ModelSet read = new ModelReading(findings).read(new ModelFiles(file), ModelFiles.NONE, new TreeMap<>());
        read.processes().forEach(one -> BpmnRules.alone(one, findings));
        read.tables().forEach(one -> TableRules.alone(one, findings));
        read.forms().forEach(one -> new FormRules(contract, findings).alone(one));
        return findings.sorted().stream().filter(ModelFinding::isError).toList();
    }
}
