package org.zhenggai.access.cases;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.kernel.log.AccessKind;
import org.zhenggai.kernel.log.AccessLog;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;

/** The page on which the office says whether an item is confidential and who may see it. */
@Controller
@RequiredArgsConstructor
class ConfidentialityController {

    private final Confidentiality confidentiality;
    private final AccessLog log;

    /** Refuses everybody else, whatever is asked for below. */
    @ModelAttribute
    void admit(Viewer viewer) {
        viewer.require(viewer.isOffice());
    }

    @GetMapping("/items/{item}/confidentiality")
    String page(Viewer viewer, @PathVariable long item, Model page) {
        Confidentiality.Marked marked = confidentiality.of(item).orElseThrow(NotFound::new);
        if (marked.confidential()) {
            log.record(viewer.username(), AccessKind.CONFIDENTIAL_READ, "事项" + marked.number(), "涉密设置");
        }
        page.addAttribute("item", marked);
        page.addAttribute("confidants", confidentiality.confidants(item));
        page.addAttribute("candidates", confidentiality.candidates(item));
        return "confidentiality";
    }

    @PostMapping("/items/{item}/confidentiality")
    String mark(
            Viewer viewer, @PathVariable long item, @RequestParam boolean confidential, @RequestParam String reason) {
        confidentiality.mark(item, confidential, reason, viewer.username());
        return back(item);
    }

    @PostMapping("/items/{item}/confidants")
    String admit(Viewer viewer, @PathVariable long item, @RequestParam String username, @RequestParam String reason) {
        confidentiality.admit(item, username, reason, viewer.username());
        return back(item);
    }

    @PostMapping("/items/{item}/confidants/{user}/remove")
    String dismiss(Viewer viewer, @PathVariable long item, @PathVariable String user, @RequestParam String reason) {
        confidentiality.dismiss(item, user, reason, viewer.username());
        return back(item);
    }

    private static String back(long item) {
        return "redirect:/items/" + item + "/confidentiality";
    }
}
