package org.zhenggai.ladder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.FormReads;
import org.zhenggai.engine.view.Subject;
import org.zhenggai.kernel.contract.KeyKind;
import org.zhenggai.kernel.contract.ModelView;
import org.zhenggai.work.report.ItemReports;
import org.zhenggai.work.report.ItemReports.Submitted;

/** An episode of stall with its talk and special supervision, for whoever has a task about it; nothing of a referral. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
@ModelView(what = "停滞事项及其督办经过", of = KeyKind.EPISODE)
class EpisodeView implements Subject {

    private final Steps episodes;
    private final TakenSteps steps;
    private final ItemReports reports;
    private final Ladder ladder;
    private final FormReads reads;

    private record Talk(
            LocalDate plannedOn, String place, String talker, LocalDate heldOn, String record, String promise) {

        static Talk of(Ladder.Talk talk) {
            return new Talk(
                    talk.plannedOn(),
                    talk.place(),
                    talk.talker() == null ? null : talk.talkerWord(),
                    talk.heldOn(),
                    talk.record(),
                    talk.promise());
        }
    }

    private record Explanation(LocalDate on, String by, String text, LocalDate newDate, String verdict, String reason) {

        static Explanation of(Ladder.Explanation one) {
            return new Explanation(
                    one.at().toLocalDate(), one.byWhom(), one.text(), one.newDate(), one.word(), one.reason());
        }
    }

    private record Supervision(String leader, String demand, LocalDate since) {

        static Supervision of(Ladder.Supervision one) {
            return new Supervision(
                    one.leader(),
                    one.demand(),
                    one.appointedAt() == null ? null : one.appointedAt().toLocalDate());
        }
    }

    private record Week(
            int number, LocalDate endsOn, String state, String done, String difficulties, String nextSteps) {

        static Week of(Ladder.Week week) {
            return new Week(
                    week.number(),
                    week.endsAt().toLocalDate(),
                    week.state().word(),
                    week.done(),
                    week.difficulties(),
                    week.nextSteps());
        }
    }

    private record Content(
            @JsonUnwrapped StalledItem item,
            LocalDate committedOn,
            List<StepLine> steps,
            List<Submitted> reports,
            Talk talk,
            List<Explanation> explanations,
            Supervision supervision,
            List<Week> weeks) {}

    @Override
    public String name() {
        return "episode";
    }

    @Override
    public Topic topic(long episode) {
        return episodes.topic(episode);
    }

    @Override
    public Object read(long episode) {
        reads.note("escalation", episode);
        StalledItem item = episodes.stalled(episode);
        return new Content(
                item,
                item.committedOn(),
                StepLine.newestFirst(steps.of(item.item())),
                reports.submitted(item.item()),
                ladder.talks(item.item()).stream()
                        .filter(talk -> talk.episode() == episode)
                        .findFirst()
                        .map(Talk::of)
                        .orElse(null),
                ladder.explanations(item.item()).stream()
                        .filter(one -> one.episode() == episode)
                        .sorted(Comparator.comparing(Ladder.Explanation::id).reversed())
                        .map(Explanation::of)
                        .toList(),
                ladder.supervisions(item.item()).stream()
                        .filter(one -> one.episode() == episode)
                        .findFirst()
                        .map(Supervision::of)
                        .orElse(null),
                ladder.weeks(item.item()).stream()
                        .filter(week -> week.episode() == episode)
                        .sorted(Comparator.comparing(Ladder.Week::number).reversed())
                        .map(Week::of)
                        .toList());
    }
}
