package org.zhenggai.closing.signoff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.Refusal;
import org.zhenggai.kernel.web.Question;
import org.zhenggai.people.Viewer;

/** The page on which leaders sign several items at once. */
@Controller
@RequestMapping("/sign-offs")
@RequiredArgsConstructor
class SignOffController {

    private final WaitingSignOffs waiting;
    private final BatchSigning batches;

    /** What somebody has chosen and written. */
    record Chosen(List<String> task, String opinion) {

        Chosen {
            task = task == null ? List.of() : List.copyOf(task);
            opinion = opinion == null ? "" : opinion;
        }
    }

    @GetMapping
    String page(Viewer viewer, @RequestParam(required = false) Long batch, Model page) {
        viewer.require(viewer.signsOff());
        return page(viewer, batch == null ? List.of() : batches.outcomes(viewer, batch), new Chosen(null, null), page);
    }

    private String page(Viewer viewer, List<BatchSigning.Outcome> outcomes, Chosen chosen, Model page) {
        page.addAttribute("lines", waiting.offered(viewer))
                .addAttribute("outcomes", outcomes)
                .addAttribute("chosen", chosen);
        return "sign-offs";
    }

    /** What is refused is told on the same page, with all that was chosen and written. */
    @PostMapping
    String sign(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(defaultValue = "false") boolean confirmed,
            HttpServletResponse response,
            Model page) {
        viewer.require(viewer.signsOff());
        try {
            return signed(viewer, task, opinion, confirmed, page);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("refusal", refusal.getMessage());
            return page(viewer, List.of(), new Chosen(task, opinion), page);
        }
    }

    private String signed(Viewer viewer, List<String> task, String opinion, boolean confirmed, Model page) {
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
