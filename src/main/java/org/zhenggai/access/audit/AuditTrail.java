package org.zhenggai.access.audit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.kernel.Actor;
import org.zhenggai.kernel.Days;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.DeadlineDoubt;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.RefusedAct.Way;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.ItemState;
import org.zhenggai.round.item.TaskAct;

/** Reads the audit of an item: what people did about it and what they were refused, from append-only tables. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
class AuditTrail {

    private static final String NOTHING = "（无）";

    private final JdbcClient jdbc;

    private record Event(LocalDateTime at, String actor, String actsFor, EventKind kind, String text, String changes) {}

    private record Act(
            LocalDateTime at,
            String actor,
            String actsFor,
            TaskAct act,
            String model,
            String word,
            String fromPerson,
            String toPerson) {}

    private record Refused(
            LocalDateTime at, String actor, String concerned, Way way, String task, String word, String sentence) {}

    private record Decided(LocalDateTime at, String actor, LocalDate deadline, String doubts, String reason) {

        private String words() {
            return Days.words(deadline) + DeadlineDoubt.words(doubts) + "。理由：" + reason;
        }
    }

    private record Words(LocalDateTime at, String actor, String text) {}

    private record Name(String code, String name) {}

    /** The lines of an item, oldest first; of a referral (移交问责) the discipline inspection alone may know. */
    List<AuditLine> of(Viewer viewer, long item) {
        Map<String, String> people = names("select username as code, name from person");
        Map<String, String> units = names("select code, name from unit");
        List<AuditLine> lines = new ArrayList<>();
        list("select at, actor, changes as text from plan_edit where item = ? order by id", item, Words.class)
                .forEach(edit -> lines.add(
                        line(edit.at(), edit.actor(), null, "编制方案", steps(edit.text(), people, units), "", people)));
        list(
                        "select decided_at as at, decided_by as actor, deadline, doubts, reason from deadline_decision"
                                + " where item = ? order by id",
                        item,
                        Decided.class)
                .forEach(one ->
                        lines.add(line(one.at(), one.actor(), null, "决定采用存疑的期限", List.of(), one.words(), people)));
        list("select at, actor, acts_for, kind, text, changes from event where item = ? order by id", item, Event.class)
                .forEach(event -> lines.add(line(
                        event.at(),
                        event.actor(),
                        event.actsFor(),
                        event.kind().word(),
                        steps(event.changes(), people, units),
                        event.text(),
                        people)));
        list(
                        "select t.at, t.actor, t.act, t.model, t.word, t.from_person, t.to_person, (select max(d.absent)"
                                + " from deputy_act d where d.item = t.item and d.task = t.task and d.actor = t.actor"
                                + " and d.at = t.at and t.act = 'COMPLETED') as acts_for"
                                + " from task_act t where t.item = ? order by t.id",
                        item,
                        Act.class)
                .stream()
                .filter(act -> viewer.isDiscipline() || !CaseModels.isRestricted(act.model()))
                .forEach(act -> lines.add(line(
                        act.at(),
                        act.actor(),
                        act.actsFor(),
                        act.act().word(),
                        holders(act, people),
                        act.word(),
                        people)));
        list("select at, actor, text from item_comment where item = ? order by id", item, Words.class)
                .forEach(said -> lines.add(line(said.at(), said.actor(), null, "留言", List.of(), said.text(), people)));
        list(
                        "select at, actor, concerned, way, task, word, sentence from refused_act where item = ?"
                                + " order by id",
                        item,
                        Refused.class)
                .stream()
                .filter(refused -> viewer.isDiscipline() || !CaseModels.isRestrictedTask(refused.task()))
                .forEach(refused -> lines.add(new AuditLine(
                        refused.at(),
                        name(people, refused.actor()),
                        null,
                        "被拒：" + refused.way().word(),
                        List.of(),
                        refused.word() + "（" + name(people, refused.concerned()) + "）：" + refused.sentence(),
                        true)));
        // Sorting keeps the order within a table for what happened in the same moment.
        lines.sort(Comparator.comparing(AuditLine::at));
        return lines;
    }

    private <T> List<T> list(String sql, long item, Class<T> type) {
        return jdbc.sql(sql).param(item).query(type).list();
    }

    private Map<String, String> names(String sql) {
        return jdbc.sql(sql).query(Name.class).list().stream().collect(Collectors.toMap(Name::code, Name::name));
    }

    private static AuditLine line(
            LocalDateTime at,
            String actor,
            String actsFor,
            String what,
            List<AuditLine.Step> changes,
            String text,
            Map<String, String> people) {
        return new AuditLine(
                at,
                name(people, actor),
                actsFor == null ? null : name(people, actsFor),
                what,
                changes,
                text == null ? "" : text,
                false);
    }

    private static String name(Map<String, String> people, String username) {
        return username.equals(Actor.SYSTEM) ? Actor.SYSTEM_WORD : people.getOrDefault(username, username);
    }

    private static List<AuditLine.Step> holders(Act act, Map<String, String> people) {
        return act.act() == TaskAct.COMPLETED
                ? List.of()
                : List.of(new AuditLine.Step(
                        "办理人",
                        act.fromPerson() == null ? "待认领" : name(people, act.fromPerson()),
                        act.toPerson() == null ? "待认领" : name(people, act.toPerson())));
    }

    private static List<AuditLine.Step> steps(String json, Map<String, String> people, Map<String, String> units) {
        return Changes.parse(json).all().stream()
                .map(change -> new AuditLine.Step(
                        change.field().word(),
                        word(change.field(), change.from(), people, units),
                        word(change.field(), change.to(), people, units)))
                .toList();
    }

    private static String word(Field field, String code, Map<String, String> people, Map<String, String> units) {
        if (code == null) {
            return NOTHING;
        }
        return switch (field) {
            case STATE -> ItemState.valueOf(code).word();
            case KIND -> ItemKind.valueOf(code).word();
            case LEAD_UNIT, ASSISTING ->
                Arrays.stream(code.split(","))
                        .map(unit -> units.getOrDefault(unit, unit))
                        .collect(Collectors.joining("、"));
            case LEADER -> name(people, code);
            case MAJOR, INVOLVES_MONEY, CONFIDENTIAL -> code.equals("true") ? "是" : "否";
            case PROGRESS -> code + "%";
            case ORIGINAL_DEADLINE, DEADLINE, ASK_AGAIN_ON -> Days.inWords(code);
            default -> code;
        };
    }
}
