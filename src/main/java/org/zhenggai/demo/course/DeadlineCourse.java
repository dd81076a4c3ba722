package org.zhenggai.demo.course;

import java.time.LocalDate;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.zhenggai.demo.Sample;
import org.zhenggai.demo.course.ItemCourse.Moment;

/** What the people of the sample answer about later deadlines and outside conditions. */
@RequiredArgsConstructor
class DeadlineCourse {

    private final Sample sample;

    /** Days by which the story is moved from its own dates. */
    private final long shift;

    /** The office supports a request unless the story says otherwise. */
    Map<String, Object> reviewExtension(Moment now) {
        String detail = extension(now);
        return detail.contains(";unsupported:")
                ? Map.of("decision", "refused", "reason", detail.substring(detail.indexOf(':') + 1))
                : Map.of("decision", "supported", "reason", "理由属实，进展可查。");
    }

    /** Asked again on its day, the unit waits on if the story says so, and goes back to work otherwise. */
    Map<String, Object> askAgain(Moment now) {
        return sample.event(now.item(), now.period(), "waiting")
                .map(event -> Map.<String, Object>of(
                        "decision", "still",
                        "learnt", event.text(),
                        "askAgainOn",
                                LocalDate.parse(event.detail().substring(0, 10))
                                        .plusDays(shift)
                                        .toString()))
                .orElseGet(() -> Map.of("decision", "met", "learnt", "有关方面已经答复，条件具备，恢复办理。"));
    }

    private String extension(Moment now) {
        return sample.events(now.item(), "extension")
                .filter(event -> event.period() <= now.period())
                .reduce((first, last) -> last)
                .orElseThrow()
                .detail();
    }

    /** The leader decides as the story says. */
    Map<String, Object> decideExtension(Moment now) {
        String detail = extension(now);
        return detail.endsWith(";approved")
                ? Map.of("decision", "approved")
                : Map.of("decision", "refused", "reason", detail.substring(detail.indexOf(':') + 1));
    }
}
