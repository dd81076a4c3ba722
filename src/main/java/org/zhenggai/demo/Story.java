package org.zhenggai.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.access.cases.RoundReaders;
import org.zhenggai.demo.ItemRows.Period;
import org.zhenggai.demo.ItemRows.Row;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.demo.course.BatchCourse;
import org.zhenggai.demo.course.ItemCourse;
import org.zhenggai.demo.course.LadderCourse;
import org.zhenggai.demo.course.PageCourse;
import org.zhenggai.demo.course.RoundCourse;
import org.zhenggai.demo.course.VerificationCourse;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.kernel.Days;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Role;

/** Tells the sample round day by day through the real engine, acting for every role. */
@Component
@RequiredArgsConstructor
class Story {

    private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 0);

    private final ReplayProcess engine;
    private final RoundStory aboutRounds;
    private final MeetingStory meetings;
    private final VerificationCourse verifications;
    private final RoundReaders readers;
    private final IntakeService intake;
    private final BatchCourse batches;
    private final PageCourse pages;
    private final WorkCalendar calendar;
    private final LadderCourse ladder;
    private final ForbiddenProcess forbidden;
    private final ItemRows table;
    private final Sample sample = Sample.load();

    /**
     * Imports the feedback and lets the days pass.
     *
     * @param shift days by which the story is moved from its own dates
     * @param until the last moment, in moved time
     * @param progress hears of every day and every new reporting period
     * @return the id of the round
     */
    long tell(long shift, LocalDateTime until, Progress progress) {
        LocalDate day = Sample.FEEDBACK.plusDays(shift);
        engine.moveTo(day.atTime(OFFICE_HOURS));
        String office = sample.people(Role.RECTIFICATION_OFFICE).get(0);
        long round = intake.commit("feedback.txt", sample.feedback(), day, office);
        sample.people(Role.INSPECTION_TEAM).forEach(person -> readers.add(round, person));
        goOn(round, shift, day, until, progress);
        return round;
    }

    /** Lets the days pass from this one, for a round that was told until then. */
    void goOn(long round, long shift, LocalDate from, LocalDateTime until, Progress progress) {
        ItemCourse items = new ItemCourse(sample, shift, calendar);
        RoundCourse rounds = new RoundCourse(sample, shift);
        long days = ChronoUnit.DAYS.between(from, until.toLocalDate()) + 1;
        int told = 0;
        for (LocalDate day = from; !day.atTime(OFFICE_HOURS).isAfter(until); day = day.plusDays(1)) {
            progress.day(ChronoUnit.DAYS.between(from, day) + 1, days);
            engine.moveTo(day.atTime(OFFICE_HOURS));
            // Its people keep the days of the story, whatever holidays the moved days are.
            if (calendar.isWorkingDay(day.minusDays(shift))) {
                work(round, day, items, rounds);
            }
            int period = table.period(round).number();
            if (period > told) {
                told = period;
                progress.say("第%d期：%s，已销号%d项".formatted(period, Days.words(day), table.closed(round)));
            }
        }
        engine.moveTo(until);
    }

    private void work(long round, LocalDate day, ItemCourse items, RoundCourse rounds) {
        Period period = table.period(round);
        Map<Long, Row> rows = table.of(round, period);
        ladder.remind(
                round, period.number(), ChronoUnit.DAYS.between(period.opensAt().toLocalDate(), day));
        rows.values().forEach(row -> pages.visit(row.id(), row.number(), row.leadUnit(), period.number()));
        batches.sign(
                sample.people(Role.SECRETARY).get(0),
                engine.waiting().stream()
                        .filter(task -> task.key().equals("signOffSecretary"))
                        .filter(task ->
                                items.agrees(task.key(), rows.get(task.id()).on(day, period)))
                        .toList());
        for (Waiting task : engine.waiting()) {
            if (engine.isStranger(task)) {
                engine.completeStranger(task);
                continue;
            }
            if (LadderCourse.isOf(task.key())) {
                ladder.answer(task.key(), task.id(), day, period.number())
                        .ifPresent(answer -> engine.complete(task, answer.user(), answer.form()));
                continue;
            }
            switch (task.key()) {
                case "studyFeedback",
                        "preparePlan",
                        "approvePlan",
                        "confirmPlan",
                        "holdLifeMeeting",
                        "prepareProgressReport",
                        "approveCircular" -> aboutRounds.onRound(task, day, rounds, sample);
                case "checkBulletin", "hearBulletin" -> aboutRounds.onBulletin(task, day, rounds, sample);
                case "carryOutDecision", "confirmDecision", "renewDecision" ->
                    meetings.carryOut(task, day, period.number());
                case "trackRemaining" -> {}
                case "reportStanding", "confirmStanding" ->
                    onItem(task, rows.get(table.itemOfSeries(task.id())), day, period, items);
                case "confirmReceipt" -> onItem(task, rows.get(table.itemOfEpisode(task.id())), day, period, items);
                default -> onItem(task, rows.get(task.id()), day, period, items);
            }
        }
    }

    private void onItem(Waiting task, Row row, LocalDate day, Period period, ItemCourse items) {
        ItemCourse.Moment now = row.on(day, period);
        Optional<Map<String, Object>> form = switch (task.key()) {
            case "verifyItem" ->
                items.held("verifyItem", now)
                        ? Optional.empty()
                        : Optional.of(verifications.verify(task, now, personFor("verifyItem", row)));
            case "coVerifyItem" -> {
                verifications.coVerify(task, now);
                yield Optional.empty();
            }
            case "reportProgress" -> items.report(now, engine.choices(task, "openMeasures"));
            case "reassignItem" ->
                items.newUnit(now)
                        .map(unit -> Map.of("leadUnit", unit, "leader", row.leader(), "reason", "按职责重新确定牵头单位。"));
            default -> items.form(task.key(), now);
        };
        form.ifPresent(submitted -> {
            forbidden.tryOn(
                    task,
                    personFor("", row),
                    personFor("reportProgress", row),
                    personFor("verifyItem", row),
                    row.leader());
            engine.complete(task, personFor(task.key(), row), submitted);
        });
    }

    /**
     * Handlers report; heads accept and receive letters; the discipline verifies, the third of its people confirms sums,
     * so that he never verified what he signs.
     */
    private String personFor(String task, Row item) {
        return switch (task) {
            case "acceptItem", "confirmReceipt" -> sample.unitPerson(item.leadUnit(), "head");
            case "proposeMeasures", "reportProgress", "askAgain", "reportStanding" ->
                sample.unitPerson(item.leadUnit(), "handler");
            case "decideExtension", "signOffLeader" -> item.leader();
            case "confirmSums" -> sample.people(Role.DISCIPLINE).get(2);
            case "verifyItem" -> sample.people(Role.DISCIPLINE).get(item.position() % 2);
            case "signOffSecretary" -> sample.people(Role.SECRETARY).get(0);
            default -> sample.people(Role.RECTIFICATION_OFFICE).get(0);
        };
    }
}
