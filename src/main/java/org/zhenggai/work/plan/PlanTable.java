package org.zhenggai.work.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Scope;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.round.item.ItemKind;
import org.zhenggai.round.item.PlanDraft;
import org.zhenggai.round.item.PlanDraft.Planned;

/** The plan as one table: who puts which item right, how and until when. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PlanTable {

    private final JdbcClient jdbc;
    private final PlanDraft plan;
    private final Plans plans;
    private final PlanRules rules;
    private final PlanDeadlines deadlines;
    private final PlanEdits edits;

    /**
     * An item in the plan; what is not planned yet is null or empty.
     *
     * @param version goes back with a {@link Change}, so that nobody overwrites what he has not seen
     * @param area number and title of the area, such as {@code 3 关于…}
     * @param assisting codes of the assisting units
     * @param leader user name of the responsible leader
     * @param involvesMoney whether sums have to be confirmed before it is signed off
     */
    public record Row(
            long id,
            int version,
            String number,
            String title,
            String area,
            String finding,
            String leadUnit,
            List<String> assisting,
            String leader,
            ItemKind kind,
            LocalDate deadline,
            boolean major,
            boolean involvesMoney) {}

    /** The new values of one row, all of them; null leaves a gap. */
    public record Change(
            long id,
            int version,
            String leadUnit,
            List<String> assisting,
            String leader,
            ItemKind kind,
            LocalDate deadline,
            boolean major,
            boolean involvesMoney) {

        public Change {
            leadUnit = blankToNull(leadUnit);
            assisting = assisting == null ? List.of() : List.copyOf(assisting);
            leader = blankToNull(leader);
        }

        /** An item that is not about money. */
        public Change(
                long id,
                int version,
                String leadUnit,
                List<String> assisting,
                String leader,
                ItemKind kind,
                LocalDate deadline,
                boolean major) {
            this(id, version, leadUnit, assisting, leader, kind, deadline, major, false);
        }

        private PlanDraft.Row planned() {
            return new PlanDraft.Row(
                    new Planned(id, leadUnit, leader, kind, deadline), assisting, major, involvesMoney);
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    /** All items of the round in the order of the source. */
    @Transactional(readOnly = true)
    public List<Row> rows(long round) {
        return rows(round, Scope.ALL);
    }

    /** Those of the round's items that somebody may see. */
    @Transactional(readOnly = true)
    List<Row> rows(long round, Scope scope) {
        record Assisting(long item, String unit) {}
        Map<Long, List<String>> assisting = jdbc
                .sql("select a.item, a.unit from item_assisting a join item i on i.id = a.item"
                        + " where i.round = ? order by a.item, a.unit")
                .param(round)
                .query(Assisting.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Assisting::item, Collectors.mapping(Assisting::unit, Collectors.toList())));
        return jdbc.sql("select i.id, i.version, i.number, i.title, a.number as area_number, a.title as area_title,"
                        + " f.title as finding, i.lead_unit, i.leader, i.kind, i.deadline, i.major, i.involves_money"
                        + " from item i join finding f on f.id = i.finding join area a on a.id = f.area"
                        + " where i.round = :round and " + Scope.CONDITION + " order by i.position")
                .param("round", round)
                .params(scope.parameters())
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("area_number") + " " + row.getString("area_title"),
                        row.getString("finding"),
                        row.getString("lead_unit"),
                        assisting.getOrDefault(row.getLong("id"), List.of()),
                        row.getString("leader"),
                        row.getString("kind") == null ? null : ItemKind.valueOf(row.getString("kind")),
                        row.getObject("deadline", LocalDate.class),
                        row.getBoolean("major"),
                        row.getBoolean("involves_money")))
                .list();
    }

    /**
     * Takes over changed rows, all or none.
     *
     * @param user user name of who plans; the history of the round names him when the plan is submitted
     * @throws PlanConflict when one of the rows was changed since it was read and would now become different
     * @throws Refusal when the plan may not be changed now, or a value will not do; it names every row and field
     */
    public void save(long round, List<Change> changes, String user) {
        save(round, changes, PlanDeadlines.Decision.NONE, user);
    }

    /**
     * The same with a decision on deadlines that are doubtful, of these rows or of others of the plan.
     *
     * @throws PlanDoubts when a doubtful deadline of these rows is not decided on
     */
    public void save(long round, List<Change> changes, PlanDeadlines.Decision decision, String user) {
        lock(round);
        Refusal.unless(plans.isEditable(round), "方案现在不能修改：只有传达学习之后、提交审定之前或被退回之后才能编制。请刷新页面查看进展。");
        Map<Long, Row> before = byId(round);
        rules.check(round, changes, before);
        List<Change> different = changes.stream()
                .filter(change -> PlanEdits.isDifferent(before.get(change.id()), change))
                .toList();
        refuseConflicts(different, before, user);
        deadlines.take(round, changes, before, decision, user);
        plan.write(different.stream().map(Change::planned).toList());
        edits.record(different, before, user);
    }

    /** What will not do in changed rows, by their item; every sentence begins with the field in quotes. */
    @Transactional(readOnly = true)
    public Map<Long, List<PlanRules.Fault>> faults(long round, List<Change> changes) {
        return rules.faults(round, changes, byId(round));
    }

    /** Those of changed rows whose deadline has to be decided on. */
    @Transactional(readOnly = true)
    public List<PlanDeadlines.Doubtful> doubtful(long round, List<Change> changes) {
        return deadlines.doubtful(round, changes, byId(round));
    }

    /** The deadlines that the rules of the round propose for each kind. */
    @Transactional(readOnly = true)
    Map<ItemKind, LocalDate> proposals(long round) {
        return deadlines.proposals(round);
    }

    private Map<Long, Row> byId(long round) {
        return rows(round).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** Two people who save at the same moment go one after the other, so that the second sees what the first wrote. */
    private void lock(long round) {
        jdbc.sql("select id from round where id = ? for update")
                .param(round)
                .query(Long.class)
                .single();
    }

    /** Who changed rows since they were read in these versions; rows that are as they were are left out. */
    @Transactional(readOnly = true)
    Map<Long, Editors> editors(List<Row> rows, Map<Long, Integer> versions, String reader) {
        return edits.since(rows, versions, reader);
    }

    private void refuseConflicts(List<Change> changes, Map<Long, Row> before, String user) {
        List<Row> conflicts = changes.stream()
                .filter(change -> before.get(change.id()).version() != change.version())
                .map(change -> before.get(change.id()))
                .toList();
        if (!conflicts.isEmpty()) {
            Map<Long, Integer> seen = changes.stream().collect(Collectors.toMap(Change::id, Change::version));
            throw new PlanConflict(conflicts, edits.since(conflicts, seen, user));
        }
    }
}
