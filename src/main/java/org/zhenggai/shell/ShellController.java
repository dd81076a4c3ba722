package org.zhenggai.shell;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhenggai.people.Viewer;

/** The head alone, for pages that are not ours, and the page that shows every component. */
@Controller
class ShellController {

    /** As on a page at this address. */
    @GetMapping("/shell")
    String head(Viewer viewer, @RequestParam(defaultValue = "/tasks") String at, Model page) {
        page.addAttribute("shell", new Shell(at));
        return "shell :: head";
    }

    @GetMapping("/components")
    String components(Viewer viewer) {
        return "components";
    }
}
