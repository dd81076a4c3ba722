package org.zhenggai.demo.course;

import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.zhenggai.demo.Sample;
import org.zhenggai.demo.Sample.Event;
import org.zhenggai.demo.course.ItemCourse.Moment;

/** What the people of the sample answer at the closure of an item and after it. */
@RequiredArgsConstructor
class ClosureCourse {

    private final Sample sample;

    /** A leader's answer; a refusal goes back to verification where the event says so, else to work. */
    Map<String, Object> sign(Moment now, String refusal) {
        Optional<Event> refused = sample.event(now.item(), now.period(), refusal);
        return refused.isPresent() && now.failedInPeriod() == 0
                ? Map.of(
                        "decision",
                        refused.get().detail().equals("verification") ? "toVerification" : "toWork",
                        "reason",
                        refused.get().text())
                : Map.of("decision", "approved");
    }

    Map<String, Object> sums(Moment now) {
        Optional<Event> sums = sample.events(now.item(), "sums").findFirst();
        return Map.of(
                "decision",
                "approved",
                "amount",
                sums.map(event -> Double.valueOf(event.detail())).orElse(0.0),
                "basis",
                sums.map(Event::text).orElse("查阅账页和凭证，整改期间没有资金收付。"));
    }

    Map<String, Object> resolution(Moment now) {
        return Map.of(
                "decision",
                "approved",
                "heldOn",
                now.today().toString(),
                "resolutionNumber",
                "厚委纪要（样例）第%d期第%s号".formatted(now.period(), now.item()),
                "resolution",
                "会议讨论同意事项" + now.item() + "销号。");
    }

    Map<String, Object> reportStanding(Moment now) {
        return Map.of("report", "销号后仍按原来的做法坚持，本次复核前的记录已整理备查。");
    }

    Map<String, Object> confirmStanding(Moment now) {
        return sample.events(now.item(), "standing-rebound")
                .findFirst()
                .map(rebound -> Map.<String, Object>of("decision", "rebounded", "reason", rebound.text()))
                .orElse(Map.of("decision", "held"));
    }
}
