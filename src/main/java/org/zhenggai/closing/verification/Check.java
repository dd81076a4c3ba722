package org.zhenggai.closing.verification;

import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;

/**
 * What a verifier submits.
 *
 * @param method how it was checked
 * @param checkedOn day of the check
 * @param place where, with {@link Method#SITE}
 * @param receivedBy who received the verifier there, with {@link Method#SITE}
 * @param seen what was seen, with {@link Method#SITE} and {@link Method#SAMPLE}
 * @param sampleSize how many were looked at of {@code sampleTotal}, with {@link Method#SAMPLE}; else null
 * @param conclusions one for each measure that was judged
 * @param unmetReason why the item passes although a measure is not fully carried out, or null
 * @param isConfirmed whether every doubtful word was looked at
 * @param members user names of the co-verifiers he nominates
 * @param revision how he answers the dissent on his proposal before, or null
 */
record Check(
        Method method,
        LocalDate checkedOn,
        String place,
        String receivedBy,
        String seen,
        Integer sampleSize,
        Integer sampleTotal,
        String opinion,
        List<Conclusion> conclusions,
        String unmetReason,
        boolean isConfirmed,
        String confirmationReason,
        List<String> members,
        String revision) {

    /** How far a measure is carried out. */
    @RequiredArgsConstructor
    enum Degree {
        DONE("落实"),
        PARTLY("部分落实"),
        NOT_DONE("未落实");

        private final String word;

        String word() {
            return word;
        }
    }

    /**
     * The conclusion on one measure.
     *
     * @param no the measure's position within its item
     * @param remark what is missing; null when nothing is
     */
    record Conclusion(int no, Degree degree, String remark) {}
}
