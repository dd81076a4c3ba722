package org.zhenggai.people.absence;

import java.time.LocalDate;
import org.zhenggai.kernel.Days;

/**
 * An absence was arranged or ended; told inside the transaction that did it.
 *
 * @param absence id of its row
 * @param person who is away; names beside user names as people read them
 * @param actor who arranged or ended it
 */
public record AbsenceArranged(
        long absence,
        Step step,
        String person,
        String personName,
        String substitute,
        String substituteName,
        LocalDate from,
        LocalDate until,
        String actor,
        String actorName) {

    /** What was done, in words users read. */
    public enum Step {
        ARRANGED("安排"),
        ENDED("结束"),
        /** One of the two has left. */
        LEFT("因人员离岗结束");

        private final String word;

        Step(String word) {
            this.word = word;
        }
    }

    /** Who is away: the user name first, which nobody else has. */
    public String whose() {
        return person + "（" + personName + "）";
    }

    /** From when to when who stands in, and who said so. */
    public String sentence() {
        return Days.words(from) + "至" + Days.words(until) + "由" + substitute + "（" + substituteName + "）代办，" + actor
                + "（" + actorName + "）" + step.word;
    }
}
