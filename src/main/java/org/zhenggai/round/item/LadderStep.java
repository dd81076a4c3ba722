package org.zhenggai.round.item;

import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;

/** The steps of the ladder (督办), as findings 19, 38 and 40 of the circular name them; the word is what users read. */
@RequiredArgsConstructor
public enum LadderStep {
    REMINDER(0, "催办"),
    BULLETIN(1, "通报"),
    LETTER(2, "提醒函"),
    TALK(3, "约谈"),
    SUPERVISION(4, "专项督办"),
    /** For the discipline inspection alone to know. */
    REFERRAL(5, "移交问责");

    private final int level;
    private final String word;

    /** The steps that everybody may know of, in order: from the line in the bulletin to special supervision. */
    public static List<LadderStep> open() {
        return List.of(BULLETIN, LETTER, TALK, SUPERVISION);
    }

    /** The step's number, from 0 to 5. */
    public int level() {
        return level;
    }

    /** The word users read. */
    public String word() {
        return word;
    }

    /**
     * The step of this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LadderStep of(int level) {
        return Arrays.stream(values())
                .filter(step -> step.level == level)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No step of the ladder has level " + level));
    }

    /** The step as everybody but the discipline inspection sees it: a referral shows as the step below. */
    public static LadderStep shown(int level) {
        return of(Math.min(level, SUPERVISION.level));
    }

    /** The number of {@link #shown} as an expression of SQL, of the episode of this alias. */
    public static String shownIn(String alias) {
        return "case when %1$s.level > %2$d then %2$d else %1$s.level end".formatted(alias, SUPERVISION.level);
    }
}
