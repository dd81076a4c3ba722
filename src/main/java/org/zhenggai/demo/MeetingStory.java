package org.zhenggai.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.demo.Sample.Event;
import org.zhenggai.kernel.calendar.WorkCalendar;
import org.zhenggai.people.Role;

/**
 * What the meetings of the sample decide, and what becomes of it; see the sample's README for the rules. A unit that has
 * not accepted an item, or does not report on it, carries nothing out either.
 */
@Component
@RequiredArgsConstructor
class MeetingStory {

    private static final int DAYS = 10;
    private static final int DAYS_OF_GENERAL = 20;

    /** Rows that the form has for general decisions. */
    private static final int ROWS_OF_GENERAL = 3;

    /** Days after the meeting from which on a decision is carried out. */
    private static final int UNTIL_DONE = 6;

    /** The decision {@code d} of a code in the round of a reporting period. */
    private static final String OF_CODE = """
         join bulletin b on b.id = d.bulletin join reporting_period p on p.id = b.period
        where p.round = (select q.round from reporting_period q where q.id = :period)
            and p.number || '-' || d.position = :code
        """;

    private final ReplayProcess engine;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Sample sample = Sample.load();

    private record Decision(
            String number,
            String state,
            String unit,
            String leadUnit,
            LocalDate madeOn,
            LocalDate dueOn,
            LocalDate answeredOn,
            String answer) {

        String item() {
            return number == null ? "" : number;
        }
    }

    /** The lists of the form of a hearing, whole as Tasklist submits them, and filled in. */
    Map<String, Object> decided(Waiting hearing, LocalDate day, int period) {
        List<Map<String, Object>> onItems = new ArrayList<>();
        List<Map<String, Object>> earlier = engine.rows(hearing, "earlier");
        for (Map<String, Object> row : engine.rows(hearing, "decisions")) {
            Map<String, Object> filled = new HashMap<>(row);
            if (earlier.stream().noneMatch(before -> isAbout(before, row))) {
                filled.put("text", "牵头单位主要负责人说明情况，报出逐周推进的安排。");
                filled.put("dueOn", workdayIn(day, DAYS));
            }
            onItems.add(filled);
        }
        List<Map<String, Object>> general = new ArrayList<>(Collections.nCopies(ROWS_OF_GENERAL, Map.of()));
        if (period == 1) {
            general.set(0, Map.of("text", "整改办每周调度一次进展缓慢的事项，形成调度记录。", "dueOn", workdayIn(day, DAYS_OF_GENERAL)));
        }
        return Map.of("decisions", onItems, "general", general, "earlier", changed(hearing, earlier, day));
    }

    private static boolean isAbout(Map<String, Object> decision, Map<String, Object> item) {
        return decision.get("about").toString().startsWith("事项" + item.get("number") + "（");
    }

    /** A decision that is late gets another day when it comes back first, and is dropped when it comes back again. */
    private List<Map<String, Object>> changed(Waiting hearing, List<Map<String, Object>> earlier, LocalDate day) {
        List<Map<String, Object>> changed = new ArrayList<>();
        for (Map<String, Object> row : earlier) {
            Map<String, Object> filled = new HashMap<>(row);
            if (isLate(hearing.id(), String.valueOf(row.get("code")), day)) {
                if (returns(hearing.id(), String.valueOf(row.get("code"))) == 1) {
                    filled.put("action", "renewed");
                    filled.put("dueOn", workdayIn(day, DAYS));
                } else {
                    filled.put("action", "dropped");
                    filled.put("reason", "两次列入通报仍未落实，转按督办程序处理，本决定不再单列。");
                }
            }
            changed.add(filled);
        }
        return changed;
    }

    /** Whether nobody has answered it in time; what the office only has to confirm is left to it. */
    private boolean isLate(long period, String code, LocalDate day) {
        return jdbc.sql("select count(*) from decision d" + OF_CODE + " and d.state = 'OPEN' and d.due_on < :day")
                        .param("period", period)
                        .param("code", code)
                        .param("day", day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int returns(long period, String code) {
        return jdbc.sql("select count(*) from bulletin_decision c join decision d on d.id = c.decision" + OF_CODE)
                .param("period", period)
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    /** Does what is due today with a task about a decision. */
    void carryOut(Waiting task, LocalDate day, int period) {
        Decision decision = decision(task.id());
        List<String> office = sample.people(Role.RECTIFICATION_OFFICE);
        Optional<Event> cannot = sample.event(decision.item(), period, "decision-cannot");
        switch (task.key()) {
            case "carryOutDecision" -> answer(task, decision, day, period, cannot);
            case "confirmDecision" -> {
                boolean waits = sample.event(decision.item(), period, "decision-unconfirmed")
                        .isPresent();
                if (!waits && day.isAfter(decision.answeredOn())) {
                    engine.complete(
                            task,
                            office.get(1),
                            decision.answer().equals("DONE")
                                    ? Map.of("decision", "confirmed")
                                    : Map.of("decision", "referred", "reason", "情况属实，请另定日期。"));
                }
            }
            default ->
                engine.complete(
                        task,
                        sample.people(Role.SECRETARY).get(0),
                        Map.of("decision", "renewed", "dueOn", workdayIn(day, DAYS)));
        }
    }

    /** The first working day from then on. */
    private String workdayIn(LocalDate day, int days) {
        return calendar.plus(day.plusDays(days - 1), 1).toString();
    }

    private void answer(Waiting task, Decision decision, LocalDate day, int period, Optional<Event> cannot) {
        boolean waits = decision.state().equals("ASSIGNED")
                || sample.event(decision.item(), period, "silent").isPresent()
                || sample.event(decision.item(), period, "decision-open").isPresent();
        boolean isAsked = decision.answer() == null && cannot.isPresent();
        boolean soon =
                sample.event(decision.item(), period, "decision-unconfirmed").isPresent();
        long days = soon ? 1 : UNTIL_DONE;
        if (waits || day.isBefore(decision.madeOn().plusDays(days))) {
            return;
        }
        String person = decision.unit() == null
                ? sample.people(Role.RECTIFICATION_OFFICE).get(0)
                : sample.unitPerson(decision.leadUnit(), "handler");
        engine.complete(
                task,
                person,
                isAsked
                        ? Map.of("result", "cannot", "answer", cannot.get().text())
                        : Map.of("result", "done", "answer", "已按会议要求办理，推进安排报整改办。"));
    }

    private Decision decision(long id) {
        return jdbc.sql("""
            select i.number, coalesce(i.state, '') as state, d.unit, i.lead_unit, cast(d.at as date) as made_on,
                d.due_on, cast(d.answered_at as date) as answered_on, d.answer
            from decision d left join item i on i.id = d.item where d.id = :id
            """).param("id", id).query(Decision.class).single();
    }
}
