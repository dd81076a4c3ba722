package org.zhenggai.access.audit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The words of user names, codes and changes. */
    private record Names(Map<String, String> people, Map<String, String> units) {

        private String person(String username) {
            return username.equals(Actor.SYSTEM) ? Actor.SYSTEM_WORD : people.getOrDefault(username, username);
        }

        private AuditLine line(LocalDateTime at, String actor, String what, List<AuditLine.Step> changes, String text) {
            return new AuditLine(at, person(actor), null, what, changes, text == null ? "" : text, false);
        }

        private List<AuditLine.Step> steps(String json) {
            return Changes.parse(json).all().stream()
                    .map(change -> new AuditLine.Step(
                            change.field().word(),
                            word(change.field(), change.from()),
                            word(change.field(), change.to())))
                    .toList();
        }

        private String word(Field field, String code) {
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
                case LEADER -> person(code);
                case MAJOR, INVOLVES_MONEY, CONFIDENTIAL -> code.equals("true") ? "是" : "否";
                case PROGRESS -> code + "%";
                case ORIGINAL_DEADLINE, DEADLINE, ASK_AGAIN_ON -> Days.inWords(code);
                case WAITING_FOR -> code;
            };
        }

        private List<AuditLine.Step> holders(Act act) {
            return act.act() == TaskAct.COMPLETED
                    ? List.of()
                    : List.of(new AuditLine.Step("办理人", holder(act.fromPerson()), holder(act.toPerson())));
        }

        private String holder(String username) {
            return username == null ? "待认领" : person(username);
        }
    }

    /** The lines of an item, oldest first; of a referral (移交问责) the discipline inspection alone may know. */
    List<AuditLine> of(Viewer viewer, long item) {
        Names names =
                new Names(names("select username as code, name from person"), names("select code, name from unit"));
        Stream<AuditLine> edits = read(item, Words.class, """
                select at, actor, changes as text from plan_edit where item = :item order by id
                """)
                .map(edit -> names.line(edit.at(), edit.actor(), "编制方案", names.steps(edit.text()), ""));
        Stream<AuditLine> decisions = read(item, Decided.class, """
                select decided_at as at, decided_by as actor, deadline, doubts, reason from deadline_decision
                where item = :item order by id
                """)
                .map(one -> names.line(one.at(), one.actor(), "决定采用存疑的期限", List.of(), one.words()));
        Stream<AuditLine> events = read(item, Event.class, """
                select at, actor, acts_for, kind, text, changes from event where item = :item order by id
                """)
                .map(event -> names.line(
                                event.at(),
                                event.actor(),
                                event.kind().word(),
                                names.steps(event.changes()),
                                event.text())
                        .actingFor(event.actsFor() == null ? null : names.person(event.actsFor())));
        Stream<AuditLine> acts = read(item, Act.class, """
                select t.at, t.actor, t.act, t.model, t.word, t.from_person, t.to_person,
                    (select max(d.absent) from deputy_act d where d.item = t.item and d.task = t.task
                        and d.actor = t.actor and d.at = t.at and t.act = 'COMPLETED') as acts_for
                from task_act t where t.item = :item order by t.id
                """)
                .filter(act -> viewer.isDiscipline() || !CaseModels.isRestricted(act.model()))
                .map(act -> names.line(act.at(), act.actor(), act.act().word(), names.holders(act), act.word())
                        .actingFor(act.actsFor() == null ? null : names.person(act.actsFor())));
        Stream<AuditLine> comments = read(item, Words.class, """
                select at, actor, text from item_comment where item = :item order by id
                """)
                .map(said -> names.line(said.at(), said.actor(), "留言", List.of(), said.text()));
        Stream<AuditLine> refused = read(item, Refused.class, """
                select at, actor, concerned, way, task, word, sentence from refused_act where item = :item order by id
                """)
                .filter(one -> viewer.isDiscipline() || !CaseModels.isRestrictedTask(one.task()))
                .map(one -> new AuditLine(
                        one.at(),
                        names.person(one.actor()),
                        null,
                        "被拒：" + one.way().word(),
                        List.of(),
                        one.word() + "（" + names.person(one.concerned()) + "）：" + one.sentence(),
                        true));
        // Sorting keeps the order within a table for what happened in the same moment.
        return Stream.of(edits, decisions, events, acts, comments, refused)
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(AuditLine::at))
                .toList();
    }

    private <T> Stream<T> read(long item, Class<T> type, String sql) {
        return jdbc.sql(sql).param("item", item).query(type).list().stream();
    }

    private Map<String, String> names(String sql) {
        return jdbc.sql(sql).query(Name.class).list().stream().collect(Collectors.toMap(Name::code, Name::name));
    }
}
