package org.zhenggai.round;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * One feedback from one source to one inspected body (轮次), with the document it came from, verbatim.
 *
 * @param shortName what cards, titles and messages call it, see {@link ShortNames}
 * @param feedbackOn day of the feedback as the document says, or null where it says none
 * @param concentratedEnd last day of the concentrated period (集中整改期), or null until the study set it
 * @param documentSha256 hash of the file's bytes in lower-case hex; the same file makes one round only
 */
public record Round(
        @Id Long id,
        @Version int version,
        String title,
        String shortName,
        RoundState state,
        String ruleSet,
        LocalDate feedbackOn,
        LocalDate concentratedEnd,
        String documentName,
        String documentSha256,
        String documentText,
        LocalDate studiedOn,
        String studyResolution,
        String progressReport,
        LocalDateTime createdAt,
        String createdBy) {

    public Round withState(RoundState next) {
        return with(next, concentratedEnd, studiedOn, studyResolution, progressReport);
    }

    /** The round after its study (传达学习), ready for planning. */
    public Round studied(LocalDate on, String resolution, LocalDate endOfConcentratedPeriod) {
        return with(RoundState.PLANNING, endOfConcentratedPeriod, on, resolution, progressReport);
    }

    public Round withProgressReport(String text) {
        return with(state, concentratedEnd, studiedOn, studyResolution, text);
    }

    private Round with(RoundState next, LocalDate periodEnd, LocalDate studied, String resolution, String report) {
        return new Round(
                id,
                version,
                title,
                shortName,
                next,
                ruleSet,
                feedbackOn,
                periodEnd,
                documentName,
                documentSha256,
                documentText,
                studied,
                resolution,
                report,
                createdAt,
                createdBy);
    }
}
