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
import org.zhenggai.sample.ReplayProcess.Waiting;

/** Tells the sample round day by day through the real engine, acting for every role. */
@Component
class Story {

    private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 0);

    private final ReplayProcess engine;
    private final RoundReaders readers;
    private final IntakeService intake;
    private final PlanCourse planning;
    private final BatchCourse batches;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Sample sample = Sample.load();

    Story(
            ReplayProcess engine,
            RoundReaders readers,
            IntakeService intake,
            PlanCourse planning,
            BatchCourse batches,
            WorkCalendar calendar,
            JdbcClient jdbc) {
        this.engine = engine;
        this.readers = readers;
        this.intake = intake;
        this.planning = planning;
        this.batches = batches;
        this.calendar = calendar;
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
        String secretary = sample.people(Role.SECRETARY).get(0);
        batches.sign(
                secretary,
                engine.waiting().stream()
                        .filter(task -> task.key().equals("signOffSecretary"))
                        .filter(task -> items.agrees(task.key(), moment(rows.get(task.id()), day, period)))
                        .toList());
        for (Waiting task : engine.waiting()) {
            switch (task.key()) {
                case "studyFeedback",
                        "preparePlan",
                        "approvePlan",
                        "confirmPlan",
                        "holdLifeMeeting",
                        "prepareProgressReport",
                        "approveCircular" -> onRound(task, day, rounds);
                case "checkBulletin", "hearBulletin" -> onBulletin(task, day, rounds);
                case "trackRemaining" -> {}
                case "reportStanding", "confirmStanding" ->
                    onItem(task, rows.get(itemOfSeries(task.id())), day, period, items);
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
                planning.fill(task.id(), sample);
            }
            if (task.key().equals("prepareProgressReport")) {
                complete.put("progressReport", engine.shown(task, "progressReport"));
            }
            engine.complete(task, personFor(task.key(), null), complete);
        });
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
            String decisions = String.valueOf(engine.shown(task, "decisions"));
            engine.complete(task, personFor("hearBulletin", null), rounds.hear(day, period, decisions, returned));
        }
    }

    private void onItem(Waiting task, ItemRow row, LocalDate day, Period period, ItemCourse items) {
        ItemCourse.Moment now = moment(row, day, period);
        Optional<Map<String, Object>> form = switch (task.key()) {
            case "reportProgress" -> items.report(now, engine.choices(task, "item", "openMeasures"));
            case "reassignItem" ->
                items.newUnit(now)
                        .map(unit -> Map.of("leadUnit", unit, "leader", row.leader(), "reason", "按职责重新确定牵头单位。"));
            default -> items.form(task.key(), now);
        };
        form.ifPresent(submitted -> engine.complete(task, personFor(task.key(), row), submitted));
    }

    private static ItemCourse.Moment moment(ItemRow row, LocalDate day, Period period) {
        return new ItemCourse.Moment(
                row.number(),
                row.position(),
                Math.max(1, period.number()),
                ChronoUnit.DAYS.between(period.opensAt().toLocalDate(), day),
                row.progress(),
                row.waitingFor(),
                row.askAgainOn(),
                day,
                row.returnedMeasures(),
                row.failedInPeriod(),
                row.handBacks());
    }

    /** Handlers report; heads accept and receive letters; the discipline verifies, in turn with the office. */
    private String personFor(String task, ItemRow item) {
        return switch (task) {
            case "acceptItem", "confirmReceipt" -> sample.unitPerson(item.leadUnit(), "head");
            case "proposeMeasures", "reportProgress", "reportStanding" -> sample.unitPerson(item.leadUnit(), "handler");
            case "decideExtension", "signOffLeader" -> item.leader();
            case "confirmSums" -> sample.people(Role.DISCIPLINE).get((item.position() + 1) % 2);
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

    private long itemOfSeries(long series) {
        return jdbc.sql("select item from standing_series where id = ?")
                .param(series)
                .query(Long.class)
                .single();
    }

    private List<ItemRow> rows(long round, LocalDateTime since) {
        return jdbc.sql("""
                        select i.id, i.number, i.position, i.progress, i.waiting_for as waitingFor,
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
