package org.zhenggai.access.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.UnitTasksProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Directory.Choice;
import org.zhenggai.people.Directory.Located;
import org.zhenggai.people.Role;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.Changes;
import org.zhenggai.round.Changes.Field;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;
import org.zhenggai.round.item.Items;

/** Marks items as confidential and says who besides the named roles may see them; each change with its reason. */
@Service
@Transactional
@RequiredArgsConstructor
class Confidentiality {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Items items;
    private final Confidants confidants;
    private final UnitTasksProcess tasks;
    private final Events events;
    private final AccessLog log;
    private final CaseModels cases;

    /** What the page shows of an item; {@code unit} is null as long as nobody leads it. */
    record Marked(long id, long round, String number, String title, String unit, boolean confidential) {}

    @Transactional(readOnly = true)
    Optional<Marked> of(long item) {
        return find(item, "");
    }

    /** The people entered for the item, by name. */
    @Transactional(readOnly = true)
    List<Choice> confidants(long item) {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from item_confidant c join person p on p.username = c.username where c.item = :item
                        order by p.name
                        """).param("item", item).query(Choice.class).list();
    }

    /** Who can be entered: people of its units and leaders, those who are entered left out. */
    @Transactional(readOnly = true)
    List<Choice> candidates(long item) {
        return jdbc
                .sql("""
                        select p.username, p.name, u.name as unit from person p left join unit u on u.code = p.unit
                        where p.active
                            and (p.unit in (select lead_unit from item where id = :item
                                    union select unit from item_assisting where item = :item)
                                or exists (select 1 from person_role r where r.username = p.username and r.role = :leaders))
                            and not exists (select 1 from item_confidant c where c.item = :item and c.username = p.username)
                        order by u.name, p.name
                        """)
                .param("item", item)
                .param("leaders", Role.LEADING_GROUP.code())
                .query(Located.class)
                .list()
                .stream()
                .map(Located::choice)
                .toList();
    }

    /**
     * Marks the item, or lifts the mark. Running tasks of the unit go to its heads alone, or back to all its people.
     *
     * @throws Refusal when the item is so already or the reason is missing
     */
    void mark(long item, boolean confidential, String reason, String actor) {
        Marked before = lock(item);
        Refusal.unless(
                before.confidential() != confidential,
                "事项%s已经%s，不必再办。请刷新页面查看。",
                before.number(),
                confidential ? "是涉密事项" : "不是涉密事项");
        String why = checked(reason);
        items.mark(item, confidential);
        if (before.unit() != null) {
            exchangeTasks(before, confidential);
        }
        EventKind kind = confidential ? EventKind.CONFIDENTIAL_SET : EventKind.CONFIDENTIAL_LIFTED;
        record(
                before,
                kind,
                why,
                kind.word() + "：" + why,
                actor,
                Changes.of(Field.CONFIDENTIAL, before.confidential(), confidential));
        if (confidential) {
            // Who is in charge of a special supervision goes on with it, and the list of those who know says so.
            supervisor(item)
                    .filter(person -> !confidants(item).contains(person))
                    .ifPresent(person -> enter(before, person, "负责本事项的专项督办", actor));
        }
    }

    /** Lets somebody see the confidential item. */
    void admit(long item, String username, String reason, String actor) {
        Marked marked = lock(item);
        String why = checked(reason);
        Choice person = candidates(item).stream()
                .filter(choice -> choice.value().equals(username))
                .findFirst()
                .orElseThrow(() -> new Refusal("请从名单中选择知悉人员；名单中只有牵头、配合单位人员和班子成员，已经列入的不再出现。"));
        enter(marked, person, why, actor);
    }

    private void enter(Marked item, Choice person, String why, String actor) {
        confidants.admit(item.id(), person.value());
        record(
                item,
                EventKind.CONFIDANTS_CHANGED,
                "增加" + person.label() + "：" + why,
                "增加知悉人员" + person.value() + "：" + why,
                actor);
    }

    /** The leader who is in charge of the item's special supervision now. */
    private Optional<Choice> supervisor(long item) {
        return jdbc.sql("""
                        select p.username as "value", p.name as label
                        from supervision s join escalation_episode e on e.id = s.episode
                            join person p on p.username = s.leader
                        where e.item = :item and s.state = 'RUNNING'
                        """).param("item", item).query(Choice.class).optional();
    }

    /** Takes that back. */
    void dismiss(long item, String username, String reason, String actor) {
        Marked marked = lock(item);
        String why = checked(reason);
        Choice person = confidants(item).stream()
                .filter(choice -> choice.value().equals(username))
                .findFirst()
                .orElseThrow(() -> new Refusal("此人不在事项" + marked.number() + "的知悉人员中，请刷新页面。"));
        Refusal.unless(
                !marked.confidential()
                        || supervisor(item).filter(person::equals).isEmpty(),
                "%s正在负责事项%s的专项督办，不能取消；督办解除后再办。",
                person.label(),
                marked.number());
        jdbc.sql("delete from item_confidant where item = ? and username = ?")
                .params(item, username)
                .update();
        if (marked.confidential() && marked.unit() != null) {
            String heads = Role.groupOfHeads(marked.unit());
            tasks.exchange(cases.keysOf(item), heads, heads, mayKeep(marked));
        }
        record(
                marked,
                EventKind.CONFIDANTS_CHANGED,
                "取消" + person.label() + "：" + why,
                "取消知悉人员" + username + "：" + why,
                actor);
    }

    private void exchangeTasks(Marked item, boolean confidential) {
        String all = Role.groupOfUnit(item.unit());
        String heads = Role.groupOfHeads(item.unit());
        tasks.exchange(cases.keysOf(item.id()), confidential ? all : heads, confidential ? heads : all, mayKeep(item));
    }

    /** The heads of the unit and the people entered: they see the item before and after. */
    private Set<String> mayKeep(Marked item) {
        Set<String> people =
                new HashSet<>(jdbc.sql("select username from person where unit = ? and post = 'head' and active")
                        .param(item.unit())
                        .query(String.class)
                        .list());
        confidants(item.id()).forEach(choice -> people.add(choice.value()));
        return people;
    }

    private void record(Marked item, EventKind kind, String event, String line, String actor) {
        record(item, kind, event, line, actor, Changes.NONE);
    }

    private void record(Marked item, EventKind kind, String event, String line, String actor, Changes changes) {
        events.record(item.round(), item.id(), actor, kind, event, changes);
        log.record(actor, AccessKind.RIGHTS_CHANGED, "事项" + item.number(), line);
    }

    private Marked lock(long item) {
        return find(item, "for update").orElseThrow(() -> new Refusal("没有这个整改事项，请从台账重新进入。"));
    }

    private Optional<Marked> find(long item, String lock) {
        return jdbc.sql("""
                        select id, round, number, title, lead_unit as unit, confidential from item where id = :item %s
                        """.formatted(lock))
                .param("item", item)
                .query(Marked.class)
                .optional();
    }

    private static String checked(String reason) {
        String why = reason == null ? "" : reason.strip();
        Refusal.unless(!why.isEmpty(), "请填写理由，理由会记入办理经过和访问日志。");
        Refusal.unless(why.length() <= LONGEST_REASON, "理由有%d字，请压缩到%d字以内。", why.length(), LONGEST_REASON);
        return why;
    }
}
