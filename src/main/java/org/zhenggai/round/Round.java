package org.zhenggai.round;

import java.time.LocalDate;
import java.time.LocalDateTime;
import lombok.AccessLevel;
import lombok.With;
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
        @With RoundState state,
        String ruleSet,
        LocalDate feedbackOn,
        @With(AccessLevel.PRIVATE) LocalDate concentratedEnd,
        String documentName,
        String documentSha256,
        String documentText,
        @With(AccessLevel.PRIVATE) LocalDate studiedOn,
        @With(AccessLevel.PRIVATE) String studyResolution,
        @With String progressReport,
        LocalDateTime createdAt,
        String createdBy) {

    /** The round after its study (传达学习), ready for planning. */
    public Round studied(LocalDate on, String resolution, LocalDate endOfConcentratedPeriod) {
        return withState(RoundState.PLANNING)
                .withStudiedOn(on)
                .withStudyResolution(resolution)
                .withConcentratedEnd(endOfConcentratedPeriod);
    }
}
