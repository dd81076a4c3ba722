package org.zhenggai.work.plan.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhenggai.access.cases.CaseAccess;
import org.zhenggai.engine.TaskSubmissionProcess;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.people.Viewer;

/** What the plan's page asks for beside its table. All of it is for the office alone: texts may be confidential. */
@RestController
@RequestMapping(path = "/rounds/{round}/plan", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiredArgsConstructor
class PlanDeskController {

    private final PlanProposals proposals;
    private final PlanTasksProcess tasks;
    private final TaskSubmissionProcess submission;
    private final CaseAccess access;

    /** What is said to whoever decides; may be left out. */
    record Note(String note) {}

    /** What was done. */
    record Done(String message) {}

    @GetMapping("/sums")
    Map<Long, List<String>> sums(Viewer viewer, @PathVariable long round) {
        admit(viewer, round);
        return proposals.sums(round);
    }

    /** Completes the person's task 编制整改方案, with all checks that it has in Tasklist. */
    @PostMapping("/submission")
    Done submit(Viewer viewer, @PathVariable long round, @RequestBody Note note) {
        admit(viewer, round);
        String task = tasks.preparing(round, viewer.username())
                .orElseThrow(() -> new Refusal("没有提交：现在没有等您提交的方案。可能已经提交，或者任务已由他人认领，请在“待办”中查看。"));
        Map<String, Object> form = new HashMap<>();
        form.put("note", note.note() == null || note.note().isBlank() ? null : note.note());
        submission.submit(viewer.username(), task, form).ifPresent(why -> {
            throw new Refusal(why);
        });
        return new Done("方案已提交审定。");
    }

    private void admit(Viewer viewer, long round) {
        viewer.require(viewer.isOffice() && access.readsRound(viewer, round));
    }
}
