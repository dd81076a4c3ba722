package org.zhenggai.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.access.RoundReaders;
import org.zhenggai.calendar.WorkCalendar;
import org.zhenggai.intake.Corrections;
import org.zhenggai.intake.IntakeService;
import org.zhenggai.people.Role;
import org.zhenggai.plan.PlanTable;
import org.zhenggai.plan.PlanTable.Change;
import org.zhenggai.round.ItemKind;
import org.zhenggai.sample.ReplayProcess.Waiting;

/** Tells the sample round day by day through the real engine, acting for every role. */
@Component
class Story {

    private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 0);

    private final ReplayProcess engine;
    private final MeetingStory meetings;
    private final VerificationCourse verifications;
    private final RoundReaders readers;
    private final IntakeService intake;
    private final PlanTable plan;
    private final PageCourse pages;
    private final WorkCalendar calendar;
    private final LadderCourse ladder;
    private final ForbiddenProcess forbidden;
    private final JdbcClient jdbc;
    private final Sample sample = Sample.load();

    Story(
            ReplayProcess engine,
            MeetingStory meetings,
            RoundReaders readers,
            IntakeService intake,
            PlanTable plan,
            PageCourse pages,
            WorkCalendar calendar,
            LadderCourse ladder,
            ForbiddenProcess forbidden,
            JdbcClient jdbc) {
        this.engine = engine;
        this.meetings = meetings;
        this.verifications = new VerificationCourse(sample, engine);
        this.readers = readers;
        this.intake = intake;
        this.plan = plan;
        this.pages = pages;
        this.calendar = calendar;
        this.ladder = ladder;
        this.forbidden = forbidden;
        this.jdbc = jdbc;
    }

    /**
     * Imports the feedback and lets the days pass.
     *
     * @param shift days by which the story is moved from its own dates
     * @param until the last moment, in moved time
     * @param progress hears of every new reporting period
     * @return the id of the round
     */
    long tell(long shift, LocalDateTime until, Consumer<String> progress) {
        LocalDate day = Sample.FEEDBACK.plusDays(shift);
        engine.moveTo(day.atTime(OFFICE_HOURS));
        String office = sample.people(Role.RECTIFICATION_OFFICE).get(0);
        long round = intake.commit("feedback.txt", sample.feedback(), Corrections.none(day), office);
        sample.people(Role.INSPECTION_TEAM).forEach(person -> readers.add(round, person));
        ItemCourse items = new ItemCourse(sample, shift);
        RoundCourse rounds = new RoundCourse(sample, shift);
        int told = 0;
        for (; !day.atTime(OFFICE_HOURS).isAfter(until); day = day.plusDays(1)) {
            engine.moveTo(day.atTime(OFFICE_HOURS));
            // Its people keep the days of the story, whatever holidays the moved days are.
            if (calendar.isWorkingDay(day.minusDays(shift))) {
                work(round, day, items, rounds);
            }
            int period = period(round).number();
            if (period > told) {
                told = period;
                progress.accept("第%d期：%s，已销号%d项".formatted(period, day, closed(round)));
            }
        }
        engine.moveTo(until);
        return round;
    }

    private record Period(int number, LocalDateTime opensAt) {}

    private record ItemRow(
            long id,
            String number,
            int position,
            int progress,
            String waitingWho,
            String waitingFor,
            LocalDate askAgainOn,
            String leader,
            String leadUnit,
            int returnedMeasures,
            int failedInPeriod,
            int handBacks) {}

    private void work(long round, LocalDate day, ItemCourse items, RoundCourse rounds) {
        Period period = period(round);
        Map<Long, ItemRow> rows = new HashMap<>();
        rows(round, period.opensAt()).forEach(row -> rows.put(row.id(), row));
        ladder.remind(
                round, period.number(), ChronoUnit.DAYS.between(period.opensAt().toLocalDate(), day));
        rows.values().forEach(row -> pages.visit(row.id(), row.number(), row.leadUnit(), period.number()));
        for (Waiting task : engine.waiting()) {
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
                        "approveCircular" -> onRound(task, day, rounds);
                case "checkBulletin", "hearBulletin" -> onBulletin(task, day, rounds);
                case "carryOutDecision", "confirmDecision", "renewDecision" ->
                    meetings.carryOut(task, day, period.number());
                case "trackRemaining" -> {}
                case "confirmReceipt" -> onItem(task, rows.get(itemOfEpisode(task.id())), day, period, items);
                default -> onItem(task, rows.get(task.id()), day, period, items);
            }
        }
    }

    private void onRound(Waiting task, LocalDate day, RoundCourse rounds) {
        String kind = task.key().contains("Plan") ? "PLAN_RETURNED" : "CIRCULAR_RETURNED";
        int returned = jdbc.sql("select count(*) from event where round = ? and kind = ?")
                .params(task.id(), kind)
                .query(Integer.class)
                .single();
        rounds.form(task.key(), day, 0, returned).ifPresent(form -> {
            Map<String, Object> complete = new HashMap<>(form);
            if (task.key().equals("preparePlan")) {
                fillPlan(task.id(), form);
            }
            if (task.key().equals("prepareProgressReport")) {
                complete.put("progressReport", engine.shown(task, "progressReport"));
            }
            engine.complete(task, personFor(task.key(), null), complete);
        });
    }

    private void fillPlan(long round, Map<String, Object> form) {
        Map<String, Sample.PlanLine> lines = new HashMap<>();
        sample.plan().forEach(line -> lines.put(line.item(), line));
        LocalDate feedback = jdbc.sql("select feedback_on from round where id = ?")
                .param(round)
                .query(LocalDate.class)
                .single();
        long shift = ChronoUnit.DAYS.between(Sample.FEEDBACK, feedback);
        List<Change> changes = plan.rows(round).stream()
                .map(row -> {
                    Sample.PlanLine line = lines.get(row.number());
                    return new Change(
                            row.id(),
                            row.version(),
                            line.unit(),
                            line.assisting(),
                            line.leader(),
                            ItemKind.named(line.kind()).orElseThrow(),
                            line.deadline().plusDays(shift),
                            line.major());
                })
                .toList();
        plan.save(round, changes, sample.people(Role.RECTIFICATION_OFFICE).get(0));
    }

    private void onBulletin(Waiting task, LocalDate day, RoundCourse rounds) {
        int period = jdbc.sql("select number from reporting_period where id = ?")
                .param(task.id())
                .query(Integer.class)
                .single();
        int returned = jdbc.sql("select count(*) from event e join reporting_period p on p.round = e.round"
                        + " where p.id = ? and e.kind = 'BULLETIN_RETURNED' and e.at > p.cut_off")
                .param(task.id())
                .query(Integer.class)
                .single();
        if (task.key().equals("checkBulletin")) {
            rounds.form("checkBulletin", day, period, returned)
                    .ifPresent(form -> engine.complete(task, personFor("checkBulletin", null), form));
        } else {
            engine.complete(
                    task,
                    personFor("hearBulletin", null),
                    rounds.hear(day, period, meetings.decided(task, day, period), returned));
        }
    }

    private void onItem(Waiting task, ItemRow row, LocalDate day, Period period, ItemCourse items) {
        ItemCourse.Moment now = new ItemCourse.Moment(
                row.number(),
                row.position(),
                Math.max(1, period.number()),
                ChronoUnit.DAYS.between(period.opensAt().toLocalDate(), day),
                row.progress(),
                row.waitingWho(),
                row.waitingFor(),
                row.askAgainOn(),
                day,
                row.returnedMeasures(),
                row.failedInPeriod(),
                row.handBacks());
        Optional<Map<String, Object>> form = switch (task.key()) {
            case "verifyItem" ->
                items.held("verifyItem", now)
                        ? Optional.empty()
                        : Optional.of(verifications.verify(task, now, personFor("verifyItem", row)));
            case "coVerifyItem" -> {
                verifications.coVerify(task, now);
                yield Optional.empty();
            }
            case "reportProgress" -> items.report(now, engine.choices(task, "item", "openMeasures"));
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

    /** Handlers report; heads accept and receive letters; the discipline verifies, in turn with the office. */
    private String personFor(String task, ItemRow item) {
        return switch (task) {
            case "acceptItem", "confirmReceipt" -> sample.unitPerson(item.leadUnit(), "head");
            case "proposeMeasures", "reportProgress", "askAgain" -> sample.unitPerson(item.leadUnit(), "handler");
            case "decideExtension", "signOffLeader" -> item.leader();
            case "verifyItem" -> sample.people(Role.DISCIPLINE).get(item.position() % 2);
            case "approvePlan", "confirmPlan", "hearBulletin", "approveCircular", "signOffSecretary" ->
                sample.people(Role.SECRETARY).get(0);
            default -> sample.people(Role.RECTIFICATION_OFFICE).get(0);
        };
    }

    private Period period(long round) {
        return jdbc.sql(
                        "select number, opens_at as opensAt from reporting_period where round = ? order by number desc limit 1")
                .param(round)
                .query(Period.class)
                .optional()
                .orElseGet(() -> new Period(0, LocalDateTime.of(2000, 1, 1, 0, 0)));
    }

    private int closed(long round) {
        return jdbc.sql("select count(*) from item where round = ? and state = 'CLOSED'")
                .param(round)
                .query(Integer.class)
                .single();
    }

    private long itemOfEpisode(long episode) {
        return jdbc.sql("select item from escalation_episode where id = ?")
                .param(episode)
                .query(Long.class)
                .single();
    }

    private List<ItemRow> rows(long round, LocalDateTime since) {
        return jdbc.sql("""
                        select i.id, i.number, i.position, i.progress, i.waiting_who as waitingWho, i.waiting_for as waitingFor,
                            i.ask_again_on as askAgainOn, i.leader, i.lead_unit as leadUnit,
                            (select count(*) from event e where e.item = i.id and e.kind = 'MEASURES_RETURNED')
                                as returnedMeasures,
                            (select count(*) from event e where e.item = i.id and e.at >= :since and e.kind in
                                ('VERIFICATION_FAILED', 'LEADER_REFUSED', 'SECRETARY_REFUSED')) as failedInPeriod,
                            (select count(*) from event e where e.item = i.id and e.kind = 'HANDED_BACK') as handBacks
                        from item i where i.round = :round
                        """)
                .param("since", since)
                .param("round", round)
                .query(ItemRow.class)
                .list();
    }
}
