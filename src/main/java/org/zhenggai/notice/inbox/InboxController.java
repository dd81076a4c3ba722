package org.zhenggai.notice.inbox;

import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.kernel.web.Page;
import org.zhenggai.notice.NoticeSettings;
import org.zhenggai.people.Viewer;

/** Everybody's own inbox. */
@Controller
@RequiredArgsConstructor
class InboxController {

    private final Inbox inbox;
    private final InboxTitles titles;
    private final NoticeReasons reasons;
    private final NoticeSettings settings;

    @GetMapping("/inbox")
    String page(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("all", all);
        model.addAttribute("unread", inbox.unread(viewer.username()));
        Page<Inbox.Line> lines = inbox.page(viewer.username(), !all, page);
        model.addAttribute("page", lines);
        model.addAttribute("titles", titles.of(viewer, lines.rows()));
        model.addAttribute("reasons", reasons.of(viewer, lines.rows()));
        model.addAttribute("enabled", settings.enabled());
        return "inbox";
    }

    /** For the badge in the head. */
    @GetMapping("/inbox/count")
    @ResponseBody
    Map<String, Long> count(Viewer viewer) {
        return Map.of("unread", inbox.unread(viewer.username()));
    }

    /** What a notice leads to; who goes there has read it. */
    @GetMapping("/inbox/{notice}")
    String open(Viewer viewer, @PathVariable long notice) {
        return "redirect:" + inbox.open(viewer.username(), notice).orElseThrow(NotFound::new);
    }

    @PostMapping("/inbox/read")
    String readAll(Viewer viewer, @RequestParam long upTo, RedirectAttributes next) {
        next.addFlashAttribute("done", inbox.readAll(viewer.username(), upTo) + "条通知已标为已读。");
        return "redirect:/inbox";
    }
}
