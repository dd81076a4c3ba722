package org.zhenggai.work.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Directory;
import org.zhenggai.work.plan.PlanTable.Change;
import org.zhenggai.work.plan.PlanTable.Row;

/** What values a row of the plan may have; a gap is allowed until the plan is submitted. */
@Component
@RequiredArgsConstructor
class PlanRules {

    private static final int FAULTS_NAMED = 10;

    /**
     * What is wrong with a value of the plan.
     *
     * @param field its name as people read it, which is also the head of its column in the workbook
     * @param words what follows the name in a sentence, without a full stop
     */
    record Fault(String field, String words) {

        /** Such as {@code “责任领导”不是领导小组成员}. */
        String sentence() {
            return "“" + field + "”" + words;
        }
    }

    private final DeadlineRules deadlines;
    private final Directory directory;

    /**
     * Checks changed rows.
     *
     * @param before the rows of the round by their id
     * @throws Refusal when a row is not of this round or comes twice, or with every row and field that will not do
     */
    void check(long round, List<Change> changes, Map<Long, Row> before) {
        Set<Long> seen = new HashSet<>();
        for (Change change : changes) {
            Refusal.unless(before.containsKey(change.id()), "没有保存：有一行不属于本轮，请刷新页面后再填。");
            Refusal.unless(
                    seen.add(change.id()),
                    "没有保存：事项%s提交了两次，请刷新页面后再填。",
                    before.get(change.id()).number());
        }
        List<String> faults = new ArrayList<>();
        faults(round, changes, before)
                .forEach((item, words) -> words.forEach(
                        fault -> faults.add("事项" + before.get(item).number() + fault.sentence())));
        Refusal.unless(
                faults.isEmpty(),
                "没有保存，有%d处须改：%s%s。",
                faults.size(),
                faults.stream().limit(FAULTS_NAMED).collect(Collectors.joining("；")),
                faults.size() > FAULTS_NAMED ? "；等" : "");
    }

    /**
     * What will not do in rows, by their item. A deadline that passed while
     * nobody touched it is a fault when the plan is submitted, not when something else of its row is saved.
     */
    Map<Long, List<Fault>> faults(long round, List<Change> changes, Map<Long, Row> before) {
        Known known = new Known(
                directory.units().stream().map(Directory.Unit::code).collect(Collectors.toSet()),
                directory.leaders().stream().map(Directory.Choice::value).collect(Collectors.toSet()),
                deadlines.today(round));
        Map<Long, List<Fault>> faults = new LinkedHashMap<>();
        changes.forEach(change -> faults.put(change.id(), known.faults(change, before.get(change.id()))));
        return faults;
    }

    private record Known(Set<String> units, Set<String> leaders, DeadlineRules.Today today) {

        private List<Fault> faults(Change change, Row before) {
            List<Fault> faults = new ArrayList<>();
            if (change.leadUnit() != null && !units.contains(change.leadUnit())) {
                faults.add(new Fault("牵头单位", "不在单位名录中"));
            }
            if (!units.containsAll(change.assisting())) {
                faults.add(new Fault("配合单位", "中有单位不在单位名录中"));
            }
            if (new HashSet<>(change.assisting()).size() < change.assisting().size()) {
                faults.add(new Fault("配合单位", "有重复"));
            }
            if (change.leadUnit() != null && change.assisting().contains(change.leadUnit())) {
                faults.add(new Fault("配合单位", "与牵头单位相同"));
            }
            if (change.leader() != null && !leaders.contains(change.leader())) {
                faults.add(new Fault("责任领导", "不是领导小组成员"));
            }
            if (change.deadline() != null && !change.deadline().equals(before.deadline())) {
                today.fault(change.deadline()).ifPresent(fault -> faults.add(new Fault("整改期限", fault)));
            }
            return faults;
        }
    }
}
