package org.zhenggai.closing.signoff;

import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Viewer;

/** The page on which leaders sign several items at once. */
@Controller
@RequestMapping("/sign-offs")
@RequiredArgsConstructor
class SignOffController {

    private final WaitingSignOffs waiting;
    private final BatchSigning batches;

    @GetMapping
    String page(Viewer viewer, @RequestParam(required = false) Long batch, Model page) {
        viewer.require(viewer.signsOff());
        page.addAttribute("lines", waiting.of(viewer));
        page.addAttribute("outcomes", batch == null ? List.of() : batches.outcomes(viewer, batch));
        return "sign-offs";
    }

    @PostMapping
    String sign(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model page) {
        viewer.require(viewer.signsOff());
        if (!confirmed) {
            List<String> rows = batches.asked(viewer, task, opinion);
            return new Question(
                            "同意这%d项销号吗".formatted(rows.size()),
                            "签批以后不能收回：责任领导同意的，送主要领导签批；主要领导同意的，按程序销号并封存档案。"
                                    + (opinion.isBlank() ? "" : "审批意见：" + opinion.strip()),
                            rows,
                            "/sign-offs",
                            Map.of("task", task, "opinion", List.of(opinion)),
                            "同意销号",
                            "/sign-offs")
                    .ask(page);
        }
        return "redirect:/sign-offs?batch=" + batches.sign(viewer, task, opinion);
    }
}
