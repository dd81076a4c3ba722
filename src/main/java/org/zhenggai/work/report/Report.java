package org.zhenggai.work.report;

import java.util.List;
import org.zhenggai.round.GivenDay;
import org.zhenggai.work.deadline.Waits.Condition;

/**
 * What a unit reports on an item.
 *
 * @param progress percent
 * @param finishedMeasures ids of measures that are finished with this report
 * @param evidence names, numbers and places of the evidence, or null
 * @param requestedDeadline with {@link Request#EXTENSION}, else null
 * @param condition with {@link Request#WAITING}: for whom, for what and until when; else null
 */
public record Report(
        int progress,
        String done,
        List<Long> finishedMeasures,
        String evidence,
        String difficulties,
        String nextSteps,
        Request request,
        GivenDay requestedDeadline,
        String extensionReason,
        Condition condition) {

    Report withEvidence(String words) {
        return new Report(
                progress,
                done,
                finishedMeasures,
                words,
                difficulties,
                nextSteps,
                request,
                requestedDeadline,
                extensionReason,
                condition);
    }

    /** What the unit asks for with its report. */
    public enum Request {
        CONTINUE("继续整改"),
        DONE("申请核验"),
        EXTENSION("申请延期"),
        WAITING("等待外部条件");

        private final String word;

        Request(String word) {
            this.word = word;
        }

        /** The word users read. */
        public String word() {
            return word;
        }
    }
}
