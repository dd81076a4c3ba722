package org.zhenggai.signoff;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.access.Viewer;

/** The page on which leaders sign several items at once. */
@Controller
@RequestMapping("/sign-offs")
class SignOffController {

    private final WaitingSignOffs waiting;
    private final BatchSigning batches;

    SignOffController(WaitingSignOffs waiting, BatchSigning batches) {
        this.waiting = waiting;
        this.batches = batches;
    }

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
            @RequestParam(defaultValue = "") String opinion) {
        viewer.require(viewer.signsOff());
        return "redirect:/sign-offs?batch=" + batches.sign(viewer, task, opinion);
    }
}
