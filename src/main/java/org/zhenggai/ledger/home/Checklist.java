package org.zhenggai.ledger.home;

import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Trials;
import org.zhenggai.people.Viewer;

/** The way from an empty database to the first round, as far as it has been gone. */
@Component
@RequiredArgsConstructor
class Checklist {

    private final List<Preparation> preparations;
    private final ObjectProvider<Trials> trials;

    /**
     * What somebody sees of it.
     *
     * @param steps in their order; empty for who has nothing to do with them
     * @param trials what there is to try in a demo; null in real use
     */
    record Content(List<Step> steps, Trials trials) {

        public long done() {
            return steps.stream().filter(Step::isDone).count();
        }

        public boolean isDone() {
            return steps.stream().allMatch(Step::isDone);
        }

        /** The step that is next; null when all are done. */
        public Step next() {
            return steps.stream().filter(Step::isOpen).findFirst().orElse(null);
        }
    }

    /** All steps for an administrator; its own for the office, as long as there is one to do. */
    Content of(Viewer viewer) {
        if (!viewer.isAdministrator() && !viewer.isOffice()) {
            return new Content(List.of(), null);
        }
        List<Step> steps = preparations.stream()
                .map(Preparation::step)
                .filter(step -> viewer.isAdministrator() || step.isOfOffice())
                .sorted(Comparator.comparing(Step::name))
                .toList();
        boolean isOver = !viewer.isAdministrator() && steps.stream().allMatch(Step::isDone);
        return new Content(isOver ? List.of() : steps, viewer.isAdministrator() ? trials.getIfAvailable() : null);
    }
}
