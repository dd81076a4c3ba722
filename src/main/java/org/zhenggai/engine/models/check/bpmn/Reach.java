package org.zhenggai.engine.models.check.bpmn;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.ProcessEntry;
import org.zhenggai.kernel.contract.KeyKind;

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

    String wordOf(String process) {
        return keyOf(process).map(KeyKind::word).orElse("不明");
    }
}
