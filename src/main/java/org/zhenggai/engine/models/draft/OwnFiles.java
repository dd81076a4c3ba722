package org.zhenggai.engine.models.draft;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.models.compare.ModelFile;
import org.zhenggai.engine.models.compare.ModelSet;

/** What designers added themselves: nothing that the software brings or Java names. Only that may go. */
@Component
@RequiredArgsConstructor
class OwnFiles {

    private final ModelTexts texts;

    List<ModelFile> in(ModelSet running) {
        Predicate<String> isOwn = of(running);
        return running.files().values().stream()
                .filter(file -> isOwn.test(file.path()))
                .toList();
    }

    /** Whether the file of a path is such. */
    Predicate<String> of(ModelSet running) {
        Set<String> software = texts.ofSoftware().keySet();
        Contract contract = Contract.load();
        Set<String> named = Stream.concat(
                        contract.processes().stream().map(process -> "process:" + process.id()),
                        contract.decisions().stream().map(decision -> "decision:" + decision.id()))
                .collect(Collectors.toSet());
        return path -> running.files().containsKey(path)
                && !software.contains(path)
                && running.files().get(path).defines().keySet().stream().noneMatch(named::contains);
    }

    /** What nothing uses any more after a change, and what only that used: it would never run again. */
    SortedSet<String> orphans(ModelSet running, ModelSet changed) {
        Predicate<String> isOwn = of(running);
        return running.with(changed)
                .orphans(path -> isOwn.test(path)
                        && !changed.files().containsKey(path)
                        && !running.usersOf(Set.of(path)).isEmpty());
    }
}
