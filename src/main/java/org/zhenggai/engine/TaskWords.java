package org.zhenggai.engine;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.search.ItemWords;
import org.zhenggai.kernel.search.Plain;
import org.zhenggai.kernel.search.Wanted;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Recorded;

/**
 * What a task is found by in Tasklist: its round's short name, its own name, and what its item is found by in the ledger. It
 * stands in the task's description, which is shown nowhere, so that the engine searches under its own filters and rights.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TaskWords {

    /** Before and behind the round's id, with which the words begin; nobody finds anything by it. */
    static final String MARK = "※";

    /** Length of the engine's column for descriptions. */
    private static final int LONGEST = 4000;

    private final CaseModels cases;
    private final ItemWords items;
    private final JdbcClient jdbc;

    /**
     * The words of a task.
     *
     * @param definition id of its process definition, which begins with the key
     * @param subject business key of its instance
     */
    String of(String name, String definition, long subject) {
        String model = TaskIdsProcess.model(definition);
        String words = cases.roundOf(model, subject).map(this::ofRound).orElse(MARK)
                + "\n"
                + Plain.lines(name)
                + cases.itemOf(model, subject).map(items::of).orElse("");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    /**
     * The pattern of the engine for a word anywhere in the words of a task. A short number is an item's, not the beginning
     * of a year in the round's name, which is the first line.
     */
    public static String pattern(String word) {
        String anywhere = Wanted.pattern(word, "\\");
        return Plain.isShortNumber(word) ? "%\n" + anywhere : anywhere;
    }

    /** The pattern of SQL for the words of all tasks of a round. */
    public static String patternOfRound(long round) {
        return MARK + round + MARK + "%";
    }

    private String ofRound(long round) {
        return MARK
                + round
                + MARK
                + Plain.of(jdbc.sql("select short_name from round where id = ?")
                        .param(round)
                        .query(String.class)
                        .single());
    }

    /** Open tasks of a round that is called otherwise now are found by its new name. */
    @EventListener
    void renamed(Recorded event) {
        if (event.kind() == EventKind.ROUND_NAMED) {
            jdbc.sql("""
                            update ACT_RU_TASK
                            set DESCRIPTION_ = substring(concat(cast(:first as varchar),
                                substring(DESCRIPTION_ from position(:end in DESCRIPTION_))) from 1 for :longest)
                            where DESCRIPTION_ like :begin
                            """)
                    .param("first", ofRound(event.round()))
                    .param("end", "\n")
                    .param("longest", LONGEST)
                    .param("begin", patternOfRound(event.round()))
                    .update();
        }
    }
}
