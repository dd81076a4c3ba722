package org.zhenggai.engine.tasklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhenggai.access.cases.Confidants;
import org.zhenggai.engine.tasklist.TaskCards.Known;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;
import org.zhenggai.round.CaseModels;
import org.zhenggai.round.EventKind;
import org.zhenggai.round.Events;

/**
 * Gives tasks to people: all of the chosen ones or none. Who may do it stands in {@link Teams}; separation of duties
 * is checked when the task is completed, as for every other way to a task.
 */
@Service
@Transactional
@RequiredArgsConstructor
class TaskAssignment {

    private final TaskCards cards;
    private final Teams teams;
    private final TasksProcess tasks;
    private final Directory directory;
    private final Events events;
    private final AccessLog log;
    private final Confidants confidants;

    /**
     * Gives the tasks to one person.
     *
     * @param to null to give them back to all to whom they are offered; one's own claimed tasks anybody may give back
     * @return what was done, as a sentence
     * @throws Refusal when one of them cannot be given, with the reason for each
     */
    String assign(Viewer viewer, Collection<String> chosen, String to) {
        viewer.require(to == null || !teams.of(viewer).isEmpty());
        Set<String> ids = new LinkedHashSet<>(chosen);
        ids.remove(null);
        Refusal.unless(!ids.isEmpty(), "请先勾选要指派的任务。");
        List<Known> known = cards.known(viewer, ids);
        Refusal.unless(
                known.size() == ids.size(), "选中的任务有%d项已经办结或不在您的办理范围内，没有指派。请刷新任务列表后再选。", ids.size() - known.size());
        String name = to == null ? null : directory.nameOf(to);
        List<String> reasons = new ArrayList<>();
        known.forEach(task -> refuse(viewer, task, to, name, reasons));
        Refusal.unless(reasons.isEmpty(), "没有指派：%s。", String.join("；", reasons));
        known.forEach(task -> give(viewer, task, to, name));
        return to == null ? "已退回" + known.size() + "项任务，待认领。" : "已将" + known.size() + "项任务指派给" + name + "。";
    }

    private static void refuse(Viewer viewer, Known task, String to, String name, List<String> reasons) {
        boolean isOwn = viewer.username().equals(task.open().assignee());
        if (task.team() == null && (to != null || !isOwn)) {
            reasons.add(words(task) + "不由您指派");
        } else if (to != null && !task.team().has(to)) {
            reasons.add(words(task) + "只能指派给本单位在岗人员，" + name + "不在其中");
        }
    }

    private void give(Viewer viewer, Known task, String to, String name) {
        boolean becomesConfidant =
                to != null && task.subject().confidential() && !task.team().isHead(to) && isOfUnit(task);
        if (becomesConfidant) {
            admit(viewer, task, to, name);
        }
        tasks.assign(task.open().id(), to, becomesConfidant);
        if (CaseModels.isRestricted(task.open().process())) {
            return;
        }
        events.record(
                task.subject().round(),
                task.subject().item(),
                viewer.username(),
                EventKind.TASK_ASSIGNED,
                task.open().step() + (to == null ? "：退回，待认领" : "：由" + name + "办理"));
    }

    private static boolean isOfUnit(Known task) {
        return task.team().groups().size() > 1;
    }

    /** Tasks of a confidential item go to heads alone; whoever is to do one has to be let in by name. */
    private void admit(Viewer viewer, Known task, String to, String name) {
        if (confidants.admit(task.subject().item(), to)) {
            log.record(
                    viewer.username(), AccessKind.RIGHTS_CHANGED, task.subject().number(), "指派任务，准许" + name + "知悉涉密事项");
        }
    }

    private static String words(Known task) {
        return "“" + task.open().step() + " " + task.subject().number() + "”";
    }
}
