package org.zhenggai.engine.models.state;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Viewer;

/** What runs of which model, where it has stopped, and a model's suspension; counts only. */
@Controller
@RequestMapping("/workshop/models")
@RequiredArgsConstructor
class ModelsController {

    private static final String LIST = "redirect:/workshop/models";

    private static final int LONGEST_REASON = 200;

    private final RunningModels running;
    private final StoppedStepsProcess stopped;
    private final HoldsProcess holds;
    private final AccessLog log;

    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isDesigner() || viewer.isAdministrator());
    }

    @GetMapping
    String list(Model model) {
        List<RunningModel> all = running.all();
        model.addAttribute("models", all);
        model.addAttribute("stopped", stopped.all());
        return "workshop/models";
    }

    /** Tries once more what stopped at a step: it runs what was due anyway, so a designer may as well. */
    @PostMapping("/retry")
    String retry(Viewer viewer, @RequestParam String definition, @RequestParam String step, RedirectAttributes next) {
        int tried = stopped.retry(definition, step);
        Refusal.unless(tried > 0, "这一步已经没有停下的，可能已由他人重试。请刷新页面。");
        log.record(viewer.username(), AccessKind.STEP_RETRIED, step, tried + "件");
        next.addFlashAttribute("done", "已重试" + tried + "件，片刻后刷新本页看结果。");
        return LIST;
    }

    @PostMapping("/{process}/suspension")
    String suspend(
            Viewer viewer,
            @PathVariable String process,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model page,
            RedirectAttributes next) {
        viewer.require(viewer.isAdministrator());
        RunningModel model = found(process);
        String why = reason.strip();
        Refusal.unless(!why.isEmpty(), "请写明为什么暂停“%s”，理由记入访问日志。", model.name());
        Refusal.unless(why.length() <= LONGEST_REASON, "理由超过%d字，请精简。", LONGEST_REASON);
        if (!confirmed) {
            return new Question(
                            "暂停“" + model.name() + "”吗",
                            "暂停后，这个流程在办的待办不再显示，也不能提交；到时间的步骤不办，恢复后补办。" + "其他流程要启动它、通知它的步骤会停下来等，恢复时自动重试。草稿、认领和期限都不变。",
                            List.of(),
                            "/workshop/models/" + process + "/suspension",
                            Map.of("reason", List.of(why)),
                            "暂停",
                            "/workshop/models")
                    .ask(page);
        }
        holds.suspend(model, why, viewer.username());
        next.addFlashAttribute("done", "“" + model.name() + "”已暂停，在办的都停在原处。");
        return LIST;
    }

    @PostMapping("/{process}/resumption")
    String resume(Viewer viewer, @PathVariable String process, RedirectAttributes next) {
        viewer.require(viewer.isAdministrator());
        RunningModel model = found(process);
        int tried = holds.resume(model, viewer.username());
        next.addFlashAttribute(
                "done", "“" + model.name() + "”已恢复。" + (tried == 0 ? "" : "因它暂停而停下的" + tried + "个步骤正在重试。"));
        return LIST;
    }

    private RunningModel found(String process) {
        return running.of(process).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个流程"));
    }
}
