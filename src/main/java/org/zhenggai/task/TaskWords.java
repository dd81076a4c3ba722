package org.zhenggai.task;

import org.springframework.stereotype.Component;
import org.zhenggai.round.CaseModels;
import org.zhenggai.search.ItemWords;
import org.zhenggai.search.Plain;

/**
 * What a task is found by in Tasklist: its name, and what its item is found by in the ledger. It stands in the task's
 * description, which is shown nowhere, so that the engine searches under its own filters and rights.
 */
@Component
class TaskWords {

    /** Length of the engine's column for descriptions. */
    private static final int LONGEST = 4000;

    private final CaseModels cases;
    private final ItemWords items;

    TaskWords(CaseModels cases, ItemWords items) {
        this.cases = cases;
        this.items = items;
    }

    /**
     * The words of a task.
     *
     * @param definition id of its process definition, which begins with the key
     * @param subject business key of its instance
     */
    String of(String name, String definition, long subject) {
        String words = Plain.lines(name)
                + cases.itemOf(definition.split(":", 2)[0], subject)
                        .map(items::of)
                        .orElse("");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
